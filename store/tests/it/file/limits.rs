//! How large, how many, and how often.

use domain::Refusal;
use domain::file::{Kind, MOST_BYTES, MOST_FILES};
use domain::motion::view::MotionView;
use futures::future::join_all;
use store::builders::{a_file, in_pieces};
use store::file::attach;

use super::Attic;
use crate::harness::{On, call, refusal, rstest};

fn of_size(bytes: u64) -> Vec<u8> {
    let mut file = a_file(Kind::Jpeg);
    file.resize(usize::try_from(bytes).unwrap(), 0x42);
    file
}

#[rstest]
#[tokio::test]
async fn a_file_may_be_as_large_as_the_limit_and_not_a_byte_larger(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    assert_eq!(refusal(attic.add("a.jpg", &of_size(MOST_BYTES + 1)).await), Refusal::TooLarge);
    assert_eq!(attic.counts().await, (0, 0, 0));
    let kept = attic.add("a.jpg", &of_size(MOST_BYTES)).await.unwrap();
    assert_eq!(u64::try_from(kept.size).unwrap(), MOST_BYTES);
    assert_eq!(attic.counts().await, (1, 1, 0));
}

#[rstest]
#[tokio::test]
async fn a_motion_has_at_most_so_many_files_however_many_come_at_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let bytes = a_file(Kind::Png);
    let all = join_all((0..MOST_FILES + 4).map(|_| attic.add("a.png", &bytes))).await;
    let (kept, refused): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    assert_eq!(kept.len(), MOST_FILES);
    for one in refused {
        assert_eq!(refusal(one), Refusal::TooMany { at_most: MOST_FILES });
    }
    assert_eq!(attic.counts().await, (MOST_FILES, MOST_FILES, 0));
}

#[rstest]
#[tokio::test]
async fn the_same_form_sent_twice_adds_one_file(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(attic) = Attic::open(on).await else { return };
    let call = call(attic.town.author(), attic.draft.now).keyed("the form:0");
    let bytes = a_file(Kind::Pdf);
    let send = || attach(&attic.store, &call, attic.draft.id, "报告.pdf", in_pieces(&bytes, 20));
    let (one, two) = futures::join!(send(), send());
    let later = send().await.unwrap();
    assert_eq!((one.unwrap(), two.unwrap()), (later.clone(), later));
    assert_eq!(attic.counts().await, (1, 1, 0));
}

#[rstest]
#[tokio::test]
async fn a_file_stands_on_the_item_with_its_event(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(attic) = Attic::open(on).await else { return };
    let kept = attic.add("../桥\u{202E}gpj.exe", &a_file(Kind::Jpeg)).await.unwrap();
    assert_eq!(kept.name, "桥gpj.exe.jpg");
    let view = attic.seen_by(attic.town.author(), attic.draft.id, attic.draft.now).await;
    let MotionView::Deputy(view) = view else { panic!() };
    assert_eq!(view.core.files, std::slice::from_ref(&kept));
    assert_eq!(view.version, 1, "what is being typed can still be saved");
    let last = &view.core.timeline.last().unwrap().event;
    assert_eq!(*last, domain::Event::Attached { file: kept.id, name: kept.name });
}

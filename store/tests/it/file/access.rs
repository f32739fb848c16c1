//! Who may add a file and who may open one.

use domain::file::Kind;
use domain::motion::State;
use domain::{Actor, FileId, MotionId, Refusal};
use store::Error;
use store::builders::{Built, MotionBuilder, Town, a_file, a_motion, morning};
use store::file::open;
use store::motion::commands::{purge, quarantine, restore};

use super::Attic;
use crate::harness::{Dump, On, call, refusal, rstest};

fn drafted(town: &Town) -> MotionBuilder<'_> {
    a_motion(town).with_file("桥.jpg", Kind::Jpeg)
}

fn signed(town: &Town) -> MotionBuilder<'_> {
    drafted(town).cosigned_by(&[&town.deputies[1]]).inviting(&[&town.deputies[4]])
}

fn submitted(town: &Town) -> MotionBuilder<'_> {
    signed(town).submitted()
}

fn assigned(town: &Town) -> MotionBuilder<'_> {
    submitted(town)
        .at(morning(1, 12))
        .accepted()
        .at(morning(1, 16))
        .assigned_to(&town.units[1], &[&town.units[2]])
}

fn withdrawn(town: &Town) -> MotionBuilder<'_> {
    drafted(town).withdrawn()
}

fn returned(town: &Town) -> MotionBuilder<'_> {
    submitted(town).returned()
}

fn aside(town: &Town) -> MotionBuilder<'_> {
    assigned(town).quarantined()
}

fn returned_aside(town: &Town) -> MotionBuilder<'_> {
    returned(town).quarantined()
}

/// Everybody of both congresses.
fn everybody(attic: &Attic) -> Vec<Actor> {
    let of = |town: &Town| [town.deputies.clone(), town.others().into_iter().cloned().collect()];
    [of(&attic.town), of(&attic.county)].concat().concat()
}

impl Attic {
    async fn story(&self, story: fn(&Town) -> MotionBuilder<'_>) -> (Built, FileId) {
        let built = story(&self.town).on(&self.store).await.unwrap();
        let dump = self.dump().await;
        (built, FileId(Dump::number(dump.table("file").last().unwrap(), "id")))
    }

    async fn opens_for(&self, who: &Actor, file: FileId) -> bool {
        match open(&self.store, &call(who, self.draft.now), file).await {
            Ok(opened) => opened.file.id == file,
            Err(Error::Refused(Refusal::Hidden)) => false,
            Err(other) => panic!("{other:?}"),
        }
    }

    /// The names of those for whom it opens.
    async fn readers(&self, file: FileId) -> String {
        let mut names = Vec::new();
        for who in everybody(self) {
            if self.opens_for(&who, file).await {
                names.push(who.name);
            }
        }
        names.join(" ")
    }
}

const OFFICE: &str = "代工委经办 代工委副经办 财经委委员";

#[rstest]
#[case::a_draft(drafted, "周岚")]
#[case::withdrawn_before_anybody_saw_it(withdrawn, "周岚")]
#[case::a_draft_with_signatories(signed, "周岚 向永忠 望开金")]
#[case::submitted(submitted, "周岚 向永忠 望开金 OFFICE 秭归代表团联络员")]
#[case::assigned(
    assigned,
    "周岚 向永忠 望开金 OFFICE 政府督查室 秭归代表团联络员 市交通运输局经办 市交通运输局签发 \
     市公安局经办 市公安局签发"
)]
#[case::quarantined(aside, "OFFICE")]
#[tokio::test]
async fn a_file_opens_for_those_who_may_read_the_item_and_nobody_else(
    #[case] story: fn(&Town) -> MotionBuilder<'_>,
    #[case] readers: &str,
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let (_, file) = attic.story(story).await;
    assert_eq!(attic.readers(file).await, readers.replace("OFFICE", OFFICE));
    assert_eq!(attic.readers(FileId(file.0 + 1)).await, "", "what is not there opens for nobody");
}

#[rstest]
#[tokio::test]
async fn only_the_author_may_add_a_file(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(attic) = Attic::open(on).await else { return };
    let (built, _) = attic.story(signed).await;
    let before = attic.counts().await;
    for who in everybody(&attic) {
        let outcome = attic.add_by(&who, built.id, "a.pdf", &a_file(Kind::Pdf)).await;
        match who.name.as_str() {
            "周岚" => assert!(outcome.is_ok()),
            "向永忠" | "望开金" => {
                assert_eq!(refusal(outcome), Refusal::Forbidden, "{}", who.name)
            }
            _ => assert_eq!(refusal(outcome), Refusal::Hidden, "{}", who.name),
        }
    }
    assert_eq!(attic.counts().await, (before.0 + 1, before.1 + 1, 0));
}

#[rstest]
#[case(drafted, None)]
#[case(submitted, Some(State::Submitted))]
#[case(returned, None)]
#[case(assigned, Some(State::Assigned))]
#[case(withdrawn, Some(State::Withdrawn))]
#[tokio::test]
async fn a_file_may_be_added_while_the_author_has_it_in_hand(
    #[case] story: fn(&Town) -> MotionBuilder<'_>,
    #[case] refused: Option<State>,
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let (built, _) = attic.story(story).await;
    let before = attic.counts().await;
    let outcome = attic.add_by(attic.town.author(), built.id, "a.txt", &a_file(Kind::Text)).await;
    match refused {
        Some(state) => {
            assert_eq!(refusal(outcome), Refusal::WrongState(state));
            assert_eq!(attic.counts().await, before);
        }
        None => assert!(outcome.is_ok()),
    }
}

#[rstest]
#[tokio::test]
async fn nothing_is_added_to_what_is_set_aside_or_does_not_exist(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some(attic) = Attic::open(on).await else { return };
    let author = attic.town.author().clone();
    let (built, _) = attic.story(returned_aside).await;
    for motion in [built.id, MotionId(built.id.0 + 100), MotionId(0), MotionId(-1)] {
        let outcome = attic.add_by(&author, motion, "a.pdf", &a_file(Kind::Pdf)).await;
        assert_eq!(refusal(outcome), Refusal::Hidden);
    }
}

#[rstest]
#[tokio::test]
async fn what_is_purged_is_gone_from_the_folder_too(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some(attic) = Attic::open(on).await else { return };
    attic.add_a(Kind::Pdf).await;
    let (built, file) = attic.story(submitted).await;
    let office = call(&attic.town.desk, built.now);
    let words = || "含有他人的个人信息".to_owned();
    quarantine(&attic.store, &office, built.id, words()).await.unwrap();
    restore(&attic.store, &office, built.id).await.unwrap();
    assert!(attic.opens_for(attic.town.author(), file).await, "restored, it opens again");
    quarantine(&attic.store, &office, built.id, words()).await.unwrap();
    assert_eq!(attic.counts().await, (2, 2, 0));
    let gone = purge(&attic.store, &office, built.id, words()).await.unwrap();
    assert_eq!(gone.len(), 1);
    assert_eq!(attic.readers(file).await, "");
    assert_eq!(attic.counts().await, (1, 1, 0), "the other item's file stays");
    assert!(attic.dump().await.holding("桥.jpg").is_empty(), "its name is gone as well");
}

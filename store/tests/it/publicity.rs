//! 公开: what the office hides is hidden from everybody outside, wherever it stands, and kept.

use domain::motion::public::{Preview, PublicList};
use domain::motion::redaction::Publicity;
use domain::motion::view::{MotionView, PublicText};
use domain::motion::{Disclosure, Draft, MotionText, RefusalReason, ReplyClass};
use domain::{Event, Moment, MotionId, Refusal};
use store::builders::{MotionBuilder, Town, a_draft, a_motion, morning};
use store::motion::commands::{self as command, set_publicity};
use store::motion::{
    PublicFilter, public_list, public_motion, public_news, public_preview, similar,
};

use crate::harness::{House, On, call, refusal, rstest};
use crate::stories;

const NAME: &str = "张桂兰";
const PHONE: &str = "13800001234";

/// In full, but for these lines.
pub fn hiding(passages: &str) -> Publicity {
    Publicity {
        disclosure: Disclosure::Full,
        summary: String::new(),
        passages: passages.to_owned(),
    }
}

/// A name and a number in each part of the words.
fn named(town: &Town) -> MotionBuilder<'_> {
    let text = MotionText {
        title: format!("关于解决{NAME}老人出行难的建议"),
        problem: format!("居民{NAME}（电话{PHONE}）反映，楼道没有扶手，三年没有下过楼。"),
        reason: format!("{NAME}所在小区建成三十年，没有物业，也没有维修资金可用。"),
        proposal: format!("为{NAME}所在单元加装扶手和电梯，联系人{PHONE}。"),
    };
    a_motion(town).worded(Draft { text, ..a_draft("") }).begun(morning(1, 6)).submitted().accepted()
}

fn replied(town: &Town) -> MotionBuilder<'_> {
    named(town).assigned_to(&town.units[1], &[]).signed().contacted().replied(ReplyClass::B)
}

async fn everything_public(house: &House, id: MotionId, now: Moment) -> String {
    let store = &house.store;
    let item = public_motion(store, id, now).await.unwrap();
    let list = public_list(store, &PublicFilter::default()).await.unwrap();
    let query = PublicFilter { query: "扶手".to_owned(), ..PublicFilter::default() };
    let found = public_list(store, &query).await.unwrap();
    assert_eq!(found.rows.len(), 1);
    let news = public_news(store).await.unwrap();
    format!("{item:?} {list:?} {found:?} {news:?}")
}

async fn search(house: &House, words: &str) -> PublicList {
    let query = PublicFilter { query: words.to_owned(), ..PublicFilter::default() };
    public_list(&house.store, &query).await.unwrap()
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_hidden_is_read_and_found_by_nobody_outside_and_by_all_inside(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(replied(&house.town)).await;
    let before = everything_public(&house, built.id, built.now).await;
    assert!(before.contains(NAME) && before.contains(PHONE), "the story has nothing to hide");
    assert_eq!(search(&house, NAME).await.rows.len(), 1);

    let desk = call(&house.town.desk, built.now);
    let lines = format!("{PHONE}\n{NAME}");
    set_publicity(&house.store, &desk, built.id, hiding(&lines)).await.unwrap();

    let after = everything_public(&house, built.id, built.now).await;
    assert!(!after.contains(NAME) && !after.contains(PHONE), "{after}");
    assert!(after.contains("居民***（电话***）反映"), "{after}");
    for words in [NAME, PHONE, "桂兰"] {
        assert_eq!(search(&house, words).await.rows.len(), 0, "{words}");
    }
    // another deputy, writing about the like, reads what the public reads
    let other = call(&house.town.deputies[7], built.now);
    let alike = similar(&house.store, &other, "关于解决老人出行难的建议", None).await.unwrap();
    assert_eq!(alike.len(), 1);
    assert!(!format!("{alike:?}").contains(NAME), "{alike:?}");
    // those who handle it read it whole
    for who in [house.town.author(), &house.town.desk, &house.town.units[1].staff] {
        let seen = format!("{:?}", house.seen_by(who, built.id, built.now).await);
        assert!(seen.contains(NAME) && seen.contains(PHONE), "{}", who.name);
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_outcome_and_what_is_written_later_are_hidden_as_well(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::supervised(&house.town)).await;
    let desk = call(&house.town.desk, built.now);
    set_publicity(&house.store, &desk, built.id, hiding(NAME)).await.unwrap();
    let outcome = format!("{NAME}家门前的路已经修好");
    command::close(&house.store, &desk, built.id, outcome).await.unwrap();
    let seen = public_motion(&house.store, built.id, built.now).await.unwrap();
    assert_eq!(seen.outcome.as_deref(), Some("***家门前的路已经修好"));
    assert!(!format!("{seen:?}").contains(NAME), "{seen:?}");
    let list = public_list(&house.store, &PublicFilter::default()).await.unwrap();
    assert!(!format!("{list:?}").contains(NAME), "{list:?}");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_office_is_shown_what_may_tell_of_a_person_until_it_is_hidden(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(named(&house.town)).await;
    let pointed = async || {
        let staff = house.staff_view(built.id, built.now).await;
        staff.personal.into_iter().map(|one| one.passage).collect::<Vec<_>>()
    };
    assert_eq!(pointed().await, [PHONE, NAME]);
    let desk = call(&house.town.desk, built.now);
    set_publicity(&house.store, &desk, built.id, hiding(PHONE)).await.unwrap();
    assert_eq!(pointed().await, [NAME]);
    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!(staff.hidden.passages(), [PHONE]);
    let last = staff.core.timeline.last().map(|entry| entry.event.clone());
    let set = Event::PublicitySet { disclosure: Disclosure::Full, hidden: 1 };
    assert_eq!(last, Some(set.clone()));
    // the author is told, units and the public are not
    let author = house.seen_by(house.town.author(), built.id, built.now).await;
    assert!(format!("{author:?}").contains("PublicitySet"));
    let public = public_motion(&house.store, built.id, built.now).await.unwrap();
    assert!(public.timeline.iter().all(|entry| entry.event != set));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_office_decides_how_much_is_read_and_a_preview_shows_the_same(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(replied(&house.town)).await;
    let (store, desk) = (&house.store, call(&house.town.desk, built.now));
    let preview = async |who| public_preview(store, &call(who, built.now), built.id).await;
    let seen = public_motion(store, built.id, built.now).await.unwrap();
    for who in [&house.town.desk, house.town.author(), &house.town.units[1].staff] {
        let now = Preview::Now { motion: seen.clone() };
        assert_eq!(preview(who).await.unwrap(), now, "{}", who.name);
    }
    assert_eq!(refusal(preview(&house.town.deputies[7]).await), Refusal::Hidden);

    let summary = "反映老旧小区老人下楼难，建议加装扶手和电梯。".to_owned();
    let short = Publicity { disclosure: Disclosure::Summary, summary, passages: NAME.to_owned() };
    set_publicity(store, &desk, built.id, short.clone()).await.unwrap();
    let seen = public_motion(store, built.id, built.now).await.unwrap();
    let (title, summary) = ("关于解决***老人出行难的建议".to_owned(), short.summary.clone());
    assert_eq!(seen.text, PublicText::Summary { title, summary });
    assert_eq!(seen.replies[0].text, "");

    let none = Publicity { disclosure: Disclosure::None, ..short };
    set_publicity(store, &desk, built.id, none).await.unwrap();
    assert_eq!(refusal(public_motion(store, built.id, built.now).await), Refusal::Hidden);
    assert_eq!(preview(&house.town.desk).await.unwrap(), Preview::Nothing);
    // the author's own words are as they were
    let MotionView::Deputy(own) =
        store::motion::view(store, &call(house.town.author(), built.now), built.id).await.unwrap()
    else {
        panic!("not the author's view")
    };
    assert!(own.draft.text.problem.contains(NAME));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn before_it_has_a_number_its_author_and_the_office_see_what_will_be_public(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(a_motion(&house.town).submitted()).await;
    for who in [house.town.author(), &house.town.desk] {
        let seen = public_preview(&house.store, &call(who, built.now), built.id).await.unwrap();
        let Preview::Later { motion } = seen else { panic!("{seen:?}") };
        assert_eq!((motion.number.as_str(), motion.lead_unit), ("", None));
    }
    let unit = call(&house.town.units[1].staff, built.now);
    let early = public_preview(&house.store, &unit, built.id).await;
    assert_eq!(refusal(early), Refusal::Hidden);
    assert_eq!(refusal(public_motion(&house.store, built.id, built.now).await), Refusal::Hidden);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn of_what_never_was_or_is_no_longer_public_the_preview_shows_nothing(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let refused = stories::submitted(town).refused(RefusalReason::Tender);
    let aside = stories::accepted(town).quarantined();
    for story in [refused, stories::submitted(town).withdrawn(), aside] {
        let built = house.build(story).await;
        let seen = public_preview(&house.store, &call(&town.desk, built.now), built.id).await;
        assert_eq!(seen.unwrap(), Preview::Nothing);
    }
    let purged = house.build(stories::accepted(town).quarantined().purged()).await;
    let gone = public_preview(&house.store, &call(&town.desk, purged.now), purged.id).await;
    assert_eq!(refusal(gone), Refusal::Hidden, "what is purged is there for nobody");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_was_hidden_goes_when_the_words_are_purged(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(replied(&house.town)).await;
    let desk = call(&house.town.desk, built.now);
    set_publicity(&house.store, &desk, built.id, hiding(NAME)).await.unwrap();
    let why = || "含有他人的个人信息".to_owned();
    command::quarantine(&house.store, &desk, built.id, why()).await.unwrap();
    let aside = set_publicity(&house.store, &desk, built.id, hiding("")).await;
    assert!(matches!(refusal(aside), Refusal::WrongState(_)));
    command::purge(&house.store, &desk, built.id, why()).await.unwrap();
    assert!(!format!("{:?}", house.dump().await.table("motion")).contains(NAME));
}

//! 类案: the same answers on both databases, and nobody learns of what they may not read.

use domain::motion::Disclosure;
use domain::motion::{ReplyClass, State};
use domain::{Actor, Refusal};
use store::builders::{MotionBuilder, Town, a_motion, morning};
use store::motion::similar;

use crate::harness::{House, On, call, refusal, rstest};

const TITLE: &str = "关于修复横溪河桥栏杆的建议";

/// Titles in the order of the answers.
async fn titles(house: &House, who: &Actor, title: &str) -> Vec<String> {
    let found = similar(&house.store, &call(who, morning(6, 1)), title, None).await.unwrap();
    found.into_iter().map(|one| one.title).collect()
}

fn closed(town: &Town) -> MotionBuilder<'_> {
    a_motion(town)
        .titled("关于尽快修复横溪河桥面栏杆的建议")
        .submitted()
        .accepted()
        .assigned_to(&town.units[1], &[])
        .signed()
        .contacted()
        .replied(ReplyClass::A)
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_likest_come_first_with_their_state_and_reply_and_never_the_item_itself(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let old = house.build(closed(town)).await;
    let same = house.build(a_motion(town).titled(TITLE).submitted().accepted()).await;
    house.build(a_motion(town).titled("关于老旧小区加装电梯的建议").submitted().accepted()).await;
    let other = &town.deputies[6];
    let found = titles(&house, other, TITLE).await;
    assert_eq!(found, [TITLE, "关于尽快修复横溪河桥面栏杆的建议"]);
    let desk = call(&town.desk, morning(6, 1));
    let found = similar(&house.store, &desk, TITLE, Some(same.id)).await.unwrap();
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!((one.id, one.inside, one.state), (old.id, true, State::Replied));
    assert_eq!(one.unit.as_deref(), Some("市交通运输局"));
    assert!(one.reply.as_deref().unwrap().starts_with("您提出的建议收悉"));
    assert!(similar(&house.store, &desk, "", None).await.unwrap().is_empty());
    assert!(similar(&house.store, &desk, "关于的建议\" OR ' | :*", None).await.unwrap().is_empty());
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_deputy_is_shown_only_what_is_public_or_own(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let titled = |name: &str| a_motion(town).titled(&format!("{TITLE}{name}"));
    let hidden = titled("不公开").disclosed(Disclosure::None).submitted().accepted();
    let stories = [
        titled("草稿"),
        titled("待审").submitted(),
        titled("已撤").submitted().withdrawn(),
        hidden,
        titled("隔离").submitted().accepted().quarantined(),
        titled("清除").submitted().accepted().quarantined().purged(),
        titled("公开").submitted().accepted(),
    ];
    for story in stories {
        house.build(story).await;
    }
    house.build(a_motion(&house.county).titled(TITLE).submitted().accepted()).await;
    let public = format!("{TITLE}公开");
    assert_eq!(titles(&house, &town.deputies[6], TITLE).await, std::slice::from_ref(&public));
    let mut own = titles(&house, town.author(), TITLE).await;
    own.sort();
    let mut known = ["不公开", "公开", "已撤", "待审"].map(|name| format!("{TITLE}{name}"));
    known.sort();
    assert_eq!(own, known, "not a draft, nor what was set aside");
    let mut office = titles(&house, &town.desk, TITLE).await;
    office.sort();
    assert_eq!(office, known);
    for who in [&town.units[1].staff, &town.government, &town.administrator, &town.reporter] {
        let refused = similar(&house.store, &call(who, morning(6, 1)), TITLE, None).await;
        assert_eq!(refusal(refused), Refusal::Forbidden, "{:?}", who.role);
    }
}

/// A second round would tell that the first reply was rated badly.
#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn another_deputy_is_told_of_no_second_round_and_of_no_words_that_are_not_disclosed(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let again = crate::stories::rehandled(town);
    let built = house.build(again.titled(TITLE)).await;
    let look = async |who: &Actor| {
        let found = similar(&house.store, &call(who, built.now), TITLE, None).await.unwrap();
        found.into_iter().next().unwrap()
    };
    assert_eq!(look(&town.deputies[6]).await.state, State::Replied);
    assert_eq!(look(town.author()).await.state, State::Handling);
    let brief = "关于在老街增设公共座椅的建议";
    house.build(closed(town).titled(brief).disclosed(Disclosure::Summary)).await;
    let found = similar(&house.store, &call(&town.deputies[6], built.now), brief, None).await;
    assert_eq!(found.unwrap()[0].reply, None);
}

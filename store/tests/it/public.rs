//! What everybody may read, and nothing of what they may not.

use domain::motion::view::PublicText;
use domain::motion::{Disclosure, RefusalReason, State};
use domain::rating::Grade;
use domain::{MotionId, Refusal};
use store::builders::{MotionBuilder, Town, a_motion};
use store::motion::{PublicFilter, public_list, public_motion};

use crate::harness::{House, On, refusal, rstest};
use crate::stories;

type Story = fn(&Town) -> MotionBuilder<'_>;

async fn listed(house: &House) -> Vec<MotionId> {
    let page = public_list(&house.store, &PublicFilter::default()).await.unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_public_knows_nothing_of_what_is_not_numbered_disclosed_and_in_sight(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let hidden: [Story; 12] = [
        |town| a_motion(town),
        stories::submitted,
        |town| stories::submitted(town).returned(),
        |town| stories::submitted(town).refused(RefusalReason::Tender),
        |town| stories::submitted(town).withdrawn(),
        |town| a_motion(town).withdrawn(),
        |town| stories::accepted(town).quarantined(),
        |town| stories::closed(town).quarantined(),
        |town| stories::accepted(town).quarantined().purged(),
        |town| stories::closed(town).quarantined().purged(),
        |town| a_motion(town).disclosed(Disclosure::None).submitted().accepted(),
        |town| {
            let story = a_motion(town).disclosed(Disclosure::None).submitted().accepted();
            story.assigned_to(&town.units[1], &[]).signed()
        },
    ];
    for (place, story) in hidden.into_iter().enumerate() {
        let built = house.build(story(&house.town)).await;
        let seen = public_motion(&house.store, built.id, built.now).await;
        assert_eq!(refusal(seen), Refusal::Hidden, "the {place}th");
        assert_eq!(listed(&house).await, [], "the {place}th");
    }
    let nowhere = public_motion(&house.store, MotionId(999_999), store::builders::morning(1, 9));
    assert_eq!(refusal(nowhere.await), Refusal::Hidden, "what does not exist looks alike");
    let shown: [Story; 5] =
        [stories::accepted, stories::assigned, stories::replied, stories::closed, |town| {
            stories::accepted(town).quarantined().restored()
        }];
    let mut ids = Vec::new();
    for story in shown {
        let built = house.build(story(&house.town)).await;
        house.public_view(built.id, built.now).await;
        ids.push(built.id);
    }
    let mut listed = listed(&house).await;
    listed.sort();
    assert_eq!(listed, ids);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_public_reads_the_matter_and_its_course_and_no_inner_word(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::closed(&house.town)).await;
    let view = house.public_view(built.id, built.now).await;
    assert_eq!(view.number, "市七届人大五次会议第001号");
    assert_eq!(view.state, State::Closed);
    assert_eq!(view.author.name, "周岚");
    assert_eq!(view.lead_unit.as_deref(), Some("宜昌市交通运输局"));
    assert_eq!(view.joint_units, ["宜昌市公安局"]);
    assert_eq!(view.replies.len(), 2);
    assert_eq!(view.expectations.len(), 1, "the reply's: no clock of the office or a second round");
    assert!(matches!(view.text, PublicText::Full(_)));
    let said = serde_json::to_string(&view).unwrap();
    for inner in [
        "经办",
        "签发",
        "我单位将配合",
        "当面听取",
        "联络站",
        "没有说明何时开工",
        "请重新办理",
        "主任会议督办",
        "dissatisfied",
        "satisfied",
        "basically",
        "rating",
        "window",
    ] {
        assert!(!said.contains(inner), "{inner} in {said}");
    }
    for grade in Grade::ALL {
        assert!(!said.contains(grade.code()));
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn where_a_summary_is_disclosed_the_public_reads_the_summary_alone(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let story = a_motion(town)
        .disclosed(Disclosure::Summary)
        .submitted()
        .accepted()
        .assigned_to(&town.units[1], &[])
        .signed()
        .contacted()
        .replied(domain::motion::ReplyClass::A);
    let built = house.build(story).await;
    let view = house.public_view(built.id, built.now).await;
    let PublicText::Summary { summary, .. } = &view.text else { panic!("a summary") };
    assert!(summary.contains("山区公路"));
    let said = serde_json::to_string(&view).unwrap();
    for inner in ["塌方", "排水", "收悉"] {
        assert!(!said.contains(inner), "{inner} in {said}");
    }
    assert_eq!(view.replies[0].text, "");
}

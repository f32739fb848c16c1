//! 议案: how many sign, until when, what the presidium makes of it; and the township's short way.

use domain::motion::workflow::Bill;
use domain::motion::{Draft, Kind, ReplyClass, State};
use domain::organisation::Level;
use domain::{Actor, Refusal};
use sea_orm::EntityTrait;
use store::builders::{
    COUNTY, MotionBuilder, Plan, Town, a_draft, a_motion, few_sign_bills, more_deputies, morning,
};
use store::entity::motion;
use store::motion::commands as command;

use crate::harness::{House, On, call, refusal, rstest};

/// One that three sign, on the second morning of the session.
fn raised<'t>(town: &'t Town) -> MotionBuilder<'t> {
    let deputies = &town.deputies;
    a_motion(town).as_bill().cosigned_by(&[&deputies[1], &deputies[2]]).submitted()
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_bill_needs_ten_who_confirmed_these_very_words_the_lead_among_them(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let more = more_deputies(&house.store, town, 2).await.unwrap();
    let mut others: Vec<&Actor> = town.deputies[1..].iter().chain(&more).collect();
    let tenth = others.pop().unwrap();
    let bill = a_motion(town).as_bill().cosigned_by(&others).inviting(&[tenth]);
    let built = house.build(bill).await;
    let submit = async || {
        let call = call(town.author(), built.now);
        command::submit(&house.store, &call, built.id).await
    };
    assert_eq!(refusal(submit().await), Refusal::TooFew { at_least: 10 }, "nine have signed");
    let confirm = async |revision| {
        let call = call(tenth, built.now);
        command::answer_invitation(&house.store, &call, built.id, revision, true).await
    };
    confirm(1).await.unwrap();
    let row = motion::Entity::find_by_id(built.id.0).one(house.store.reader()).await.unwrap();
    let mut draft = a_draft("关于改造九畹溪镇出口公路的议案");
    draft.kind = Kind::Bill;
    let author = call(town.author(), built.now);
    let version = row.unwrap().version;
    command::edit(&house.store, &author, built.id, version, draft).await.unwrap();
    assert_eq!(refusal(submit().await), Refusal::TooFew { at_least: 10 }, "other words");
    confirm(2).await.unwrap();
    for other in &others {
        let call = call(other, built.now);
        command::answer_invitation(&house.store, &call, built.id, 2, true).await.unwrap();
    }
    submit().await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn no_bill_is_raised_after_the_deadline_of_the_session_nor_in_recess(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    few_sign_bills(&house.store, town, 1).await.unwrap();
    let built = house.build(a_motion(town).as_bill()).await;
    let submit = async |now| {
        let call = call(town.author(), now);
        command::submit(&house.store, &call, built.id).await
    };
    // taken until the 8th begins; the session sits until the 10th
    for late in [morning(1, 8), morning(1, 10), morning(2, 3)] {
        assert_eq!(refusal(submit(late).await), Refusal::PeriodOver);
    }
    let seen = house.seen_by(town.author(), built.id, morning(1, 8)).await;
    let domain::motion::view::MotionView::Deputy(seen) = seen else { panic!("not the author's") };
    assert_eq!(seen.lacking, Bill::Late);
    submit(morning(1, 7)).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_bill_turned_into_a_suggestion_is_numbered_anew_and_remembers_what_it_was(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    few_sign_bills(&house.store, town, 3).await.unwrap();
    let registered = house.build(raised(town).registered()).await;
    assert_eq!(registered.number.as_deref(), Some("市七届人大五次会议议案第001号"));
    let turned = house.build(raised(town).registered().turned_into_suggestion()).await;
    assert_eq!(turned.number, None);
    let hidden = store::motion::public_motion(&house.store, turned.id, turned.now).await;
    assert_eq!(refusal(hidden), Refusal::Hidden, "neither as a bill nor before it is accepted");
    let call = call(&town.desk, turned.now);
    let number = command::accept(&house.store, &call, turned.id, None).await.unwrap();
    assert_eq!(number, "市七届人大五次会议第001号");
    let row = motion::Entity::find_by_id(turned.id.0).one(house.store.reader()).await.unwrap();
    let row = row.unwrap();
    assert_eq!((row.kind.as_str(), row.path.as_str()), ("suggestion", "assigned"));
    assert_eq!(row.bill_number.as_deref(), Some("市七届人大五次会议议案第002号"));
    let public = house.public_view(turned.id, turned.now).await;
    assert_eq!((public.kind, public.number.as_str()), (Kind::Suggestion, number.as_str()));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_was_turned_into_a_suggestion_never_becomes_a_bill_again(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    few_sign_bills(&house.store, town, 3).await.unwrap();
    let story = raised(town).registered().turned_into_suggestion().returned();
    let built = house.build(story).await;
    let row = motion::Entity::find_by_id(built.id.0).one(house.store.reader()).await.unwrap();
    let (version, author) = (row.unwrap().version, call(town.author(), built.now));
    let edit = async |kind| {
        let draft = Draft { kind, ..a_draft("关于改造九畹溪镇出口公路的建议") };
        command::edit(&house.store, &author, built.id, version, draft).await
    };
    assert_eq!(refusal(edit(Kind::Bill).await), Refusal::DoesNotFollow);
    edit(Kind::Suggestion).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_public_reads_a_bill_from_the_decision_of_the_presidium_on(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    few_sign_bills(&house.store, town, 3).await.unwrap();
    let before = house.build(raised(town).registered()).await;
    let hidden = store::motion::public_motion(&house.store, before.id, before.now).await;
    assert_eq!(refusal(hidden), Refusal::Hidden);
    let on_agenda = house.build(raised(town).registered().put_on_agenda()).await;
    let public = house.public_view(on_agenda.id, on_agenda.now).await;
    assert_eq!((public.kind, public.state), (Kind::Bill, State::OnAgenda));
    let story = raised(town).registered().at(morning(1, 9)).referred_to_committee();
    let referred = house.build(story).await;
    let staff = house.staff_view(referred.id, referred.now).await;
    let due = |one: &domain::motion::view::Expectation| {
        format!("{} {}", one.deadline.clock.code(), one.deadline.due())
    };
    let clocks: Vec<_> =
        staff.core.expectations.iter().filter(|one| one.met_at.is_none()).map(due).collect();
    // three months from Fri 01-09: Thu 04-09
    assert_eq!(clocks, ["deliberation 2026-04-09"]);
    let call = call(&town.desk, morning(3, 30));
    let outcome = "常委会审议通过，列入立法计划".to_owned();
    command::close(&house.store, &call, referred.id, outcome).await.unwrap();
    let staff = house.staff_view(referred.id, morning(3, 30)).await;
    assert_eq!(staff.core.state, State::Closed);
    assert!(staff.core.expectations.iter().all(|one| one.met_at.is_some()));
}

const TOWNSHIP: Plan = Plan {
    region: ("420527101", "九畹溪镇", "九畹溪"),
    level: Level::Township,
    congress: ("九畹溪镇人民代表大会", "镇人大"),
    prefix: "九代",
    ..COUNTY
};

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_township_accepts_and_hands_on_in_one_step(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = Town::raise(&house.store, &TOWNSHIP).await.unwrap();
    let story = a_motion(&town).submitted();
    let built = house.build(story).await;
    let desk = call(&town.desk, built.now);
    let refused = command::accept(&house.store, &desk, built.id, None).await;
    assert_eq!(refusal(refused), Refusal::WrongState(State::Submitted), "no desk that assigns");
    let story = a_motion(&town).submitted().accepted_directly(&town.units[1]);
    let built = house.build(story.contacted().replied(ReplyClass::A)).await;
    assert_eq!(built.number.as_deref(), Some("镇七届人大五次会议第001号"));
    let staff = house.staff_view_of(&town, &built).await;
    assert_eq!(staff.core.state, State::Replied);
    assert_eq!(staff.core.assignments[0].unit.id, town.units[1].id);
}

impl House {
    async fn staff_view_of(
        &self,
        town: &Town,
        built: &store::builders::Built,
    ) -> domain::motion::view::StaffMotion {
        match self.seen_by(&town.desk, built.id, built.now).await {
            domain::motion::view::MotionView::Staff(staff) => staff,
            other => panic!("not for the office: {other:?}"),
        }
    }
}

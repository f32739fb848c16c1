//! 撤回: with whose consent, until when, and who is told.

use domain::motion::State;
use domain::motion::view::{MotionView, PublicText};
use domain::{Actor, Event, Moment, Refusal};
use store::builders::{Built, MotionBuilder, Town, a_motion, morning};
use store::motion::commands as command;
use store::motion::{PublicFilter, public_list};

use crate::harness::{Dump, House, On, call, refusal, rstest};
use crate::stories;

const WHY: &str = "这条路已经列入县里的计划";

/// In hand at the transport bureau, the police join; two have co-signed.
fn asked(town: &Town) -> MotionBuilder<'_> {
    stories::handling(town).at(morning(2, 2)).withdrawal_asked()
}

impl House {
    async fn agree(&self, who: &Actor, built: &Built, at: Moment) -> store::Result<()> {
        command::agree_to_withdrawal(&self.store, &call(who, at), built.id).await
    }

    async fn told(&self, who: &Actor) -> Vec<String> {
        let dump = self.dump().await;
        let of = |row: &&crate::harness::Row| Dump::number(row, "account_id") == who.account.0;
        dump.table("notice").iter().filter(of).map(|row| Dump::text(row, "kind")).collect()
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_others_have_signed_is_withdrawn_with_the_last_consent_and_its_units_are_told(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(asked(town)).await;
    let staff = house.staff_view(built.id, built.now).await;
    let awaited = staff.asked.withdrawal.unwrap().awaited;
    assert_eq!(awaited, ["向永忠", "望开金"]);
    house.agree(&town.deputies[1], &built, built.now).await.unwrap();
    let again = house.agree(&town.deputies[1], &built, built.now).await;
    assert_eq!(refusal(again), Refusal::Forbidden, "once is enough");
    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!(staff.core.state, State::Handling);
    assert_eq!(staff.asked.withdrawal.unwrap().awaited, ["望开金"]);
    assert!(!house.told(&town.units[1].staff).await.contains(&"withdrawn".to_owned()));

    house.agree(&town.deputies[4], &built, built.now).await.unwrap();
    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!(staff.core.state, State::Withdrawn);
    assert!(staff.core.expectations.iter().all(|one| one.met_at.is_some()), "no clock runs on");
    for who in [&town.units[1].staff, &town.units[2].colleague, town.author(), &town.desk] {
        let told = house.told(who).await;
        let times = told.iter().filter(|kind| *kind == "withdrawn").count();
        assert_eq!(times, 1, "{} {told:?}", who.name);
    }
    // the link of the notice leads somewhere
    let MotionView::Unit(seen) = house.seen_by(&town.units[1].staff, built.id, built.now).await
    else {
        panic!("a unit's view")
    };
    assert_eq!(seen.core.state, State::Withdrawn);
    assert_eq!(seen.core.actions, []);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn one_who_does_not_agree_ends_the_request_and_it_goes_on_as_it_stood(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(asked(town)).await;
    house.agree(&town.deputies[1], &built, built.now).await.unwrap();
    let due = house.staff_view(built.id, built.now).await.core.expectations;
    let by = call(&town.deputies[4], built.now);
    command::end_withdrawal(&house.store, &by, built.id).await.unwrap();
    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!((staff.core.state, staff.asked.withdrawal), (State::Handling, None));
    assert_eq!(staff.core.expectations, due);
    // asked again, everybody is asked anew
    let lead = call(town.author(), built.now);
    command::ask_withdrawal(&house.store, &lead, built.id, WHY.to_owned()).await.unwrap();
    let asked = house.staff_view(built.id, built.now).await.asked.withdrawal.unwrap();
    assert_eq!(asked.awaited.len(), 2);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_unit_learns_nothing_of_a_withdrawal_that_is_only_asked_for(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(asked(town)).await;
    house.agree(&town.deputies[1], &built, built.now).await.unwrap();
    let plain = house.build(stories::handling(town).at(morning(2, 2))).await;
    for who in [&town.units[1].staff, &town.units[2].staff, &town.government] {
        let seen = house.seen_by(who, built.id, built.now).await;
        let said = serde_json::to_string(&seen).unwrap();
        assert!(!said.contains("withdrawal") && !said.contains("情况已经变化"), "{said}");
        let other = house.seen_by(who, plain.id, built.now).await;
        let (MotionView::Unit(one), MotionView::Unit(other)) = (seen, other) else { panic!() };
        assert_eq!(one.core.actions, other.core.actions);
        assert_eq!(one.core.timeline.len(), other.core.timeline.len());
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_public_reads_that_it_was_withdrawn_and_neither_words_nor_reason(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(stories::assigned(&house.town).withdrawn()).await;
    let view = house.public_view(built.id, built.now).await;
    assert_eq!(view.state, State::Withdrawn);
    assert!(matches!(view.text, PublicText::Withdrawn { .. }));
    let last = view.timeline.last().map(|one| one.event.clone());
    let withdrawn = Event::Withdrawn { reason: String::new(), submitted: true };
    assert_eq!(last, Some(withdrawn));
    let said = serde_json::to_string(&view).unwrap();
    for inner in ["塌方", "养护经费", "情况已经变化"] {
        assert!(!said.contains(inner), "{inner}");
    }
    assert_eq!(view.expectations, []);
    let page = public_list(&house.store, &PublicFilter::default()).await.unwrap();
    assert_eq!(page.rows, [], "it stands in no list");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_number_that_was_withdrawn_is_not_given_again(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let first = house.build(stories::accepted(&house.town).withdrawn()).await;
    let second = house.build(stories::accepted(&house.town)).await;
    assert_eq!(first.number.as_deref(), Some("市七届人大五次会议第001号"));
    assert_eq!(second.number.as_deref(), Some("市七届人大五次会议第002号"));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nothing_is_withdrawn_once_it_was_replied_to_not_even_in_a_second_round(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let alone = |town| a_motion(town).submitted().accepted().assigned_to(&town.units[1], &[]);
    let again = stories::rehandled(town);
    let again = house.build(again).await;
    let lead = call(town.author(), again.now);
    let ask = command::ask_withdrawal(&house.store, &lead, again.id, WHY.to_owned()).await;
    assert_eq!(refusal(ask), Refusal::DoesNotFollow);
    // alone, at once, as long as nothing is replied
    let built = house.build(alone(town).signed()).await;
    command::withdraw(&house.store, &call(town.author(), built.now), built.id, WHY.to_owned())
        .await
        .unwrap();
    assert_eq!(house.staff_view(built.id, built.now).await.core.state, State::Withdrawn);
}

/// A request that the office overtook by sending it back is not asked again by itself.
#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn what_is_sent_back_and_submitted_again_is_no_longer_to_be_withdrawn(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let story = stories::submitted(town).withdrawal_asked().returned().submitted();
    let built = house.build(story).await;
    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!((staff.core.state, staff.asked.withdrawal), (State::Submitted, None));
}

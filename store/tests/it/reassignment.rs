//! 退办、改派、延期、催办: who loses sight, which dates begin anew, and what the office decides.

use domain::motion::State;
use domain::{Flaw, Refusal};
use store::builders::{Built, MotionBuilder, Town, an_assignment, morning};
use store::motion::commands as command;
use store::motion::{Filter, public_figures, unit_list, view};

use crate::harness::{Dump, House, On, call, refusal, rstest};
use crate::stories;

/// Assigned on Fri 2026-01-16; the transport bureau asks to be relieved on the 20th.
fn declined(town: &Town) -> MotionBuilder<'_> {
    stories::assigned(town).at(morning(1, 20)).declined()
}

/// On the 21st the health commission gets it, and the police keep their part.
fn given_to_others(town: &Town) -> MotionBuilder<'_> {
    declined(town).at(morning(1, 21)).reassigned_to(&town.units[3], &[&town.units[2]])
}

impl House {
    async fn open_clocks(&self, built: &Built) -> Vec<String> {
        let staff = self.staff_view(built.id, built.now).await;
        let open = staff.core.expectations.iter().filter(|one| one.met_at.is_none());
        open.map(|one| {
            let unit = one.unit.as_deref().unwrap_or("—");
            format!("{} {unit} {}", one.deadline.clock.code(), one.deadline.due())
        })
        .collect()
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_unit_that_was_relieved_loses_sight_of_it_and_another_begins_with_dates_of_its_own(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(given_to_others(town)).await;
    let sees = async |unit: usize| {
        let call = call(&town.units[unit].staff, built.now);
        let listed = unit_list(&house.store, &call, &Filter::default()).await.unwrap().rows.len();
        (view(&house.store, &call, built.id).await.is_ok(), listed)
    };
    assert_eq!(sees(1).await, (false, 0), "the one that was relieved");
    assert_eq!(sees(2).await, (true, 1), "the joint one");
    assert_eq!(sees(3).await, (true, 1), "the new one");
    assert_eq!(
        house.open_clocks(&built).await,
        [
            // from Wed 01-21: 22, 23, 26, 27, 28
            "decline 市卫健委 2026-01-28",
            // 17 by Fri 02-13, the make-up Saturday 02-14, then 15 to 23 off: 24, 25
            "first_contact 市卫健委 2026-02-25",
            // 02-21 falls into 春节: on to Tue 24
            "opinion 市公安局 2026-02-24",
            "reply 市卫健委 2026-04-21",
        ]
    );
    let public = house.public_view(built.id, built.now).await;
    assert_eq!(public.lead_unit.as_deref(), Some("宜昌市卫生健康委员会"));
    assert_eq!(public.joint_units, ["宜昌市公安局"]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_unit_that_was_relieved_is_told_that_alone_and_the_others_are_told_who_has_it(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    house.build(given_to_others(town)).await;
    let dump = house.dump().await;
    let last = |who: &domain::Actor| {
        let of = |row: &&crate::harness::Row| Dump::number(row, "account_id") == who.account.0;
        let mut told: Vec<_> = dump.table("notice").iter().filter(of).collect();
        told.sort_by_key(|row| Dump::number(row, "created_at"));
        told.into_iter().map(|row| Dump::text(row, "kind")).collect::<Vec<_>>()
    };
    for who in [&town.units[1].staff, &town.units[1].colleague] {
        assert_eq!(last(who).last().map(String::as_str), Some("relieved"), "{}", who.name);
        assert!(!last(who).contains(&"reassigned".to_owned()), "{}", who.name);
    }
    for kept in [&town.units[2].staff, &town.units[3].staff, town.author()] {
        assert_eq!(last(kept).last().map(String::as_str), Some("reassigned"), "{}", kept.name);
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_date_that_gave_way_counts_neither_as_kept_nor_as_missed(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(given_to_others(&house.town)).await;
    let figures = async |day: &str| {
        let figures = public_figures(&house.store, day.parse().unwrap()).await.unwrap();
        (figures.due, figures.on_time)
    };
    assert_eq!(figures("2026-04-17").await, (0, 0), "the first date, 04-16, binds nobody");
    assert_eq!(figures("2026-04-22").await, (1, 0), "the second, 04-21, was missed");
    assert_eq!(built.number.as_deref(), Some("市七届人大五次会议第001号"));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_unit_that_asked_to_be_relieved_is_not_given_it_again(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(given_to_others(town)).await;
    let again = async |lead: usize, joint: usize| {
        let parts = an_assignment(town.units[lead].id, &[town.units[joint].id]);
        let call = call(&town.desk, built.now);
        refusal(command::reassign(&house.store, &call, built.id, parts).await)
    };
    assert_eq!(again(1, 2).await, Refusal::field("lead", Flaw::Taken));
    assert_eq!(again(2, 1).await, Refusal::field("joint", Flaw::Taken));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_unit_that_is_held_to_it_goes_on_as_if_it_had_signed(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let built = house.build(declined(&house.town).at(morning(1, 22)).upheld()).await;
    let staff = house.staff_view(built.id, built.now).await;
    assert_eq!(staff.core.state, State::Handling);
    assert!(staff.core.assignments[0].signed_at.is_some());
    assert_eq!(staff.asked.decline, None);
    let clocks = house.open_clocks(&built).await;
    assert!(clocks.contains(&"reply 市交通运输局 2026-04-16".to_owned()), "{clocks:?}");
    assert!(!clocks.iter().any(|one| one.starts_with("reassign")), "{clocks:?}");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn after_five_working_days_nobody_asks_to_be_relieved(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(stories::assigned(town)).await;
    let ask = async |day: i8| {
        let call = call(&town.units[1].staff, morning(1, day));
        command::decline(&house.store, &call, built.id, "不属于我局职责".to_owned()).await
    };
    // from Fri 16: 19, 20, 21, 22, 23; then Mon 26
    assert_eq!(refusal(ask(26).await), Refusal::PeriodOver);
    ask(23).await.unwrap();
    let staff = house.staff_view(built.id, morning(1, 23)).await;
    let reason = ("宜昌市交通运输局".to_owned(), "不属于我局职责".to_owned());
    assert_eq!(staff.asked.decline, Some(reason));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn an_extension_reaches_six_months_from_the_day_it_was_assigned_and_not_a_day_more(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let asked = || stories::handling(town).at(morning(4, 10)).extension_asked();
    let (granted, denied) = (house.build(asked()).await, house.build(asked()).await);
    let call = call(&town.desk, morning(4, 13));
    command::grant_extension(&house.store, &call, granted.id).await.unwrap();
    let note = "请在三个月内答复".to_owned();
    command::deny_extension(&house.store, &call, denied.id, note).await.unwrap();
    let reply = async |built: &Built| {
        let clocks = house.open_clocks(built).await;
        clocks.into_iter().filter(|one| one.contains("reply")).collect::<Vec<_>>()
    };
    assert_eq!(reply(&granted).await, ["hard_reply 市交通运输局 2026-07-16"]);
    assert_eq!(reply(&denied).await, ["reply 市交通运输局 2026-04-16"]);
    for built in [&granted, &denied] {
        let lead = crate::harness::call(&town.units[1].staff, morning(4, 14));
        let more = "还需要更多时间".to_owned();
        let again = command::ask_extension(&house.store, &lead, built.id, more).await;
        assert_eq!(refusal(again), Refusal::DoesNotFollow);
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn urging_is_one_click_on_the_record_and_told_to_the_units(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(stories::handling(town)).await;
    let call = call(&town.desk, morning(4, 20)).keyed("one click");
    for _ in 0..2 {
        command::urge(&house.store, &call, built.id, String::new()).await.unwrap();
    }
    let dump = house.dump().await;
    let urged = |table: &str| {
        let rows = dump.table(table).iter();
        rows.filter(|row| Dump::text(row, "kind") == "urged").count()
    };
    // two people of each unit
    assert_eq!((urged("event"), urged("notice")), (1, 4));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn an_objection_is_read_by_the_office_and_by_no_unit(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let town = &house.town;
    let built = house.build(stories::assigned(town)).await;
    let call = call(town.author(), morning(1, 19));
    let words = "路灯由城管部门管理".to_owned();
    command::object_to_unit(&house.store, &call, built.id, words.clone()).await.unwrap();
    let staff = house.staff_view(built.id, morning(1, 19)).await;
    assert_eq!(staff.asked.objection.as_deref(), Some(words.as_str()));
    for who in [&town.units[1].staff, &town.units[2].staff, &town.government] {
        let seen = house.seen_by(who, built.id, morning(1, 19)).await;
        assert!(!format!("{seen:?}").contains(&words), "{}", who.name);
    }
}

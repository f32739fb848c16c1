//! Congress, term, session, delegation, unit, period: entered once, apart, and on record.

use domain::clock::{Clock, Measure, Period};
use domain::motion::Path;
use domain::motion::path::Procedure;
use domain::organisation::UnitKind;
use domain::organisation::form::{SessionForm, TermForm, UnitForm};
use domain::{Flaw, Refusal};
use jiff::civil::date;
use store::organisation::{commands, queries};

use super::{administrator, county_below, named, now, region};
use crate::harness::{Dump, House, On, call, refusal, rstest};
use crate::stories;

fn term(ordinal: i32, from: i16, to: i16) -> TermForm {
    TermForm { ordinal, starts_on: date(from, 1, 5), ends_on: date(to, 1, 4) }
}

fn session(ordinal: i32, month: i8) -> SessionForm {
    SessionForm {
        ordinal,
        starts_on: date(2027, month, 6),
        ends_on: date(2027, month, 10),
        bills_until: Some(date(2027, month, 8).at(18, 0, 0, 0)),
    }
}

fn flaw(field: &str, flaw: Flaw) -> Refusal {
    Refusal::field(field, flaw)
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_term_and_its_sessions_come_back_as_they_were_entered(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let id = commands::add_term(store, &by, here, term(8, 2027, 2032)).await.unwrap();
    commands::add_session(store, &by, id, session(1, 1)).await.unwrap();
    commands::add_session(store, &by, id, session(2, 7)).await.unwrap();
    let terms = queries::terms(store, &by, here).await.unwrap();
    let ordinals: Vec<_> = terms.iter().map(|term| term.ordinal).collect();
    assert_eq!(ordinals, [8, 7], "the newest first");
    let sessions: Vec<_> = terms[0].sessions.iter().map(|one| one.ordinal).collect();
    assert_eq!(sessions, [2, 1]);
    assert_eq!(terms[0].sessions[0].bills_until, Some(date(2027, 7, 8).at(18, 0, 0, 0)));
    assert_eq!(terms[1].deputies, 8);
}

#[rstest]
#[case::the_same_ordinal(term(7, 2027, 2032), flaw("ordinal", Flaw::Taken))]
#[case::overlapping(term(8, 2026, 2031), flaw("starts_on", Flaw::Taken))]
#[case::ending_before_it_begins(term(8, 2032, 2027), flaw("ends_on", Flaw::Form))]
#[case::the_zeroth(term(0, 2027, 2032), flaw("ordinal", Flaw::Form))]
#[tokio::test]
async fn a_term_that_does_not_fit_is_refused(#[case] form: TermForm, #[case] why: Refusal) {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let outcome =
        commands::add_term(&house.store, &administrator(&house), house.town.congress, form).await;
    assert_eq!(refusal(outcome), why);
}

#[tokio::test]
async fn a_session_lies_within_its_term_and_apart_from_the_others() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (store, by) = (&house.store, administrator(&house));
    let id =
        commands::add_term(store, &by, house.town.congress, term(8, 2027, 2032)).await.unwrap();
    commands::add_session(store, &by, id, session(1, 1)).await.unwrap();
    let again = commands::add_session(store, &by, id, session(1, 7)).await;
    assert_eq!(refusal(again), flaw("ordinal", Flaw::Taken));
    let across = commands::add_session(store, &by, id, session(2, 1)).await;
    assert_eq!(refusal(across), flaw("starts_on", Flaw::Taken));
    let outside = commands::add_session(store, &by, house.town.term, session(6, 1)).await;
    let Refusal::Invalid(flaws) = refusal(outside) else { panic!("fields to mend") };
    assert_eq!(flaws[0].field, "starts_on");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_session_in_which_numbers_were_given_keeps_its_ordinal(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by) = (&house.store, administrator(&house));
    let story = store::builders::a_motion(&house.town).submitted().accepted();
    house.build(story).await;
    let form = SessionForm {
        ordinal: 5,
        starts_on: date(2026, 1, 6),
        ends_on: date(2026, 1, 11),
        bills_until: None,
    };
    let other = SessionForm { ordinal: 6, ..form.clone() };
    let outcome = commands::change_session(store, &by, house.town.session, other).await;
    assert_eq!(refusal(outcome), flaw("ordinal", Flaw::Taken));
    commands::change_session(store, &by, house.town.session, form).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_name_is_given_once_in_a_congress(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let again = commands::add_delegation(store, &by, here, "秭归代表团").await;
    assert_eq!(refusal(again), flaw("name", Flaw::Taken));
    let unit = |name: &str| UnitForm {
        name: name.to_owned(),
        short_name: "简称".to_owned(),
        kind: UnitKind::Department,
    };
    let again = commands::add_unit(store, &by, here, unit("宜昌市公安局")).await;
    assert_eq!(refusal(again), flaw("name", Flaw::Taken));
    let id = commands::add_unit(store, &by, here, unit("宜昌市商务局")).await.unwrap();
    let renamed = commands::change_unit(store, &by, id, unit("宜昌市公安局")).await;
    assert_eq!(refusal(renamed), flaw("name", Flaw::Taken));
    let region = commands::create_congress(store, &by, "420500", named("宜昌市")).await;
    assert!(matches!(refusal(region), Refusal::Invalid(_)));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_retired_unit_is_assigned_nothing_until_it_is_restored(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, town) = (&house.store, administrator(&house), &house.town);
    let built = house.build(store::builders::a_motion(town).submitted().accepted()).await;
    commands::retire_unit(store, &by, town.units[1].id).await.unwrap();
    let desk = call(&town.desk, built.now);
    let parts = store::builders::an_assignment(town.units[1].id, &[]);
    let outcome = store::motion::commands::assign(store, &desk, built.id, parts.clone()).await;
    assert_eq!(refusal(outcome), flaw("lead", Flaw::Unknown));
    commands::restore_unit(store, &by, town.units[1].id).await.unwrap();
    store::motion::commands::assign(store, &desk, built.id, parts).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_period_holds_from_now_on_and_can_be_taken_back(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let two = Period { amount: 2, measure: Measure::Months };
    let reply = async || {
        let rows = queries::periods(store, &by, here).await.unwrap();
        rows.into_iter().find(|row| row.clock == Clock::Reply).unwrap().period
    };
    commands::set_period(store, &by, here, Clock::Reply, Some(two)).await.unwrap();
    assert_eq!(reply().await, two);
    let long = Period { amount: 4, measure: Measure::Months };
    let outcome = commands::set_period(store, &by, here, Clock::Reply, Some(long)).await;
    assert_eq!(refusal(outcome), flaw("amount", Flaw::Form), "代表法 says three months");
    commands::set_period(store, &by, here, Clock::Reply, None).await.unwrap();
    assert_eq!(reply().await, Clock::Reply.rule().default);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_congress_chooses_its_path_and_never_fewer_signatories_than_the_law(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let law = queries::procedure(store, &by, here).await.unwrap().law;
    assert_eq!((law.suggestions, law.bill_signatories), (Path::Assigned, 10), "a city");
    let own = Procedure { suggestions: Path::Direct, bill_signatories: 12 };
    commands::set_procedure(store, &by, here, own).await.unwrap();
    assert_eq!(queries::procedure(store, &by, here).await.unwrap().own, own);
    let few = Procedure { suggestions: Path::Bill, bill_signatories: 9 };
    let Refusal::Invalid(flaws) = refusal(commands::set_procedure(store, &by, here, few).await)
    else {
        panic!("to be refused")
    };
    assert_eq!(flaws.len(), 2, "{flaws:?}");
    let built = house.build(stories::submitted(&house.town)).await;
    let desk = call(&house.town.desk, built.now);
    let shown = store::motion::view(store, &desk, built.id).await.unwrap();
    assert!(format!("{shown:?}").contains("AcceptDirectly"), "the short way is open");
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn every_change_of_the_house_leaves_its_record(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by) = (&house.store, administrator(&house));
    let county = county_below(&house).await;
    commands::rename_congress(store, &by, county, named("远安")).await.unwrap();
    let id = commands::add_delegation(store, &by, county, "鸣凤代表团").await.unwrap();
    commands::rename_delegation(store, &by, id, "鸣凤镇代表团").await.unwrap();
    let dump = house.dump().await;
    let data: Vec<_> = dump.table("event").iter().map(|row| Dump::text(row, "data")).collect();
    for what in [
        "regions_imported",
        "congress_created",
        "congress_renamed",
        "delegation_added",
        "delegation_renamed",
    ] {
        assert!(data.iter().any(|one| one.contains(what)), "{what}: {data:?}");
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_same_form_twice_adds_one_congress(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, plain) = (&house.store, administrator(&house));
    let county = region("420525", "远安县", "420500");
    commands::import_regions(store, &plain, vec![county]).await.unwrap();
    let by = call(&house.town.administrator, now()).keyed("form-1");
    let once = commands::create_congress(store, &by, "420525", named("远安县")).await.unwrap();
    let twice = commands::create_congress(store, &by, "420525", named("远安县")).await.unwrap();
    assert_eq!(once, twice);
}

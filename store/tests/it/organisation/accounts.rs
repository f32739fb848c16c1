//! Seats and accounts as an administrator gives and takes them.

use domain::organisation::form::SeatForm;
use domain::{Flaw, Refusal, Role, SubRole};
use store::organisation::queries::AccountFilter;
use store::organisation::{commands, queries};

use super::{accounts_of, administrator, county_below, seat, somebody};
use crate::harness::{House, On, call, refusal, rstest};

fn handler(house: &House) -> SeatForm {
    let unit = Some(house.town.units[1].id);
    SeatForm { sub_role: Some(SubRole::Handler), unit, ..SeatForm::of(Role::UnitStaff) }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn who_is_invited_twice_has_one_account_and_one_seat_of_a_kind(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let who = somebody("赵立群", "13900000031");
    let id = seat(&house, &by, here, &who, handler(&house)).await.unwrap();
    let again = seat(&house, &by, here, &who, handler(&house)).await;
    assert_eq!(refusal(again), Refusal::field("role", Flaw::Taken));
    let desk = SeatForm { sub_role: Some(SubRole::Desk), ..SeatForm::of(Role::CongressStaff) };
    commands::add_seat(store, &by, here, id, desk.clone(), None).await.unwrap();
    let again = commands::add_seat(store, &by, here, id, desk, None).await;
    assert_eq!(refusal(again), Refusal::field("role", Flaw::Taken));
    let filter = AccountFilter { query: "赵立群".to_owned(), ..AccountFilter::default() };
    let found = queries::account_list(store, &by, here, &filter).await.unwrap();
    let seats: Vec<_> =
        found.page.rows[0].seats.iter().map(|seat| (seat.role, seat.place.as_str())).collect();
    assert_eq!(seats, [(Role::UnitStaff, "市交通运输局"), (Role::CongressStaff, "市人大")]);
}

#[rstest]
#[case::no_unit(SeatForm::of(Role::UnitStaff), "unit")]
#[case::no_delegation(SeatForm::of(Role::DelegationStaff), "delegation")]
#[case::a_deputy_by_hand(SeatForm::of(Role::Deputy), "mandate")]
#[case::a_resident(SeatForm::of(Role::Resident), "role")]
#[case::a_part_of_another_role(
    SeatForm { sub_role: Some(SubRole::Desk), ..SeatForm::of(Role::Administrator) }, "sub_role")]
#[tokio::test]
async fn a_seat_that_stands_nowhere_is_refused(#[case] wrong: SeatForm, #[case] field: &str) {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let by = administrator(&house);
    let who = somebody("赵立群", "13900000031");
    let outcome = seat(&house, &by, house.town.congress, &who, wrong).await;
    let Refusal::Invalid(flaws) = refusal(outcome) else { panic!("fields to mend") };
    assert_eq!(flaws[0].field, field);
}

#[tokio::test]
async fn a_seat_in_a_unit_of_another_congress_is_refused() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let by = administrator(&house);
    let wrong = SeatForm { unit: Some(house.county.units[1].id), ..SeatForm::of(Role::UnitStaff) };
    let who = somebody("赵立群", "13900000031");
    let outcome = seat(&house, &by, house.town.congress, &who, wrong).await;
    assert_eq!(refusal(outcome), Refusal::field("unit", Flaw::Unknown));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nobody_shuts_their_own_account_nor_leaves_their_own_seat(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (store, by) = (&house.store, administrator(&house));
    let shut = accounts_of::disable(store, &by, by.actor.account).await;
    assert_eq!(refusal(shut), Refusal::DoesNotFollow);
    let left = accounts_of::retire_seat(store, &by, by.actor.account, by.actor.seat).await;
    assert_eq!(refusal(left), Refusal::DoesNotFollow);
    let desk = &house.town.desk;
    accounts_of::retire_seat(store, &by, desk.account, desk.seat).await.unwrap();
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn the_city_shuts_an_account_of_a_congress_below_it(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let county = county_below(&house).await;
    let (store, city) = (&house.store, administrator(&house));
    let who = somebody("赵立群", "13900000031");
    let id = seat(&house, &city, county, &who, SeatForm::of(Role::Reporter)).await.unwrap();
    accounts_of::disable(store, &city, id).await.unwrap();
    let beside = call(&house.county.administrator, city.now);
    let outcome = accounts_of::enable(store, &beside, id).await;
    assert_eq!(refusal(outcome), Refusal::Hidden);
    accounts_of::enable(store, &city, id).await.unwrap();
}

#[tokio::test]
async fn accounts_open_with_one_password_only_in_a_demonstration() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let logins = vec![("13900000031".to_owned(), "zhao".to_owned())];
    let opened = commands::open_demonstration(store, &by, "hash", logins).await;
    assert_eq!(refusal(opened), Refusal::Forbidden);
    // nor can a house with deputies in it be called one
    let marked = commands::mark_demonstration(store, &by, here).await;
    assert_eq!(refusal(marked), Refusal::DoesNotFollow);
}

//! Sessions: new tokens where something is gained, ended at once where something is taken back.

use domain::account::Pending;
use domain::{Refusal, Role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::account::{Browser, commands, signed_in};
use store::builders::another_seat;
use store::entity::event;

use super::*;

const HOUR: i64 = 3600;

#[rstest]
#[tokio::test]
async fn a_planted_session_ends_when_its_victim_signs_in(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (planted, _) = entered(store, now()).await;
    let browser = Browser::default();
    let fresh = commands::sign_in(store, LOGIN, PASSWORD, &browser, Some(&planted), now()).await;
    let fresh = fresh.unwrap().token;
    assert_ne!(fresh, planted);
    assert!(!is_in(store, &planted, now()).await);
    assert!(is_in(store, &fresh, now()).await);
    for made_up in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let entered =
            commands::sign_in(store, LOGIN, PASSWORD, &browser, Some(made_up), now()).await;
        assert_ne!(entered.unwrap().token, made_up);
        assert!(!is_in(store, made_up, now()).await);
    }
}

#[rstest]
#[tokio::test]
async fn another_seat_is_worn_in_the_same_session_and_again_the_next_time(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let staff = another_seat(store, &author, &house.county.desk).await.unwrap();
    let (token, who) = entered(store, now()).await;
    assert_eq!(who.seats.len(), 2);
    assert_eq!(who.actor.role, Role::Deputy);
    commands::switch_seat(store, &who, staff.seat, now()).await.unwrap();
    let who = signed_in(store, &token, now()).await.unwrap().unwrap();
    assert_eq!(who.actor, staff);
    // the seat worn last is worn again
    let (_, again) = entered(store, now().plus_seconds(1)).await;
    assert_eq!(again.actor.seat, staff.seat);
}

#[rstest]
#[tokio::test]
async fn the_same_seat_asked_for_twice_at_once_is_worn_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let staff = another_seat(store, &author, &house.county.desk).await.unwrap();
    let (token, who) = entered(store, now()).await;
    let click = || commands::switch_seat(store, &who, staff.seat, now());
    let (one, other) = tokio::join!(click(), click());
    assert_eq!(one.unwrap(), other.unwrap());
    let worn = signed_in(store, &token, now()).await.unwrap().unwrap();
    assert_eq!(worn.actor, staff);
    let told = event::Entity::find().filter(event::Column::Kind.eq("seat_worn"));
    assert_eq!(told.count(store.reader()).await.unwrap(), 1);
}

#[rstest]
#[tokio::test]
async fn a_session_that_has_ended_wears_no_other_seat(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let staff = another_seat(store, &author, &house.county.desk).await.unwrap();
    let (_, who) = entered(store, now()).await;
    commands::sign_out(store, &who, now()).await.unwrap();
    let taken = commands::switch_seat(store, &who, staff.seat, now()).await;
    assert_eq!(refusal(taken.map(drop)), Refusal::SignedOut);
}

#[rstest]
#[tokio::test]
async fn nobody_takes_a_seat_that_is_not_theirs(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let (_, who) = entered(&house.store, now()).await;
    let taken = commands::switch_seat(&house.store, &who, house.town.desk.seat, now()).await;
    assert_eq!(refusal(taken.map(drop)), Refusal::Hidden);
}

#[rstest]
#[tokio::test]
async fn a_revoked_session_is_refused_at_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (phone, other) = entered(store, now()).await;
    let (desk, who) = entered(store, now()).await;
    commands::revoke(store, &who, other.sign_in, now()).await.unwrap();
    assert!(!is_in(store, &phone, now()).await);
    assert!(is_in(store, &desk, now()).await);
    let again = commands::revoke(store, &who, other.sign_in, now()).await;
    assert_eq!(refusal(again), Refusal::Hidden);
    let (third, _) = entered(store, now()).await;
    assert_eq!(commands::revoke_others(store, &who, now()).await.unwrap(), 1);
    assert!(!is_in(store, &third, now()).await);
    commands::sign_out(store, &who, now()).await.unwrap();
    assert!(!is_in(store, &desk, now()).await);
}

#[rstest]
#[tokio::test]
async fn nobody_ends_the_sessions_of_others(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let other = &house.town.deputies[1];
    can_sign_in(store, other, "wang", "13800000002", PASSWORD).await.unwrap();
    let (token, who) = entered(store, now()).await;
    let theirs = enter(store, "wang", PASSWORD, now()).await.unwrap().token;
    let them = signed_in(store, &theirs, now()).await.unwrap().unwrap();
    let revoked = commands::revoke(store, &them, who.sign_in, now()).await;
    assert_eq!(refusal(revoked), Refusal::Hidden);
    assert_eq!(commands::revoke_others(store, &them, now()).await.unwrap(), 0);
    assert!(is_in(store, &token, now()).await);
}

#[rstest]
#[tokio::test]
async fn a_disabled_account_and_a_retired_seat_are_out_at_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let call = call(&house.town.administrator, now());
    let (token, _) = entered(store, now()).await;
    commands::disable(store, &call, author.account).await.unwrap();
    assert!(!is_in(store, &token, now()).await);
    commands::enable(store, &call, author.account).await.unwrap();
    assert!(!is_in(store, &token, now()).await, "what was ended stays ended");
    let (token, who) = entered(store, now()).await;
    commands::retire_seat(store, &call, author.account, who.actor.seat).await.unwrap();
    assert!(!is_in(store, &token, now()).await);
    assert!(enter(store, LOGIN, PASSWORD, now()).await.is_err());
}

#[rstest]
#[tokio::test]
async fn a_session_ends_when_idle_and_in_any_case_after_a_fortnight(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (token, who) = entered(store, now()).await;
    assert!(is_in(store, &token, now().plus_seconds(12 * HOUR - 1)).await);
    assert!(!is_in(store, &token, now().plus_seconds(12 * HOUR)).await);
    for half_day in 1..=27 {
        let then = now().plus_seconds(half_day * 12 * HOUR - half_day);
        assert!(is_in(store, &token, then).await, "in use, half day {half_day}");
        commands::note_seen(store, who.sign_in, then).await.unwrap();
    }
    let last = now().plus_days(14);
    commands::note_seen(store, who.sign_in, last.plus_seconds(-60)).await.unwrap();
    assert!(is_in(store, &token, last.plus_seconds(-1)).await);
    assert!(!is_in(store, &token, last).await);
}

/// Writes the setting as an administrator's command would.
pub async fn set_rules(house: &House, value: &str) {
    use sea_orm::ConnectionTrait;
    let congress = house.town.congress;
    let sql = format!("INSERT INTO setting VALUES ({congress}, 'account.rules', '{value}')");
    house.store.writer().execute_unprepared(&sql).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_congress_sets_its_own_times_and_roles(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    set_rules(&house, r#"{"idle_minutes":30,"absolute_days":1,"second_factor":["deputy"]}"#).await;
    let store = &house.store;
    let (token, who) = entered(store, now()).await;
    assert_eq!(who.pending, Some(Pending::Enrolment));
    assert_eq!(who.ready(), None, "nothing but the account itself until there is one");
    assert!(!is_in(store, &token, now().plus_seconds(30 * 60)).await);
    commands::note_seen(store, who.sign_in, now().plus_seconds(24 * HOUR - 60)).await.unwrap();
    assert!(!is_in(store, &token, now().plus_seconds(24 * HOUR)).await);
}

#[rstest]
#[tokio::test]
async fn a_new_password_ends_every_other_session(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (elsewhere, _) = entered(store, now()).await;
    let (token, who) = entered(store, now()).await;
    let wrong = commands::change_password(store, &who, "guess", "another horse", now()).await;
    assert_eq!(refusal(wrong.map(drop)), Refusal::field("password", domain::Flaw::Wrong));
    let short = commands::change_password(store, &who, PASSWORD, "short", now()).await;
    let flaw = domain::Flaw::TooShort { at_least: 8 };
    assert_eq!(refusal(short.map(drop)), Refusal::field("new", flaw));
    let fresh = commands::change_password(store, &who, PASSWORD, "another horse", now()).await;
    let fresh = fresh.unwrap().token;
    assert!(!is_in(store, &elsewhere, now()).await);
    assert!(!is_in(store, &token, now()).await);
    assert!(is_in(store, &fresh, now()).await);
    assert!(enter(store, LOGIN, PASSWORD, now()).await.is_err());
    assert!(enter(store, LOGIN, "another horse", now()).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn one_query_tells_who_is_signed_in(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    for seat in [&house.county.desk, &house.county.units[0].staff, &house.town.administrator] {
        another_seat(&house.store, &author, seat).await.unwrap();
    }
    let (_, who) = entered(&house.store, now()).await;
    let bodies: Vec<_> = who.seats.iter().map(|seat| seat.body.as_deref()).collect();
    let unit = house.county.units[0].name.as_str();
    assert_eq!(who.seats.len(), 4);
    assert!(bodies.contains(&Some(unit)), "{bodies:?}");
    assert!(bodies.contains(&None));
}

//! Wrong guesses have to wait, the same for names that exist and names that do not.

use domain::{Flaw, Moment, Refusal};
use store::account::commands;

use super::*;

async fn guess(store: &Store, name: &str, now: Moment) -> Refusal {
    refusal(enter(store, name, "wrong password", now).await.map(drop))
}

fn wrong() -> Refusal {
    Refusal::field("password", Flaw::Wrong)
}

fn wait(retry_after_seconds: i64) -> Refusal {
    Refusal::TooOften { retry_after_seconds }
}

#[rstest]
#[tokio::test]
async fn five_wrong_guesses_cost_a_minute_and_the_next_twice_as_long(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(LOGIN, PHONE, "nobody", "13999999999")] name: &str,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let mut at = now();
    for _ in 0..5 {
        assert_eq!(guess(store, name, at).await, wrong());
    }
    for pause in [60, 120, 240, 480, 960, 1920, 3600, 3600] {
        assert_eq!(guess(store, name, at).await, wait(pause));
        let right =
            refusal(enter(store, name, PASSWORD, at.plus_seconds(pause - 1)).await.map(drop));
        assert_eq!(right, wait(1), "not even with the right password");
        at = at.plus_seconds(pause);
        assert_eq!(guess(store, name, at).await, wrong());
    }
}

#[rstest]
#[tokio::test]
async fn after_the_pause_the_right_password_opens_and_forgets(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    for _ in 0..5 {
        guess(store, LOGIN, now()).await;
    }
    let later = now().plus_seconds(60);
    assert!(enter(store, LOGIN, PASSWORD, later).await.is_ok());
    for _ in 0..5 {
        assert_eq!(guess(store, LOGIN, later).await, wrong());
    }
}

#[rstest]
#[tokio::test]
async fn a_day_without_a_guess_begins_anew(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    for _ in 0..4 {
        guess(store, LOGIN, now()).await;
    }
    let tomorrow = now().plus_days(1).plus_seconds(1);
    for _ in 0..4 {
        assert_eq!(guess(store, LOGIN, tomorrow).await, wrong());
    }
    assert!(enter(store, LOGIN, PASSWORD, tomorrow).await.is_ok());
    let swept = commands::sweep(store, tomorrow.plus_days(2)).await.unwrap();
    assert_eq!(swept, 0, "forgotten with the right password");
}

#[rstest]
#[tokio::test]
async fn guesses_at_once_are_all_counted(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let many = (0..12).map(|_| {
        let store = house.store.clone();
        tokio::spawn(async move { refusal(enter(&store, LOGIN, "wrong", now()).await.map(drop)) })
    });
    let mut judged = 0;
    for one in many.collect::<Vec<_>>() {
        judged += usize::from(one.await.unwrap() == wrong());
    }
    assert_eq!(judged, 5, "no more than five were compared with the password");
}

#[rstest]
#[tokio::test]
async fn a_lock_is_recorded_and_tells_nothing_of_what_was_typed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    for name in [LOGIN, "my secret word"] {
        for _ in 0..5 {
            guess(&house.store, name, now()).await;
        }
    }
    let dump = house.dump().await;
    let locked: Vec<_> = dump
        .table("event")
        .iter()
        .filter(|row| Dump::text(row, "kind") == "sign_in_locked")
        .map(|row| Dump::text(row, "subject"))
        .collect();
    assert_eq!(locked, ["account", "house"]);
    assert!(dump.holding("my secret word").is_empty());
    let _ = author;
}

#[rstest]
#[tokio::test]
async fn what_has_run_out_is_thrown_away_and_nothing_else(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    guess(store, "nobody", now()).await;
    let (token, who) = entered(store, now()).await;
    commands::request_code(store, PHONE, now()).await.unwrap();
    code_to(store, PHONE, now()).await.unwrap();
    assert_eq!(commands::sweep(store, now().plus_seconds(3600)).await.unwrap(), 0);
    let later = now().plus_days(13);
    commands::note_seen(store, who.sign_in, later).await.unwrap();
    assert_eq!(commands::sweep(store, later).await.unwrap(), 2, "two counters");
    assert!(is_in(store, &token, later).await);
    let half_a_year = now().plus_days(14 + 185);
    assert_eq!(commands::sweep(store, half_a_year).await.unwrap(), 3, "code, session, message");
}

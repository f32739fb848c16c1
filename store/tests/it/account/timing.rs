//! How long an answer takes must not tell whether there is such an account.

use std::time::{Duration, Instant};

use store::account::{FLOOR, commands};

use super::*;

const ROUNDS: usize = 12;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Medians of the two, asked by turns so that a busy machine slows both.
async fn by_turns<A, B>(mut one: A, mut other: B) -> (Duration, Duration)
where
    A: AsyncFnMut(usize),
    B: AsyncFnMut(usize),
{
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let begun = Instant::now();
        one(round).await;
        ones.push(begun.elapsed());
        let begun = Instant::now();
        other(round).await;
        others.push(begun.elapsed());
    }
    (median(ones), median(others))
}

#[track_caller]
fn assert_alike((one, other): (Duration, Duration)) {
    let apart = one.abs_diff(other);
    assert!(one >= FLOOR && other >= FLOOR, "{one:?} {other:?}");
    // one step of the floor, at most: on a busy machine the two may fall on two sides of a step
    assert!(apart <= FLOOR + FLOOR / 2, "{one:?} {other:?}");
}

/// Guesses are a day apart, so that none of them has to wait.
fn day(round: usize) -> Moment {
    now().plus_days(i64::try_from(round).unwrap() * 2)
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_take_as_long() {
    let (house, _) = house(On::Sqlite).await.unwrap();
    let store = &house.store;
    let times = by_turns(
        async |round| drop(enter(store, LOGIN, "wrong", day(round)).await),
        async |round| drop(enter(store, "nobody", "wrong", day(round)).await),
    );
    assert_alike(times.await);
}

#[tokio::test]
async fn a_known_and_an_unknown_phone_take_as_long_to_ask_for_a_code() {
    let (house, _) = house(On::Sqlite).await.unwrap();
    let store = &house.store;
    let times = by_turns(
        async |round| commands::request_code(store, PHONE, day(round)).await.unwrap(),
        async |round| commands::request_code(store, "13999999999", day(round)).await.unwrap(),
    );
    assert_alike(times.await);
}

#[tokio::test]
async fn a_password_is_hashed_for_an_unknown_name_too() {
    use store::account::password;
    let kept = password::hash(PASSWORD).await.unwrap();
    let times = by_turns(
        async |_| drop(password::is_right(Some(&kept), "wrong").await),
        async |_| drop(password::is_right(None, "wrong").await),
    );
    let (known, unknown) = times.await;
    let ratio = unknown.as_secs_f64() / known.as_secs_f64();
    assert!((0.5..2.0).contains(&ratio), "{known:?} {unknown:?}");
}

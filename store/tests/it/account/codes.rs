//! Codes by text message: the first password, and a forgotten one.

use domain::{Flaw, Moment, Refusal};
use store::account::commands::{self, Entered};
use store::account::{Browser, signed_in};

use super::*;

const NEW: &str = "a password of my own";

async fn redeem(store: &Store, phone: &str, code: &str, new: &str, now: Moment) -> Result<Entered> {
    let browser = Browser::default();
    commands::redeem_code_and_set_password(store, phone, code, new, &browser, None, now).await
}

fn wrong() -> Refusal {
    Refusal::field("code", Flaw::Wrong)
}

async fn ask(store: &Store, now: Moment) -> String {
    commands::request_code(store, PHONE, now).await.unwrap();
    code_to(store, PHONE, now).await.unwrap()
}

/// Another code than the right one.
fn not(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[rstest]
#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_code(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (old, _) = entered(store, now()).await;
    let code = ask(store, now()).await;
    let entered = redeem(store, PHONE, &code, NEW, now()).await.unwrap();
    let who = signed_in(store, &entered.token, now()).await.unwrap().unwrap();
    assert_eq!(who.actor, author);
    assert!(!is_in(store, &old, now()).await, "other sessions end");
    assert!(enter(store, LOGIN, PASSWORD, now()).await.is_err());
    assert!(enter(store, LOGIN, NEW, now()).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn a_code_works_once_and_for_ten_minutes(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let code = ask(store, now()).await;
    redeem(store, PHONE, &code, NEW, now()).await.unwrap();
    let again = redeem(store, PHONE, &code, NEW, now()).await;
    assert_eq!(refusal(again.map(drop)), wrong());
    let later = now().plus_seconds(3600);
    let code = ask(store, later).await;
    let late = redeem(store, PHONE, &code, NEW, later.plus_seconds(600)).await;
    assert_eq!(refusal(late.map(drop)), wrong());
}

#[rstest]
#[tokio::test]
async fn five_wrong_tries_spend_a_code(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let code = ask(store, now()).await;
    for _ in 0..5 {
        let tried = redeem(store, PHONE, &not(&code), NEW, now()).await;
        assert_eq!(refusal(tried.map(drop)), wrong());
    }
    let waiting = redeem(store, PHONE, &code, NEW, now()).await;
    assert_eq!(refusal(waiting.map(drop)), Refusal::TooOften { retry_after_seconds: 60 });
    let spent = redeem(store, PHONE, &code, NEW, now().plus_seconds(61)).await;
    assert_eq!(refusal(spent.map(drop)), wrong());
    assert!(enter(store, LOGIN, PASSWORD, now()).await.is_ok(), "the old password stands");
}

#[rstest]
#[tokio::test]
async fn a_newer_code_voids_the_older(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let old = ask(store, now()).await;
    let later = now().plus_seconds(60);
    let new = ask(store, later).await;
    if old != new {
        assert_eq!(refusal(redeem(store, PHONE, &old, NEW, later).await.map(drop)), wrong());
    }
    assert!(redeem(store, PHONE, &new, NEW, later).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn a_weak_password_does_not_spend_the_code(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    super::session::set_rules(&house, r#"{"password":"mlps3"}"#).await;
    let code = ask(store, now()).await;
    let short = redeem(store, PHONE, &code, "short", now()).await;
    let flaw = Flaw::TooShort { at_least: 8 };
    assert_eq!(refusal(short.map(drop)), Refusal::field("password", flaw));
    let plain = redeem(store, PHONE, &code, "onlysmallletters", now()).await;
    assert_eq!(refusal(plain.map(drop)), Refusal::field("password", Flaw::Form));
    assert!(redeem(store, PHONE, &code, "Small-And-2-Big", now()).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn codes_are_not_asked_for_in_a_row(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(PHONE, "13999999999")] phone: &str,
) {
    let Some((house, _)) = house(on).await else { return };
    let mut at = now();
    for pause in [60, 120, 240, 480, 960, 1920, 3600, 3600] {
        commands::request_code(&house.store, phone, at).await.unwrap();
        let soon = commands::request_code(&house.store, phone, at).await;
        assert_eq!(refusal(soon), Refusal::TooOften { retry_after_seconds: pause });
        at = at.plus_seconds(pause);
    }
}

#[rstest]
#[tokio::test]
async fn a_phone_of_nobody_gets_the_same_answer_and_no_message(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    commands::request_code(store, "13999999999", now()).await.unwrap();
    assert_eq!(code_to(store, "13999999999", now()).await, None);
    let call = call(&house.town.administrator, now());
    commands::disable(store, &call, author.account).await.unwrap();
    commands::request_code(store, PHONE, now()).await.unwrap();
    assert_eq!(code_to(store, PHONE, now()).await, None, "nor does a disabled account");
    for phone in ["13999999999", PHONE] {
        assert_eq!(refusal(redeem(store, phone, "123456", NEW, now()).await.map(drop)), wrong());
    }
    let malformed = commands::request_code(store, "12345", now()).await;
    assert_eq!(refusal(malformed), Refusal::field("phone", Flaw::Form));
}

#[rstest]
#[tokio::test]
async fn a_code_lies_nowhere_in_the_database(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    commands::request_code(store, PHONE, now()).await.unwrap();
    let waiting = house.dump().await;
    let messages = store::outbox::claim(store, now(), 10).await.unwrap();
    let body = &messages[0].message.body;
    let code: String = body.chars().filter(char::is_ascii_digit).take(6).collect();
    for secret in [code.as_str(), body.as_str(), PHONE] {
        let places = waiting.holding(secret);
        let chance = ["account", "outbox.id", "one_time_code.id"];
        assert!(places.iter().all(|it| chance.iter().any(|c| it.starts_with(c))), "{places:?}");
    }
    let shown = format!("{:?}", messages[0].message);
    assert!(!shown.contains(&code) && !shown.contains(PHONE), "{shown}");
}

#[rstest]
#[tokio::test]
async fn a_reset_frees_the_locked_out(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    for _ in 0..5 {
        let _ = enter(store, LOGIN, "wrong", now()).await;
    }
    assert!(enter(store, LOGIN, PASSWORD, now()).await.is_err());
    let code = ask(store, now()).await;
    redeem(store, "138-0000-0001", &format!(" {code} "), NEW, now()).await.unwrap();
    assert!(enter(store, LOGIN, NEW, now()).await.is_ok());
}

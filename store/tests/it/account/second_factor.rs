//! The authenticator: asked for when there is one, each code once.

use domain::account::Pending;
use domain::{Flaw, Refusal};
use store::account::{commands, enrolment, signed_in};
use totp_rs::{Builder, Secret};

use super::*;

fn wrong() -> Refusal {
    Refusal::field("code", Flaw::Wrong)
}

fn code(secret: &str, now: Moment) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(now.0 / 1000).unwrap()).to_string()
}

/// Enrols the author. Returns the secret and the recovery codes.
async fn enrol(store: &Store, now: Moment) -> (String, Vec<String>) {
    let (_, who) = entered(store, now).await;
    commands::begin_enrolment(store, &who, PASSWORD, now).await.unwrap();
    let shown = enrolment(store, who.actor.account, "李静", now).await.unwrap().unwrap();
    assert!(shown.address.starts_with("otpauth://totp/"), "{}", shown.address);
    let typed = code(&shown.secret, now);
    let enrolled = commands::finish_enrolment(store, &who, &typed, now).await.unwrap();
    let who = signed_in(store, &enrolled.token, now).await.unwrap().unwrap();
    assert_eq!(who.pending, None);
    assert!(who.has_second_factor);
    (shown.secret, enrolled.recovery_codes)
}

#[rstest]
#[tokio::test]
async fn a_password_alone_opens_nothing_then(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (secret, _) = enrol(store, now()).await;
    let later = now().plus_seconds(60);
    let (token, who) = entered(store, later).await;
    assert_eq!(who.pending, Some(Pending::SecondFactor));
    assert_eq!(who.ready(), None);
    let seat = who.actor.seat;
    let forbidden = [
        commands::change_password(store, &who, PASSWORD, "another one", later).await.map(drop),
        commands::change_phone(store, &who, PASSWORD, "13800000009", later).await,
        commands::begin_enrolment(store, &who, PASSWORD, later).await,
        commands::remove_second_factor(store, &who, PASSWORD, later).await,
        commands::switch_seat(store, &who, seat, later).await.map(drop),
        commands::revoke_others(store, &who, later).await.map(drop),
    ];
    for one in forbidden {
        assert_eq!(refusal(one), Refusal::Forbidden);
    }
    assert!(!is_in(store, &token, later.plus_seconds(600)).await, "ten minutes to finish");
    let entered = commands::verify_second_factor(store, &who, &code(&secret, later), later).await;
    let fresh = entered.unwrap().token;
    assert!(!is_in(store, &token, later).await, "a new token for what was gained");
    let who = signed_in(store, &fresh, later).await.unwrap().unwrap();
    assert!(who.ready().is_some());
    assert!(is_in(store, &fresh, later.plus_seconds(3600)).await);
}

#[rstest]
#[tokio::test]
async fn a_code_is_refused_the_second_time(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (secret, _) = enrol(store, now()).await;
    let (_, who) = entered(store, now()).await;
    let used = commands::verify_second_factor(store, &who, &code(&secret, now()), now()).await;
    assert_eq!(refusal(used.map(drop)), wrong(), "used when enrolling");
    let later = now().plus_seconds(60);
    let typed = code(&secret, later);
    commands::verify_second_factor(store, &who, &typed, later).await.unwrap();
    let (_, other) = entered(store, later).await;
    let replayed = commands::verify_second_factor(store, &other, &typed, later).await;
    assert_eq!(refusal(replayed.map(drop)), wrong());
    let older = code(&secret, later.plus_seconds(-30));
    let older = commands::verify_second_factor(store, &other, &older, later).await;
    assert_eq!(refusal(older.map(drop)), wrong(), "nor an older one after it");
}

#[rstest]
#[tokio::test]
async fn of_the_same_code_at_once_one_is_taken(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let (secret, _) = enrol(&house.store, now()).await;
    let later = now().plus_seconds(60);
    let mut racing = Vec::new();
    for _ in 0..4 {
        let (_, who) = entered(&house.store, later).await;
        let (store, typed) = (house.store.clone(), code(&secret, later));
        racing.push(tokio::spawn(async move {
            commands::verify_second_factor(&store, &who, &typed, later).await.is_ok()
        }));
    }
    let mut taken = 0;
    for one in racing {
        taken += usize::from(one.await.unwrap());
    }
    assert_eq!(taken, 1);
}

#[rstest]
#[tokio::test]
async fn wrong_codes_have_to_wait_too(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (secret, _) = enrol(store, now()).await;
    let later = now().plus_seconds(60);
    let (_, who) = entered(store, later).await;
    for _ in 0..5 {
        let tried = commands::verify_second_factor(store, &who, "abcdef", later).await;
        assert_eq!(refusal(tried.map(drop)), wrong());
    }
    let right = commands::verify_second_factor(store, &who, &code(&secret, later), later).await;
    assert_eq!(refusal(right.map(drop)), Refusal::TooOften { retry_after_seconds: 60 });
    let then = later.plus_seconds(61);
    assert!(commands::verify_second_factor(store, &who, &code(&secret, then), then).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn a_written_code_works_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    let (_, written) = enrol(store, now()).await;
    assert_eq!(written.len(), 8);
    let (_, who) = entered(store, now()).await;
    let typed = written[3].to_uppercase().replace('-', " ");
    commands::verify_second_factor(store, &who, &typed, now()).await.unwrap();
    let (_, who) = entered(store, now()).await;
    let again = commands::verify_second_factor(store, &who, &written[3], now()).await;
    assert_eq!(refusal(again.map(drop)), wrong());
}

#[rstest]
#[tokio::test]
async fn a_reset_password_does_not_go_around_it(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    enrol(store, now()).await;
    commands::request_code(store, PHONE, now()).await.unwrap();
    let typed = code_to(store, PHONE, now()).await.unwrap();
    let browser = Browser::default();
    let entered = commands::redeem_code_and_set_password(
        store,
        PHONE,
        &typed,
        "another horse",
        &browser,
        None,
        now(),
    );
    assert_eq!(entered.await.unwrap().pending, Some(Pending::SecondFactor));
}

#[rstest]
#[tokio::test]
async fn it_can_be_removed_unless_the_role_asks_for_it(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (secret, _) = enrol(store, now()).await;
    let later = now().plus_seconds(60);
    let (_, half) = entered(store, later).await;
    let entered =
        commands::verify_second_factor(store, &half, &code(&secret, later), later).await.unwrap();
    let who = signed_in(store, &entered.token, later).await.unwrap().unwrap();
    super::session::set_rules(&house, r#"{"second_factor":["deputy"]}"#).await;
    let kept = commands::remove_second_factor(store, &who, PASSWORD, later).await;
    assert_eq!(refusal(kept), Refusal::Forbidden);
    let call = call(&house.town.administrator, later);
    commands::remove_second_factor_of(store, &call, author.account).await.unwrap();
    assert!(!is_in(store, &entered.token, later).await);
    let (_, who) = super::entered(store, later).await;
    assert_eq!(who.pending, Some(Pending::Enrolment));
}

#[rstest]
#[tokio::test]
async fn its_secret_lies_encrypted(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let (secret, written) = enrol(&house.store, now()).await;
    let dump = house.dump().await;
    assert!(dump.holding(&secret.replace(' ', "")).is_empty());
    assert!(dump.holding(&written[0]).is_empty());
}

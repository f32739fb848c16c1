//! A changed number: proved from the new one, told to the old one, no rating meanwhile.

use domain::rating::{Grade, Rating};
use domain::{Flaw, Refusal};
use store::account::{commands, phone_on_file};
use store::rating::{RateForm, rate};

use super::*;
use crate::stories;

const NEW: &str = "13900000077";

#[rstest]
#[tokio::test]
async fn a_new_number_is_proved_by_code_and_the_old_one_told(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let (_, who) = entered(store, now()).await;
    let guessed = commands::change_phone(store, &who, "guess", NEW, now()).await;
    assert_eq!(refusal(guessed), Refusal::field("password", Flaw::Wrong));
    commands::change_phone(store, &who, PASSWORD, NEW, now()).await.unwrap();
    let typed = code_to(store, NEW, now()).await.unwrap();
    assert!(enter(store, NEW, PASSWORD, now()).await.is_err(), "not before it is proved");
    let wrong = commands::confirm_phone(store, &who, "abcdef", now()).await;
    assert_eq!(refusal(wrong), Refusal::field("code", Flaw::Wrong));
    commands::confirm_phone(store, &who, &typed, now()).await.unwrap();
    let told = store::outbox::claim(store, now(), 10).await.unwrap();
    assert_eq!(told.iter().map(|one| one.message.to.as_str()).collect::<Vec<_>>(), [PHONE]);
    assert!(enter(store, PHONE, PASSWORD, now()).await.is_err());
    assert!(enter(store, NEW, PASSWORD, now()).await.is_ok());
    let shown = phone_on_file(store, author.account).await.unwrap();
    assert_eq!(shown.masked, "139****0077");
}

#[rstest]
#[tokio::test]
async fn a_number_of_somebody_else_is_neither_taken_nor_told(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    can_sign_in(store, &house.town.deputies[1], "wang", NEW, PASSWORD).await.unwrap();
    let (_, who) = entered(store, now()).await;
    commands::change_phone(store, &who, PASSWORD, NEW, now()).await.unwrap();
    let typed = code_to(store, NEW, now()).await.unwrap();
    let taken = commands::confirm_phone(store, &who, &typed, now()).await;
    assert_eq!(refusal(taken), Refusal::field("code", Flaw::Wrong));
}

/// Both grades at their best.
fn satisfied() -> RateForm {
    let rating = Rating {
        attitude: Grade::Satisfied,
        result: Grade::Satisfied,
        reason: String::new(),
        consent: false,
    };
    RateForm { rating, sealed: false }
}

#[rstest]
#[tokio::test]
async fn ratings_wait_until_a_changed_number_is_confirmed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let built = house.build(stories::replied(&house.town)).await;
    let at = built.now;
    let admin = call(&house.town.administrator, at);
    let (token, _) = entered(store, at).await;
    commands::change_phone_of(store, &admin, author.account, NEW).await.unwrap();
    assert!(!is_in(store, &token, at).await, "sessions end");
    let deputy = call(&author, at);
    let blocked = rate(store, &deputy, built.id, satisfied()).await;
    assert_eq!(refusal(blocked), Refusal::PhoneUnconfirmed);
    let (_, who) = entered(store, at).await;
    assert!(who.phone_unconfirmed);
    commands::ask_to_confirm_phone(store, &who, at).await.unwrap();
    let typed = code_to(store, NEW, at).await.unwrap();
    commands::confirm_phone(store, &who, &typed, at).await.unwrap();
    rate(store, &deputy, built.id, satisfied()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_code_sent_to_the_old_number_dies_with_it(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    commands::request_code(store, PHONE, now()).await.unwrap();
    let typed = code_to(store, PHONE, now()).await.unwrap();
    let admin = call(&house.town.administrator, now());
    commands::change_phone_of(store, &admin, author.account, NEW).await.unwrap();
    for phone in [PHONE, NEW] {
        let browser = Browser::default();
        let used = commands::redeem_code_and_set_password(
            store,
            phone,
            &typed,
            "another horse",
            &browser,
            None,
            now(),
        );
        assert_eq!(refusal(used.await.map(drop)), Refusal::field("code", Flaw::Wrong));
    }
}

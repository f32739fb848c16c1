//! Signing in by name or phone.

use domain::account::normal_name;
use domain::{Flaw, Refusal};
use store::account::{Browser, commands, sign_ins, signed_in};

use super::*;

fn wrong() -> Refusal {
    Refusal::field("password", Flaw::Wrong)
}

#[rstest]
#[tokio::test]
async fn login_and_phone_both_open_the_door(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    for name in [LOGIN, " Li.Jing ", PHONE, "138 0000 0001", "+8613800000001"] {
        let token = enter(&house.store, name, PASSWORD, now()).await.unwrap().token;
        let who = signed_in(&house.store, &token, now()).await.unwrap().unwrap();
        assert_eq!(who.actor, author, "{name} is {}", normal_name(name));
        assert_eq!(who.ready(), Some(&author));
    }
}

#[rstest]
#[tokio::test]
async fn every_failure_has_the_same_answer(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    let asked = [(LOGIN, "wrong"), ("nobody", PASSWORD), ("13999999999", PASSWORD), ("", "")];
    for (name, password) in asked {
        assert_eq!(refusal(enter(store, name, password, now()).await.map(drop)), wrong());
    }
    let call = call(&house.town.administrator, now());
    commands::disable(store, &call, author.account).await.unwrap();
    assert_eq!(refusal(enter(store, LOGIN, PASSWORD, now()).await.map(drop)), wrong());
    commands::enable(store, &call, author.account).await.unwrap();
    assert!(enter(store, LOGIN, PASSWORD, now()).await.is_ok());
}

#[rstest]
#[tokio::test]
async fn an_account_without_a_password_lets_nobody_in(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    let store = &house.store;
    use sea_orm::ConnectionTrait;
    let forget = format!("UPDATE account SET password_hash = NULL WHERE id = {}", author.account);
    store.writer().execute_unprepared(&forget).await.unwrap();
    for password in ["", "password", PASSWORD] {
        assert_eq!(refusal(enter(store, LOGIN, password, now()).await.map(drop)), wrong());
    }
}

#[rstest]
#[tokio::test]
async fn neither_password_nor_token_nor_phone_lies_in_the_database(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let (token, _) = entered(&house.store, now()).await;
    let dump = house.dump().await;
    for secret in [PASSWORD, &token, PHONE] {
        assert!(dump.holding(secret).is_empty(), "{:?}", dump.holding(secret));
    }
}

#[rstest]
#[tokio::test]
async fn the_holder_sees_where_they_are_signed_in(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let browser = Browser {
        user_agent: format!("Phone\u{202E}{}", "x".repeat(500)),
        address: "203.0.113.7".to_owned(),
    };
    let first =
        commands::sign_in(&house.store, PHONE, PASSWORD, &browser, None, now()).await.unwrap();
    let (_, who) = entered(&house.store, now().plus_seconds(60)).await;
    let rows = sign_ins(&house.store, &who, now().plus_seconds(60)).await.unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].current && !rows[1].current);
    assert_eq!(rows[1].address, "203.0.113.7");
    assert_eq!(rows[1].user_agent.chars().count(), 200);
    assert!(rows[1].user_agent.starts_with("Phonex"), "nothing that plays with the page");
    assert!(first.expires_at > now());
}

#[rstest]
#[tokio::test]
async fn a_sign_in_is_an_event_of_the_account(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, author)) = house(on).await else { return };
    entered(&house.store, now()).await;
    let dump = house.dump().await;
    let row = dump.table("event").last().unwrap();
    assert_eq!(Dump::text(row, "kind"), "signed_in");
    assert_eq!(Dump::number(row, "account_id"), author.account.0);
    assert_eq!(Dump::number(row, "congress_id"), author.congress.0);
}

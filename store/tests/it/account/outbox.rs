//! Text messages: claimed by one, sent once, tried again, given up, erased.

use store::account::commands;
use store::message::{Carrier, StandIn};
use store::outbox::{TRIES, claim, give_up, postpone, sent};

use super::*;

#[rstest]
#[tokio::test]
async fn of_many_senders_one_gets_a_message(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    commands::request_code(&house.store, PHONE, now()).await.unwrap();
    let racing = (0..8).map(|_| {
        let store = house.store.clone();
        tokio::spawn(async move { claim(&store, now(), 10).await.unwrap().len() })
    });
    let mut claimed = 0;
    for one in racing.collect::<Vec<_>>() {
        claimed += one.await.unwrap();
    }
    assert_eq!(claimed, 1);
}

#[rstest]
#[tokio::test]
async fn a_message_is_tried_again_later_and_erased_once_gone(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    commands::request_code(store, PHONE, now()).await.unwrap();
    let mut at = now();
    for pause in [5, 10, 20, 40, 80] {
        let one = claim(store, at, 10).await.unwrap().pop().unwrap();
        postpone(store, one.id, one.attempt, at).await.unwrap();
        assert!(claim(store, at.plus_seconds(pause - 1), 10).await.unwrap().is_empty());
        at = at.plus_seconds(pause);
    }
    let one = claim(store, at, 10).await.unwrap().pop().unwrap();
    assert_eq!(one.attempt, TRIES);
    // a sender that died is followed by another once its claim has run out
    assert!(claim(store, at.plus_seconds(59), 10).await.unwrap().is_empty());
    let one = claim(store, at.plus_seconds(60), 10).await.unwrap().pop().unwrap();
    sent(store, one.id, at).await.unwrap();
    assert!(claim(store, at.plus_days(9), 10).await.unwrap().is_empty());
    let dump = house.dump().await;
    let row = dump.table("outbox").last().unwrap();
    assert_eq!((Dump::text(row, "recipient"), Dump::text(row, "body")), Default::default());
}

#[rstest]
#[tokio::test]
async fn what_is_given_up_is_never_sent(#[values(On::Sqlite, On::Postgres)] on: On) {
    let Some((house, _)) = house(on).await else { return };
    let store = &house.store;
    commands::request_code(store, PHONE, now()).await.unwrap();
    let one = claim(store, now(), 10).await.unwrap().pop().unwrap();
    give_up(store, one.id, "refused").await.unwrap();
    assert!(claim(store, now().plus_days(9), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_stand_in_keeps_a_message_once() {
    let stand_in = StandIn::default();
    let message = |key: &str, body: &str| store::message::Message::sms(key, PHONE, body);
    for one in [message("a", "first"), message("b", "second"), message("a", "first")] {
        stand_in.send(&one).await.unwrap();
    }
    assert_eq!(stand_in.all().len(), 2);
    assert_eq!(stand_in.last_to(PHONE).unwrap().body, "second");
    assert_eq!(stand_in.last_to("13999999999"), None);
}

//! Text messages through a provider's gateway: signed, sent once, tried again, given up.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use http::StatusCode;
use server::config::{Config, Sms, SmsKind};
use server::jobs::send_what_is_due;
use server::notify::HttpGateway;
use store::account::commands::request_code;
use store::message::{Carrier, Message, NotSent};

use super::*;

type Seen = Arc<Mutex<Vec<(HeaderMap, String)>>>;

/// A gateway on a loopback port that answers as told, first to last; the last answer stays.
async fn gateway(answers: &'static [u16]) -> (Sms, Seen) {
    let seen = Seen::default();
    let taken = seen.clone();
    let answer = move |State(seen): State<Seen>, headers: HeaderMap, body: String| async move {
        let mut seen = seen.lock().unwrap();
        let status = answers[seen.len().min(answers.len() - 1)];
        seen.push((headers, body));
        StatusCode::from_u16(status).unwrap()
    };
    let routes = Router::new().route("/send", post(answer)).with_state(taken);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/send", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, routes).await.unwrap() });
    let key = serde_json::from_str("\"shared key\"").unwrap();
    (Sms { kind: SmsKind::Http, url, key }, seen)
}

fn message() -> Message {
    Message::sms("code:1", PHONE, "123456")
}

#[tokio::test]
async fn a_message_is_signed_over_time_and_body() {
    let (sms, seen) = gateway(&[200]).await;
    HttpGateway::new(&sms).unwrap().send(&message()).await.unwrap();
    let (headers, body) = seen.lock().unwrap()[0].clone();
    let parsed: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(parsed, serde_json::json!({"key": "code:1", "phone": PHONE, "body": "123456"}));
    let text = |name: &str| headers[name].to_str().unwrap().to_owned();
    let time = text("x-luzhi-time");
    assert_eq!(text("x-luzhi-signature"), server::notify::sign("shared key", &time, &body));
    assert_ne!(server::notify::sign("other key", &time, &body), text("x-luzhi-signature"));
    assert_ne!(server::notify::sign("shared key", "1", &body), text("x-luzhi-signature"));
}

#[tokio::test]
async fn what_the_gateway_answers_decides() {
    for (status, again) in [(503, true), (429, true), (400, false), (302, false)] {
        let answers: &'static [u16] = Box::leak(Box::new([status]));
        let (sms, _) = gateway(answers).await;
        let refused = HttpGateway::new(&sms).unwrap().send(&message()).await.unwrap_err();
        assert_eq!(matches!(refused, NotSent::Again(_)), again, "{status}");
    }
    let away = Sms { url: "http://127.0.0.1:9/".into(), ..gateway(&[200]).await.0 };
    let refused = HttpGateway::new(&away).unwrap().send(&message()).await.unwrap_err();
    let NotSent::Again(why) = refused else { panic!("to be tried again") };
    assert!(!why.contains("127.0.0.1"), "{why}");
}

#[tokio::test]
async fn a_message_is_tried_again_under_the_same_key_and_sent_once() {
    let (sms, seen) = gateway(&[503, 200]).await;
    let site = Site::with(Config { sms, ..Config::default() }).await;
    let (store, sender) = (&site.house.store, &site.house.sender);
    request_code(store, PHONE, store.now()).await.unwrap();
    assert_eq!(send_what_is_due(store, sender).await.unwrap(), 1);
    assert_eq!(send_what_is_due(store, sender).await.unwrap(), 0, "not at once");
    store.set_ahead(6_000);
    assert_eq!(send_what_is_due(store, sender).await.unwrap(), 1);
    store.set_ahead(86_400_000);
    assert_eq!(send_what_is_due(store, sender).await.unwrap(), 0, "it is gone");
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0].1, seen[1].1, "the same message under the same key");
}

#[tokio::test]
async fn a_refused_message_is_given_up() {
    let (sms, seen) = gateway(&[400]).await;
    let site = Site::with(Config { sms, ..Config::default() }).await;
    let (store, sender) = (&site.house.store, &site.house.sender);
    request_code(store, PHONE, store.now()).await.unwrap();
    send_what_is_due(store, sender).await.unwrap();
    store.set_ahead(86_400_000);
    assert_eq!(send_what_is_due(store, sender).await.unwrap(), 0);
    assert_eq!(seen.lock().unwrap().len(), 1);
}

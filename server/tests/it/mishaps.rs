//! When a handler fails, hangs or the house is full, people get a sentence and soon.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use http::{Request, StatusCode};
use server::config::{Config, Limits};
use tokio::sync::Notify;

use crate::support::{ask, behind_default_layers, behind_layers, header, text};

#[tokio::test]
async fn a_panic_is_a_page_with_the_incident_id() {
    let site = behind_default_layers(Router::new().route(
        "/",
        get(|| async {
            if true {
                panic!("secret detail")
            }
        }),
    ));
    let response = ask(&site, Request::get("/").header("accept", "text/html")).await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let id = header(&response, "x-request-id").unwrap().to_owned();
    let page = text(response).await;
    assert!(page.contains(&format!("事件编号：{id}")), "{page}");
    assert!(!page.contains("secret detail"));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_too_long_is_503() {
    let hang = || async { std::future::pending::<()>().await };
    let site = behind_default_layers(Router::new().route("/", get(hang)));
    let before = tokio::time::Instant::now();
    let response = ask(&site, Request::get("/")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(before.elapsed() < Duration::from_secs(31));
}

#[tokio::test]
async fn a_full_house_says_so_at_once_and_probes_still_pass() {
    let (entered, leave) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let wait = {
        let (entered, leave) = (entered.clone(), leave.clone());
        move || async move {
            entered.notify_one();
            leave.notified().await;
            "done"
        }
    };
    let routes = Router::new().route("/", get(wait)).route("/healthz", get(|| async { "ok" }));
    let limits = Limits { requests_in_flight: 1, ..Limits::default() };
    let site = behind_layers(routes, &Config { limits, ..Config::default() });

    let first = tokio::spawn({
        let site = site.clone();
        async move { ask(&site, Request::get("/")).await }
    });
    entered.notified().await;
    let second = ask(&site, Request::get("/")).await;
    assert_eq!(second.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(header(&second, "retry-after"), Some("2"));
    assert_eq!(ask(&site, Request::get("/healthz")).await.status(), StatusCode::OK);
    leave.notify_one();
    assert_eq!(first.await.unwrap().status(), StatusCode::OK);
}

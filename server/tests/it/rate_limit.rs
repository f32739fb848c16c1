//! Budgets: one per client and kind of request, and a sentence when one is spent.

use axum::Router;
use axum::body::Body;
use axum::routing::{any, get};
use http::{Request, StatusCode};
use server::config::{Config, RateLimits};

use crate::support::{behind_layers, header, send_from, text};

const ONE: &str = "203.0.113.7:1";

fn site(sign_in: u32, writes: u32, reads: u32) -> Router {
    let routes = Router::new()
        .route("/", any(|| async { "ok" }))
        .route("/sign-in", any(|| async { "ok" }))
        .route("/healthz", get(|| async { "ok" }))
        .route("/pkg/a.js", get(|| async { "ok" }));
    let rate_limits = RateLimits { sign_in, writes, reads };
    behind_layers(routes, &Config { rate_limits, ..Config::default() })
}

async fn status(site: &Router, peer: &str, method: &str, path: &str) -> StatusCode {
    let request = Request::builder().method(method).uri(path);
    let request = request.header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap();
    send_from(site, peer, request).await.status()
}

#[tokio::test]
async fn a_spent_budget_is_429_with_the_time_to_wait() {
    let site = site(2, 0, 0);
    for _ in 0..2 {
        assert_eq!(status(&site, ONE, "POST", "/sign-in").await, StatusCode::OK);
    }
    let request = Request::post("/sign-in").header("sec-fetch-site", "same-origin");
    let refused = send_from(&site, ONE, request.body(Body::empty()).unwrap()).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = header(&refused, "retry-after").unwrap().parse().unwrap();
    assert!((1..=31).contains(&wait), "{wait}");
    assert_eq!(text(refused).await, format!("操作太频繁了，请在 {wait} 秒后再试。"));
    assert_eq!(status(&site, "203.0.113.8:1", "POST", "/sign-in").await, StatusCode::OK);
}

#[tokio::test]
async fn budgets_do_not_mix() {
    let site = site(1, 1, 1);
    for (method, path) in [("POST", "/sign-in"), ("POST", "/"), ("GET", "/")] {
        assert_eq!(status(&site, ONE, method, path).await, StatusCode::OK, "{method} {path}");
        let second = status(&site, ONE, method, path).await;
        assert_eq!(second, StatusCode::TOO_MANY_REQUESTS, "{method} {path}");
    }
}

#[tokio::test]
async fn one_household_of_ipv6_has_one_budget() {
    let site = site(1, 0, 0);
    let first = status(&site, "[2001:db8:1:1::1]:1", "POST", "/sign-in").await;
    let same = status(&site, "[2001:db8:1:1:ffff::2]:1", "POST", "/sign-in").await;
    let other = status(&site, "[2001:db8:1:2::1]:1", "POST", "/sign-in").await;
    assert_eq!(
        [first, same, other],
        [StatusCode::OK, StatusCode::TOO_MANY_REQUESTS, StatusCode::OK]
    );
}

#[tokio::test]
async fn probes_and_built_files_are_free_and_zero_is_no_limit() {
    let site = site(0, 0, 1);
    for _ in 0..5 {
        assert_eq!(status(&site, ONE, "GET", "/healthz").await, StatusCode::OK);
        assert_eq!(status(&site, ONE, "GET", "/pkg/a.js").await, StatusCode::OK);
        assert_eq!(status(&site, ONE, "POST", "/").await, StatusCode::OK);
    }
}

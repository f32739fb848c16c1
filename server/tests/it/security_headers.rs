//! The headers that every answer carries, refusals and failures included.

use axum::Router;
use axum::routing::{get, post};
use http::{Request, StatusCode};
use rstest::rstest;
use server::config::Config;

use crate::support::{ask, behind_layers, header};

const OWN: &str = "default-src 'none'; script-src 'nonce-abc'";

fn site(public_url: &str) -> Router {
    let routes = Router::new()
        .route("/", get(|| async { "hello" }))
        .route("/app", get(|| async { ([("content-security-policy", OWN)], "app") }))
        .route("/post", post(|| async { "posted" }))
        .route(
            "/panic",
            get(|| async {
                if true {
                    panic!("boom")
                }
            }),
        );
    behind_layers(routes, &Config { public_url: public_url.into(), ..Config::default() })
}

#[rstest]
#[case("/", StatusCode::OK)]
#[case("/nothing/here", StatusCode::NOT_FOUND)]
#[case("/post", StatusCode::METHOD_NOT_ALLOWED)]
#[case("/panic", StatusCode::INTERNAL_SERVER_ERROR)]
#[tokio::test]
async fn every_answer_carries_them(#[case] path: &str, #[case] status: StatusCode) {
    let response = ask(&site("https://rd.cn"), Request::get(path)).await;
    assert_eq!(response.status(), status);
    let headers = [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "permissions-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "x-frame-options",
        "strict-transport-security",
    ];
    let lines = headers.map(|name| format!("{name}: {}", header(&response, name).unwrap()));
    insta::assert_snapshot!("security_headers", lines.join("\n"));
    assert!(header(&response, "x-request-id").is_some());
}

#[tokio::test]
async fn a_refused_write_carries_them_too() {
    let response = ask(&site(""), Request::post("/post")).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    assert_eq!(header(&response, "x-frame-options"), Some("DENY"));
}

#[tokio::test]
async fn a_page_with_a_policy_of_its_own_keeps_it() {
    let response = ask(&site(""), Request::get("/app")).await;
    let policies = response.headers().get_all("content-security-policy");
    assert_eq!(policies.iter().collect::<Vec<_>>(), [OWN]);
}

#[tokio::test]
async fn strict_transport_is_only_promised_by_a_site_on_https() {
    let response = ask(&site("http://rd.cn"), Request::get("/")).await;
    assert_eq!(header(&response, "strict-transport-security"), None);
}

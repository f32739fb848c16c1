//! Whose address counts: the peer's, unless a trusted proxy speaks for somebody.

use axum::Router;
use axum::body::Body;
use axum::extract::Extension;
use axum::routing::get;
use http::Request;
use rstest::rstest;
use server::config::Config;
use server::middleware::ClientAddress;

use crate::support::{behind_layers, header, send_from, text};

fn site() -> Router {
    let tell = |Extension(client): Extension<ClientAddress>| async move { client.ip.to_string() };
    let trusted_proxies = vec!["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
    let config = Config { trusted_proxies, ..Config::default() };
    behind_layers(Router::new().route("/", get(tell)), &config)
}

#[rstest]
#[case::no_proxy("203.0.113.7:1", "", "203.0.113.7")]
#[case::a_stranger_is_not_believed("203.0.113.7:1", "1.1.1.1", "203.0.113.7")]
#[case::a_proxy_is("10.0.0.1:1", "1.1.1.1", "1.1.1.1")]
#[case::only_the_last_hop_is("10.0.0.1:1", "9.9.9.9, 1.1.1.1", "1.1.1.1")]
#[case::through_two_proxies("[::1]:1", "9.9.9.9, 1.1.1.1, 10.2.3.4", "1.1.1.1")]
#[case::with_a_port("10.0.0.1:1", "1.1.1.1:5678", "1.1.1.1")]
#[case::mapped("[::ffff:10.0.0.1]:1", "[2001:db8::1]:80", "2001:db8::1")]
#[case::nonsense("10.0.0.1:1", "1.1.1.1, unknown", "10.0.0.1")]
#[case::all_trusted("10.0.0.1:1", "10.0.0.2, 10.0.0.3", "10.0.0.2")]
#[tokio::test]
async fn the_client_is_the_last_hop_that_is_not_ours(
    #[case] peer: &str,
    #[case] forwarded: &str,
    #[case] expected: &str,
) {
    let request = Request::get("/").header("x-forwarded-for", forwarded);
    let response = send_from(&site(), peer, request.body(Body::empty()).unwrap()).await;
    assert_eq!(text(response).await, expected);
}

#[tokio::test]
async fn only_a_trusted_proxy_names_a_request() {
    let site = site();
    let request =
        || Request::get("/").header("x-request-id", "from-the-proxy-1").body(Body::empty());
    let by_proxy = send_from(&site, "10.0.0.1:1", request().unwrap()).await;
    assert_eq!(header(&by_proxy, "x-request-id"), Some("from-the-proxy-1"));
    let by_stranger = send_from(&site, "203.0.113.7:1", request().unwrap()).await;
    let own = header(&by_stranger, "x-request-id").unwrap();
    assert!(own.len() == 16 && own.bytes().all(|byte| byte.is_ascii_hexdigit()), "{own}");
}

//! A write is taken only from a page of this site.

use axum::Router;
use axum::body::Body;
use axum::routing::any;
use http::{Request, StatusCode};
use rstest::rstest;
use server::config::Config;

use crate::support::{behind_layers, send, text};

fn site() -> Router {
    let config = Config { public_url: "https://rd.example.cn".into(), ..Config::default() };
    behind_layers(Router::new().route("/x", any(|| async { "done" })), &config)
}

const YES: StatusCode = StatusCode::OK;
const NO: StatusCode = StatusCode::FORBIDDEN;

#[rstest]
#[case::our_page("POST", &[("sec-fetch-site", "same-origin")], YES)]
#[case::typed_by_hand("POST", &[("sec-fetch-site", "none")], YES)]
#[case::another_site("POST", &[("sec-fetch-site", "cross-site")], NO)]
#[case::a_neighbour("POST", &[("sec-fetch-site", "same-site")], NO)]
#[case::the_browser_goes_before_the_origin("POST",
    &[("sec-fetch-site", "cross-site"), ("origin", "http://local:3000")], NO)]
#[case::origin_is_the_host("POST", &[("origin", "http://local:3000")], YES)]
#[case::origin_is_the_public_url("POST", &[("origin", "https://RD.example.cn")], YES)]
#[case::another_port("POST", &[("origin", "http://local:3001")], NO)]
#[case::an_ending_alike("POST", &[("origin", "https://evil-rd.example.cn")], NO)]
#[case::a_beginning_alike("POST", &[("origin", "https://rd.example.cn.evil.cn")], NO)]
#[case::a_user_alike("POST", &[("origin", "https://rd.example.cn@evil.cn")], NO)]
#[case::a_sandbox("POST", &[("origin", "null")], NO)]
#[case::an_old_browser("POST", &[("referer", "http://local:3000/form?x=1")], YES)]
#[case::an_old_browser_elsewhere("POST", &[("referer", "http://evil.cn/local:3000")], NO)]
#[case::the_origin_goes_before_the_referer("POST",
    &[("origin", "null"), ("referer", "http://local:3000/")], NO)]
#[case::nothing_said("POST", &[], NO)]
#[case::put("PUT", &[], NO)]
#[case::delete("DELETE", &[], NO)]
#[case::an_unknown_method("FROB", &[], NO)]
#[case::reading("GET", &[("sec-fetch-site", "cross-site")], YES)]
#[tokio::test]
async fn a_write_from_elsewhere_is_refused(
    #[case] method: &str,
    #[case] headers: &[(&str, &str)],
    #[case] status: StatusCode,
) {
    let mut request = Request::builder().method(method).uri("/x").header("host", "local:3000");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = send(&site(), request.body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), status);
    if status == NO {
        assert!(text(response).await.starts_with("这个请求不是从本站页面发出的"));
    }
}

#[tokio::test]
async fn people_get_a_page_and_programs_a_line() {
    let request = Request::post("/x").header("accept", "text/html").body(Body::empty());
    let page = text(send(&site(), request.unwrap()).await).await;
    assert!(page.starts_with("<!doctype html><html lang=\"zh-CN\">"), "{page}");
    assert!(!page.contains("style=") && !page.contains("<script"));
}

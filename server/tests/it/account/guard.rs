//! Pages of an account are for its holder: nobody else, no cache, no search engine, no script.

use http::{Request, StatusCode};
use rstest::rstest;

use super::*;
use crate::support::{ask, header};

#[rstest]
#[tokio::test]
async fn a_signed_out_browser_is_sent_to_sign_in(
    #[values(
        "/account",
        "/account/password",
        "/account/phone",
        "/account/second-factor",
        "/app",
        "/app/motions",
        "/app/desk",
        "/app/motions/12"
    )]
    path: &str,
) {
    let site = Site::open().await;
    let away = site.visit().get(path).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    assert_eq!(away.location, format!("/sign-in?next={path}"));
}

#[rstest]
#[tokio::test]
async fn writes_of_a_signed_out_browser_are_sent_away(
    #[values(
        "/account/password",
        "/account/sign-ins/1/end",
        "/account/sign-ins/end-others",
        "/account/phone",
        "/account/phone/ask",
        "/account/phone/confirm",
        "/account/delivery",
        "/account/delivery/mail",
        "/account/delivery/mail/confirm",
        "/account/delivery/mail/remove",
        "/account/second-factor/begin",
        "/account/second-factor/finish",
        "/account/second-factor/remove",
        "/sign-in/seat"
    )]
    path: &str,
) {
    let site = Site::open().await;
    let form =
        [("password", PASSWORD), ("new", "x"), ("phone", PHONE), ("code", "1"), ("seat", "1")];
    let away = site.visit().post(path, &form).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    assert!(away.location.starts_with("/sign-in"), "{}", away.location);
}

#[tokio::test]
async fn pages_of_an_account_are_kept_by_nobody() {
    let site = Site::open().await;
    let visit = site.entered().await;
    let cookie = format!("luzhi={}", visit.token());
    for path in ["/account", "/account/password", "/sign-in/seat", "/welcome"] {
        let request = Request::get(path).header("cookie", &cookie).header("host", "x");
        let response = ask(&site.router, request).await;
        assert_eq!(header(&response, "cache-control").unwrap_or("no-store"), "no-store", "{path}");
        let body = crate::support::text(response).await;
        assert!(!body.contains("<script") && !body.contains(" style="), "{path}");
    }
}

#[tokio::test]
async fn the_account_page_shows_the_number_masked() {
    let site = Site::open().await;
    let page = site.entered().await.get("/account").await.body;
    assert!(page.contains("138****0001"));
    assert!(!page.contains(PHONE));
    assert!(page.contains("203.0.113.7") && page.contains("Linux 上的 Firefox"), "{page}");
}

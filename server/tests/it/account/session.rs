//! Cookies and sessions: what a browser is handed, and what is refused at once.

use http::StatusCode;
use rstest::rstest;
use server::config::Config;
use store::Call;
use store::account::{commands, signed_in};
use store::builders::another_seat;

use super::*;

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let plain = Site::open().await;
    let cookie = plain.visit().sign_in(LOGIN, PASSWORD).await.set_cookie;
    assert!(cookie.starts_with("luzhi="), "{cookie}");
    for word in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(!cookie.contains("Secure"));
    let public_url = "https://rd.example.cn".to_owned();
    let secure = Site::with(Config { public_url, ..Config::default() }).await;
    let cookie = secure.visit().sign_in(LOGIN, PASSWORD).await.set_cookie;
    assert!(cookie.starts_with("__Host-luzhi="), "{cookie}");
    for word in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(!cookie.contains("Domain"));
}

#[tokio::test]
async fn a_planted_cookie_gains_nothing() {
    let site = Site::open().await;
    let planted = site.entered().await;
    let mut victim = site.visit();
    victim.cookies = planted.cookies.clone();
    victim.sign_in(LOGIN, PASSWORD).await;
    assert_ne!(victim.token(), planted.token());
    assert!(victim.is_in().await);
    assert!(!planted.clone().is_in().await);
    let mut made_up = site.visit();
    made_up.cookies.insert("luzhi".to_owned(), "chosen-by-the-attacker".to_owned());
    let before = made_up.token();
    made_up.sign_in(LOGIN, PASSWORD).await;
    assert_ne!(made_up.token(), before);
}

#[tokio::test]
async fn a_cookie_of_the_wrong_name_is_not_looked_at() {
    let public_url = "https://rd.example.cn".to_owned();
    let site = Site::with(Config { public_url, ..Config::default() }).await;
    let mut visit = site.visit();
    visit.sign_in(LOGIN, PASSWORD).await;
    let token = visit.token();
    visit.cookies.clear();
    visit.cookies.insert("luzhi".to_owned(), token);
    assert!(!visit.is_in().await, "a subdomain could have set that one");
}

#[tokio::test]
async fn a_revoked_session_is_refused_at_once() {
    let site = Site::open().await;
    let mut desk = site.entered().await;
    let mut phone = site.entered().await;
    assert!(phone.is_in().await);
    let page = desk.get("/account").await.body;
    let end = page.split(r#"action="/account/sign-ins/"#).nth(1).unwrap();
    let id: String = end.chars().take_while(char::is_ascii_digit).collect();
    let ended = desk.post(&format!("/account/sign-ins/{id}/end"), &[]).await;
    assert_eq!(ended.location, "/account?done=1");
    assert!(!phone.is_in().await);
    assert!(desk.is_in().await);
    site.entered().await;
    desk.post("/account/sign-ins/end-others", &[]).await;
    assert_eq!(desk.get("/account").await.body.matches("/account/sign-ins/").count(), 0);
}

#[tokio::test]
async fn a_disabled_account_is_refused_at_once() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    let call = Call::new(site.town.administrator.clone(), site.house.store.now());
    commands::disable(&site.house.store, &call, site.author.account).await.unwrap();
    assert!(!visit.is_in().await);
    let again = visit.sign_in(LOGIN, PASSWORD).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    let kept = visit.clone();
    let left = visit.post("/sign-out", &[]).await;
    assert_eq!(left.location, "/sign-in");
    assert!(left.set_cookie.contains("Max-Age=0"));
    assert!(visit.cookies.is_empty());
    assert!(!kept.clone().is_in().await, "also for whoever kept a copy");
    assert_eq!(visit.get("/sign-out").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

/// Of a double click a browser takes the second answer, whatever became of the first.
#[rstest]
#[case::one_after_the_other(false)]
#[case::at_once(true)]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_click_on_a_seat_signs_nobody_out(#[case] at_once: bool) {
    let site = Site::open().await;
    let store = &site.house.store;
    let other = another_seat(store, &site.author, &site.town.desk).await.unwrap();
    let mut browser = site.entered().await;
    let mut dropped = browser.clone();
    let seat = other.seat.to_string();
    let form = [("seat", seat.as_str())];
    let answer = if at_once {
        tokio::join!(dropped.post("/sign-in/seat", &form), browser.post("/sign-in/seat", &form)).1
    } else {
        dropped.post("/sign-in/seat", &form).await;
        browser.post("/sign-in/seat", &form).await
    };
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/app"));
    assert!(browser.is_in().await);
    let worn = signed_in(store, &browser.token(), store.now()).await.unwrap().unwrap();
    assert_eq!(worn.actor.seat, other.seat);
}

#[tokio::test]
async fn a_session_ends_when_idle() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    site.house.store.set_ahead((12 * 3600 - 60) * 1000);
    assert!(visit.is_in().await);
    site.house.store.set_ahead((12 * 3600 + 60) * 1000);
    // the last request was noted meanwhile, so the half day runs from there
    let mut noted = false;
    for _ in 0..50 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        noted = noted || visit.is_in().await;
    }
    assert!(noted);
    site.house.store.set_ahead((25 * 3600) * 1000);
    assert!(!visit.is_in().await);
}

/// Every address of an account that changes something.
const WRITES: [&str; 19] = [
    "/sign-in",
    "/sign-in/second-factor",
    "/sign-in/seat",
    "/sign-out",
    "/welcome",
    "/welcome/code",
    "/forgotten",
    "/forgotten/code",
    "/account/password",
    "/account/sign-ins/end-others",
    "/account/phone",
    "/account/phone/ask",
    "/account/phone/confirm",
    "/account/delivery",
    "/account/delivery/mail",
    "/account/delivery/mail/confirm",
    "/account/delivery/mail/remove",
    "/account/second-factor/begin",
    "/account/second-factor/remove",
];

#[tokio::test]
async fn a_form_of_another_site_is_refused_everywhere() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    for path in WRITES {
        let form = [("name", LOGIN), ("password", PASSWORD), ("phone", PHONE), ("code", "1")];
        let answer = visit.post_from_elsewhere(path, &form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(answer.set_cookie, "", "{path}");
    }
    assert!(visit.is_in().await, "nor was anybody signed out");
}

#[rstest]
#[case::known(LOGIN)]
#[case::unknown("nobody")]
#[tokio::test]
async fn five_wrong_guesses_lock_the_name_and_say_for_how_long(#[case] name: &str) {
    let site = Site::open().await;
    let mut visit = site.visit();
    for _ in 0..5 {
        assert_eq!(visit.sign_in(name, "wrong").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let locked = visit.sign_in(name, PASSWORD).await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    site.house.store.set_ahead(61_000);
    let after = visit.sign_in(name, PASSWORD).await.status;
    let known = name == LOGIN;
    assert_eq!(after == StatusCode::SEE_OTHER, known);
}

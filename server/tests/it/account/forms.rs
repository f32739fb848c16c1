//! Every form of an account, sent as a browser without script sends it.

use domain::account::AccountRules;
use http::StatusCode;
use server::config::Config;
use server::plain::account::DEMO_PASSWORD;
use store::builders::{another_seat, can_sign_in};

use super::*;

#[tokio::test]
async fn signing_in_leads_back_to_where_one_was() {
    let site = Site::open().await;
    let mut visit = site.visit();
    let away = visit.get("/app/motions/12/edit?step=2").await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    assert_eq!(away.location, "/sign-in?next=/app/motions/12/edit%3Fstep%3D2");
    let page = visit.get(&away.location).await;
    assert!(page.body.contains(r#"name="next" value="/app/motions/12/edit?step=2""#));
    let form = [("name", LOGIN), ("password", PASSWORD), ("next", "/app/motions/12/edit?step=2")];
    let entered = visit.post("/sign-in", &form).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    assert_eq!(entered.location, "/app/motions/12/edit?step=2");
    assert!(visit.is_in().await);
    let again = visit.get("/sign-in?next=/app/motions").await;
    assert_eq!(again.location, "/app/motions", "who is in is sent on");
}

#[tokio::test]
async fn nobody_is_sent_to_another_site() {
    let site = Site::open().await;
    for next in ["//evil.cn", "https://evil.cn/", "/\\evil.cn", "/\r\nx: y"] {
        let form = [("name", LOGIN), ("password", PASSWORD), ("next", next)];
        let entered = site.visit().post("/sign-in", &form).await;
        assert_eq!(entered.location, "/app", "{next:?}");
    }
}

#[tokio::test]
async fn a_wrong_password_keeps_the_name_and_drops_the_password() {
    let site = Site::open().await;
    let answer = site.visit().sign_in("<b>Li", "sécret\"wrong").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("登录名或密码不对"), "{}", answer.body);
    assert!(answer.body.contains(r#"value="&lt;b&gt;Li""#), "{}", answer.body);
    assert!(!answer.body.contains("sécret"));
    assert_eq!(answer.set_cookie, "");
}

#[tokio::test]
async fn the_first_password_is_set_with_a_code_from_the_phone() {
    let site = Site::open().await;
    let mut visit = site.visit();
    for (path, button) in [("/welcome", "发送验证码"), ("/forgotten", "发送验证码")] {
        let page = visit.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(button));
    }
    let asked = visit.post("/welcome", &[("phone", "138 0000 0001")]).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    assert!(asked.body.contains("138****0001"));
    let code = site.code_to(PHONE).await.unwrap();
    assert!(!asked.body.contains(&code), "only the demo shows it");
    let form = [("phone", PHONE), ("code", "000000x"), ("password", "another horse")];
    let wrong = visit.post("/welcome/code", &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("000000x") && !wrong.body.contains("another horse"));
    let form = [("phone", PHONE), ("code", code.as_str()), ("password", "another horse")];
    let done = visit.post("/welcome/code", &form).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/app"));
    assert!(visit.is_in().await);
}

#[tokio::test]
async fn known_and_unknown_phones_get_the_same_page() {
    let site = Site::open().await;
    let masked =
        |body: &str| body.replace("138****0001", "NUMBER").replace("139****9999", "NUMBER");
    let known = site.visit().post("/forgotten", &[("phone", PHONE)]).await;
    let unknown = site.visit().post("/forgotten", &[("phone", "13900009999")]).await;
    let even = |body: &str| masked(body).replace(PHONE, "N").replace("13900009999", "N");
    assert_eq!(known.status, unknown.status);
    assert_eq!(even(&known.body), even(&unknown.body));
    let again = site.visit().post("/forgotten", &[("phone", "13900009999")]).await;
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_demo_shows_its_accounts_and_its_messages() {
    let site = Site::with(Config { demo: true, ..Config::default() }).await;
    let desk = &site.town.desk;
    can_sign_in(&site.house.store, desk, "desk", "13800000003", DEMO_PASSWORD).await.unwrap();
    let mut visit = site.visit();
    let page = visit.get("/sign-in").await.body;
    assert!(page.contains(DEMO_PASSWORD) && page.contains("代工委经办"), "{page}");
    assert!(visit.sign_in("desk", DEMO_PASSWORD).await.status == StatusCode::SEE_OTHER);
    assert_eq!(visit.get("/sign-in").await.status, StatusCode::OK, "to try somebody else");
    // the sender runs as it does when the site is served
    let sending = async { site.code_to("13800000003").await };
    let form = [("phone", "13800000003")];
    let mut asking = site.visit();
    let (asked, _) = tokio::join!(asking.post("/forgotten", &form), async {
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        sending.await
    });
    let code = site.code_to("13800000003").await.unwrap();
    assert!(asked.body.contains(&code), "{}", asked.body);
}

#[tokio::test]
async fn no_demo_no_accounts_and_no_default_password() {
    let site = Site::open().await;
    let page = site.visit().get("/sign-in").await.body;
    assert!(!page.contains(DEMO_PASSWORD) && !page.contains("演示账号"));
    assert!(!page.contains("<script"));
}

#[tokio::test]
async fn whoever_holds_two_seats_chooses_and_changes() {
    let site = Site::open().await;
    let office = another_seat(&site.house.store, &site.author, &site.town.committee).await.unwrap();
    let mut visit = site.visit();
    let form = [("name", LOGIN), ("password", PASSWORD), ("next", "/app/desk")];
    let entered = visit.post("/sign-in", &form).await;
    assert_eq!(entered.location, "/sign-in/seat?next=/app/desk");
    let page = visit.get(&entered.location).await.body;
    assert!(page.contains("人大代表") && page.contains("专门委员会"), "{page}");
    let before = visit.clone();
    let form = [("seat", office.seat.to_string()), ("next", "/app/desk".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let seated = visit.post("/sign-in/seat", &form).await;
    assert_eq!(seated.location, "/app/desk");
    assert_eq!(before.token(), visit.token(), "the same session");
    assert!(visit.is_in().await);
    let theirs = site.town.desk.seat.to_string();
    let taken = visit.post("/sign-in/seat", &[("seat", &theirs)]).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_authenticator_is_set_up_and_asked_for() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    let path = "/account/second-factor";
    let begun = visit.post("/account/second-factor/begin", &[("password", PASSWORD)]).await;
    assert_eq!(begun.location, path);
    let page = visit.get(path).await.body;
    assert!(page.contains("<svg"), "{page}");
    let secret = page.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let typed = totp.generate_current().to_string();
    let done = visit.post("/account/second-factor/finish", &[("code", &typed)]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(done.body.matches("<li><code>").count(), 8, "{}", done.body);
    let written = done.body.split("<li><code>").nth(1).unwrap();
    let written = written.split("</code>").next().unwrap().to_owned();
    assert!(visit.is_in().await);

    let mut visit = site.visit();
    let half = visit.sign_in(LOGIN, PASSWORD).await;
    assert_eq!(half.location, "/sign-in/second-factor?next=/app");
    for page in ["/account", "/account/password", "/app", "/app/motions"] {
        let away = visit.get(page).await;
        assert!(away.location.starts_with("/sign-in?next="), "{page}: {}", away.location);
    }
    assert_eq!(visit.get("/sign-in").await.location, "/sign-in/second-factor?next=/app");
    let replayed = visit.post("/sign-in/second-factor", &[("code", &typed)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "a used code");
    let before = visit.token();
    let passed = visit.post("/sign-in/second-factor", &[("code", &written)]).await;
    assert_eq!(passed.location, "/app");
    assert_ne!(visit.token(), before);
    assert!(visit.is_in().await);
}

#[tokio::test]
async fn a_role_that_asks_for_an_authenticator_gets_nowhere_without() {
    use sea_orm::ConnectionTrait;
    let site = Site::open().await;
    let rules = AccountRules { second_factor: vec![domain::Role::Deputy], ..Default::default() };
    let sql = format!(
        "INSERT INTO setting VALUES ({}, 'account.rules', '{}')",
        site.town.congress,
        serde_json::to_string(&rules).unwrap()
    );
    site.house.store.writer().execute_unprepared(&sql).await.unwrap();
    let mut visit = site.visit();
    let entered = visit.sign_in(LOGIN, PASSWORD).await;
    assert_eq!(entered.location, "/account/second-factor");
    assert!(visit.get("/app").await.location.starts_with("/sign-in"));
    assert!(visit.get("/account/second-factor").await.body.contains("您的身份要求开通两步验证"));
}

#[tokio::test]
async fn password_and_phone_are_changed_by_those_who_know_the_password() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    let other = site.entered().await;
    let form = [("password", "guess"), ("new", "another horse")];
    let wrong = visit.post("/account/password", &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = [("password", PASSWORD), ("new", "another horse")];
    let done = visit.post("/account/password", &form).await;
    assert_eq!(done.location, "/account?done=1");
    assert!(visit.is_in().await);
    assert!(!other.clone().is_in().await, "signed out everywhere else");
    let form = [("phone", "13900000077"), ("password", "another horse")];
    let asked = visit.post("/account/phone", &form).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    let code = site.code_to("13900000077").await.unwrap();
    let done = visit.post("/account/phone/confirm", &[("code", &code)]).await;
    assert_eq!(done.location, "/account?done=1");
    assert!(visit.get("/account").await.body.contains("139****0077"));
}

/// The links at the top of a page.
fn masthead(page: &str) -> &str {
    let start = page.find("<header class=\"masthead\"").unwrap();
    page[start..].split_once("</header>").unwrap().0
}

#[tokio::test]
async fn whoever_is_signed_in_is_led_back_to_work_and_not_to_sign_in() {
    let site = Site::open().await;
    let way_back = format!("href=\"/app\">回到工作页面 · {}", site.author.name);
    let mut visit = site.visit();
    for path in ["/sign-in", "/forgotten"] {
        assert!(masthead(&visit.get(path).await.body).contains("href=\"/app\">登录"), "{path}");
    }
    visit.sign_in(LOGIN, PASSWORD).await;
    for path in ["/account", "/account/password", "/account/phone", "/account/second-factor"] {
        let page = visit.get(path).await.body;
        assert!(masthead(&page).contains(&way_back), "{path}");
        assert!(!masthead(&page).contains("登录"), "{path}");
    }
    let long = "长".repeat(61);
    let refused = [
        visit.post("/account/password", &[("password", "wrong"), ("new", "another horse")]).await,
        visit.post("/app/motions/new", &[("step", "1"), ("title", long.as_str())]).await,
        visit.post("/app/motions/999/submit", &[]).await,
    ];
    for answer in refused {
        assert!(answer.status.is_client_error(), "{}", answer.status);
        assert!(masthead(&answer.body).contains(&way_back), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_public_page_is_the_same_for_whoever_is_signed_in() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    for path in ["/", "/motions", "/deputies", "/privacy", "/nothing"] {
        let (theirs, anybody) = (visit.get(path).await.body, site.visit().get(path).await.body);
        assert!(masthead(&theirs).contains("href=\"/app\">登录"), "{path}");
        assert_eq!(theirs, anybody, "{path}");
    }
}

#[tokio::test]
async fn a_password_alone_names_nobody_where_a_second_factor_follows() {
    use sea_orm::ConnectionTrait;
    let site = Site::open().await;
    let mut visit = site.entered().await;
    let sql = format!("UPDATE account SET totp_cipher = 'x' WHERE id = {}", site.author.account);
    site.house.store.writer().execute_unprepared(&sql).await.unwrap();
    let page = visit.get("/sign-in/second-factor").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!masthead(&page.body).contains(&site.author.name));
}

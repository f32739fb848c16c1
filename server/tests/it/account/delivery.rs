//! The page on which people choose by what else they are told.

use http::StatusCode;
use server::config::Config;
use store::account::delivery;

use super::*;

const MAIL: &str = "zhou.lan@rd.yichang.gov.cn";
const EACH: [(&str, &str); 4] =
    [("sms", "all"), ("mail", "each"), ("quiet_from", "23"), ("quiet_until", "6")];

#[tokio::test]
async fn an_address_is_given_proved_chosen_and_taken_out() {
    let site = Site::with(Config { demo: true, ..Config::default() }).await;
    let mut visit = site.entered().await;
    let page = visit.get("/account/delivery").await.body;
    assert!(page.contains("138****0001") && !page.contains("逐条"), "no mail yet: {page}");
    let early = visit.post("/account/delivery", &EACH).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("<option value=\"23\" selected>"), "{}", early.body);
    let form = [("address", MAIL)];
    let (asked, code) = tokio::join!(visit.post("/account/delivery/mail", &form), async {
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        site.code_to(MAIL).await.unwrap()
    });
    assert!(asked.body.contains("z***@rd.yichang.gov.cn") && asked.body.contains(&code));
    let wrong = visit.post("/account/delivery/mail/confirm", &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = visit.post("/account/delivery/mail/confirm", &[("code", &code)]).await;
    assert!(done.body.contains("逐条"), "{}", done.body);
    let chosen = visit.post("/account/delivery", &EACH).await;
    assert_eq!((chosen.status, &*chosen.location), (StatusCode::SEE_OTHER, "/account?done=1"));
    let account = visit.get("/account").await.body;
    assert!(account.contains("站内 · 短信 · 邮件"), "{account}");
    visit.post("/account/delivery/mail/remove", &[]).await;
    let (left, address) = delivery(&site.house.store, site.author.account).await.unwrap();
    assert_eq!((left.quiet.from, address), (23, None));
}

#[tokio::test]
async fn a_choice_that_is_none_is_refused_in_words() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    for form in [
        [("sms", "often"), ("mail", "never"), ("quiet_from", "1"), ("quiet_until", "2")],
        [("sms", "all"), ("mail", "never"), ("quiet_from", "25"), ("quiet_until", "2")],
    ] {
        let answer = visit.post("/account/delivery", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

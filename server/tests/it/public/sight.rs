//! What the public sees of the town, and what it does not.

use domain::motion::{Disclosure, RefusalReason, ReplyClass};
use domain::rating::Grade;
use http::StatusCode;
use store::builders::{MotionBuilder, a_draft, a_motion, can_sign_in, morning};

use super::{Site, item};

fn replied(site: &Site) -> MotionBuilder<'_> {
    let units = &site.town.units;
    a_motion(&site.town)
        .begun(morning(1, 7))
        .cosigned_by(&[&site.town.deputies[1]])
        .submitted()
        .at(morning(1, 12))
        .accepted()
        .at(morning(1, 16))
        .assigned_to(&units[1], &[&units[2]])
        .signed()
        .signed_jointly()
        .opinions_given()
        .at(morning(2, 12))
        .contacted()
        .at(morning(3, 16))
        .replied(ReplyClass::A)
}

fn closed(site: &Site) -> MotionBuilder<'_> {
    replied(site).rated(Grade::Satisfied).closed_window().released().closed()
}

#[tokio::test]
async fn a_closed_suggestion_tells_its_outcome_first_on_every_page() {
    let site = Site::open().await;
    let built = site.build(closed(&site)).await;
    site.set_now(built.now);
    let outcome = "路面已加宽，排水已疏通";
    let page = site.page(&item(built.id)).await;
    let heading = page.find("<h1").unwrap();
    let (tag, said) = (page.find("已办结").unwrap(), page[heading..].find(outcome).unwrap());
    assert!(tag < heading && said < 300, "the outcome stands right below the title");
    for part in ["有什么问题", "宜交函〔2026〕58号", "周岚代表：", "比期限早 31 天", "办理经过"]
    {
        assert!(page.contains(part), "{part}");
    }
    for uri in ["/", "/motions", "/motions?state=closed", &format!("/deputies/{}", deputy(&site))] {
        assert!(site.page(uri).await.contains(outcome), "{uri}");
    }
    assert!(!site.page("/motions?state=open").await.contains(outcome));
}

fn deputy(site: &Site) -> i64 {
    site.town.author().mandate.unwrap().0
}

#[tokio::test]
async fn a_suggestion_in_hand_says_who_has_it_and_until_when_and_why() {
    let site = Site::open().await;
    let units = &site.town.units;
    let story = a_motion(&site.town).submitted().at(morning(1, 12)).accepted();
    let built = site.build(story.at(morning(1, 16)).assigned_to(&units[1], &[]).signed()).await;
    site.set_now(built.now);
    let page = site.page(&item(built.id)).await;
    for part in [
        "宜昌市交通运输局正在办理，应于 2026 年 4 月 16 日 前答复。",
        "<details class=\"why\">",
        "《代表法》第五十一条",
        "答复：3 个月",
    ] {
        assert!(page.contains(part), "{part}");
    }
    site.set_now(morning(4, 20));
    let late = site.page(&item(built.id)).await;
    assert!(!late.contains("已经超期"), "kept for a minute");
    let other = site.page(&format!("{}?", item(built.id))).await;
    assert_eq!(other, late, "a made-up query is the same page");
}

/// Everything that a reader can get of a site.
async fn everything(site: &Site, ids: &[domain::MotionId]) -> Vec<(String, String)> {
    let mut uris: Vec<String> =
        ["/", "/motions", "/motions?q=公路", "/motions?q=建议&state=closed"]
            .map(str::to_owned)
            .into();
    uris.extend(["/deputies", "/deputies?q=周", "/privacy", "/complaints"].map(str::to_owned));
    uris.extend(["/sitemap.xml", "/robots.txt"].map(str::to_owned));
    uris.extend(site.town.deputies.iter().map(|one| format!("/deputies/{}", one.mandate.unwrap())));
    uris.extend(ids.iter().map(|id| item(*id)));
    let mut pages = Vec::new();
    for uri in uris {
        let response = site.get(&uri.replace('公', "%E5%85%AC")).await;
        let headers = format!("{:?}", response.headers());
        let body = crate::support::text(response).await;
        pages.push((uri, format!("{headers}\n{body}")));
    }
    pages
}

#[tokio::test]
async fn no_page_holds_a_script_a_style_a_grade_a_phone_or_an_inner_word() {
    let site = Site::open().await;
    let author = site.town.author();
    can_sign_in(&site.store, author, "zhou", "13912345678", "correct horse").await.unwrap();
    let worse = replied(&site).rated(Grade::Dissatisfied).closed_window().released().rehandled();
    let ids = [site.build(closed(&site)).await.id, site.build(worse).await.id];
    site.set_now(morning(6, 1));
    for (uri, page) in everything(&site, &ids).await {
        for word in [
            "<script",
            "style=",
            " on",
            "满意",
            "satisfied",
            "13912345678",
            "1391234",
            "配合做好施工期间", // a joint unit's opinion
            "察看了三处塌方点", // a note of a contact
            "没有回应排水问题", // what the office told the unit
            "经办",             // who of the office and the units acted
            "javascript:",
        ] {
            let word_in_csp = word == "<script" || word == "style=";
            let body = if word_in_csp { page.split_once('\n').unwrap().1 } else { &page };
            let body = body.replace("color-scheme", "").replace("closed on", "");
            assert!(!handlers(&body, word), "{uri} holds {word:?}");
        }
    }
}

/// ` on` stands for a handler of events within a tag.
fn handlers(page: &str, word: &str) -> bool {
    if word != " on" {
        return page.contains(word);
    }
    let tags = page.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag);
    tags.into_iter().any(|tag| {
        tag.split_whitespace().skip(1).any(|part| part.starts_with("on") && part.contains('='))
    })
}

#[tokio::test]
async fn what_is_not_public_is_not_there_and_stands_on_no_page() {
    let site = Site::open().await;
    let titled = |title: &str| a_motion(&site.town).worded(a_draft(title));
    let stories = [
        titled("关于草稿里的隧道的建议"),
        titled("关于刚提交的隧道的建议").submitted(),
        titled("关于退回的隧道的建议").submitted().returned(),
        titled("关于不受理的隧道的建议").submitted().refused(RefusalReason::Case),
        titled("关于撤回的隧道的建议").submitted().withdrawn(),
        titled("关于不公开的隧道的建议").disclosed(Disclosure::None).submitted().accepted(),
        titled("关于隔离的隧道的建议").submitted().accepted().quarantined(),
        titled("关于清除的隧道的建议").submitted().accepted().quarantined().purged(),
    ];
    let mut ids = Vec::new();
    for story in stories {
        ids.push(site.build(story).await.id);
    }
    site.set_now(morning(1, 20));
    for id in &ids {
        let response = site.get(&item(*id)).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{id}");
        assert_eq!(crate::support::header(&response, "cache-control"), Some("no-store"));
        let page = crate::support::text(response).await;
        assert!(page.contains("没有这个页面") && page.contains("class=\"masthead\""));
        assert!(page.contains("noindex") && !page.contains("隧道"));
    }
    for (uri, page) in everything(&site, &[]).await {
        assert!(!page.contains("隧道"), "{uri}");
    }
    let restored = titled("关于恢复的隧道的建议").submitted().accepted().quarantined().restored();
    let restored = site.build(restored).await;
    assert!(site.page(&item(restored.id)).await.contains("隧道"));
}

#[tokio::test]
async fn only_the_summary_is_shown_and_found_where_no_more_is_disclosed() {
    let site = Site::open().await;
    let units = &site.town.units;
    let story = a_motion(&site.town)
        .disclosed(Disclosure::Summary)
        .submitted()
        .accepted()
        .assigned_to(&units[1], &[])
        .signed()
        .contacted()
        .after_days(20)
        .replied(ReplyClass::B);
    let built = site.build(story).await;
    site.set_now(built.now);
    let page = site.page(&item(built.id)).await;
    assert!(page.contains("建议改造一条山区公路") && page.contains("只公开摘要"));
    assert!(page.contains("这件答复的正文不公开"));
    for hidden in ["弯多路窄", "排水沟淤塞", "分段加宽", "列入今年的养护工程"]
    {
        assert!(!page.contains(hidden), "{hidden}");
        let found = site.page(&format!("/motions?q={}", encoded(hidden))).await;
        assert!(found.contains("没有找到符合的建议"), "{hidden} can be felt for");
    }
    assert!(
        site.page(&format!("/motions?q={}", encoded("山区"))).await.contains("<mark>山区</mark>")
    );
}

pub fn encoded(text: &str) -> String {
    server::caller::encode(text)
}

#[tokio::test]
async fn a_rating_changes_no_byte_of_any_page() {
    let site = Site::open().await;
    let built = site.build(replied(&site)).await;
    site.set_now(built.now);
    let before = everything(&site, &[built.id]).await;
    let generation = site.store.generation();
    let rating = domain::rating::Rating {
        attitude: Grade::Dissatisfied,
        result: Grade::Dissatisfied,
        reason: "没有解决排水问题".to_owned(),
        consent: true,
    };
    let call = store::Call::new(site.town.author().clone(), built.now);
    let form = store::rating::RateForm { rating, sealed: false };
    store::rating::rate(&site.store, &call, built.id, form).await.unwrap();
    assert_eq!(site.store.generation(), generation, "nothing is made anew for it");
    let masked = |pages: Vec<(String, String)>| -> Vec<(String, String)> {
        let ids = |page: &str| {
            let at = page.find("\"x-request-id\"").unwrap();
            let end = page[at..].find(", \"").or(page[at..].find('}')).unwrap();
            format!("{}{}", &page[..at], &page[at + end..])
        };
        pages.into_iter().map(|(uri, page)| (uri, ids(&page))).collect()
    };
    let (before, after) = (masked(before), masked(everything(&site, &[built.id]).await));
    for (one, other) in before.iter().zip(&after) {
        assert_eq!(one, other);
    }
    // and made anew, they are still the same
    site.build(a_motion(&site.town)).await;
    let anew = masked(everything(&site, &[built.id]).await);
    for (one, other) in before.iter().zip(&anew) {
        assert_eq!(one, other);
    }
}

#[tokio::test]
async fn a_workstation_shows_what_is_public_of_a_deputy_and_counts_it() {
    let site = Site::open().await;
    let author = site.town.author();
    can_sign_in(&site.store, author, "zhou", "13912345678", "correct horse").await.unwrap();
    site.build(closed(&site)).await;
    site.build(a_motion(&site.town).disclosed(Disclosure::None).submitted().accepted()).await;
    site.set_now(morning(6, 1));
    let page = site.page(&format!("/deputies/{}", deputy(&site))).await;
    let squeezed: String = page.split_whitespace().collect();
    assert!(page.contains("<h1>周岚</h1>") && page.contains("秭归代表团"));
    assert!(squeezed.contains("领衔提出</dt><dd>1"), "{page}");
    let cosigner = site.town.deputies[1].mandate.unwrap();
    let page = site.page(&format!("/deputies/{cosigner}")).await;
    let squeezed: String = page.split_whitespace().collect();
    assert!(squeezed.contains("附议</dt><dd>1") && squeezed.contains("领衔提出</dt><dd>0"));
    assert_eq!(site.status("/deputies/999999").await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn deputies_are_listed_by_delegation_and_found_by_a_part_of_their_name() {
    let site = Site::open().await;
    site.set_now(morning(6, 1));
    let all = site.page("/deputies").await;
    assert!(all.contains("在任代表 8 人") && all.contains("秭归代表团") && all.contains("韩家慧"));
    let found = site.page(&format!("/deputies?q={}", encoded("家"))).await;
    assert!(found.contains("韩家慧") && !found.contains("周岚"));
    let group = site.town.delegations[1];
    let group = site.page(&format!("/deputies?delegation={group}")).await;
    assert!(group.contains("韩家慧") && !group.contains("周岚"));
    assert_eq!(site.page("/deputies?q=%00%0A").await.matches("class=\"person\"").count(), 8);
    for nobody in ["%25", "_", "%5C", "%27%20OR%201=1"] {
        let page = site.page(&format!("/deputies?q={nobody}")).await;
        assert!(page.contains("没有找到这位代表"), "{nobody}");
    }
}

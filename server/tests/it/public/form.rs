//! How pages are asked for and sent: addresses, wishes, caches, search engines, hostile queries.

use domain::Moment;
use http::{Request, StatusCode};
use server::config::{Config, Footer};
use store::builders::{a_draft, a_motion, morning};

use super::sight::encoded;
use super::{Site, item};
use crate::support::{ask, header, text};

async fn accepted(site: &Site, title: &str, at: Moment) -> domain::MotionId {
    let story = a_motion(&site.town).worded(a_draft(title)).begun(at).submitted().accepted();
    site.build(story).await.id
}

#[tokio::test]
async fn a_search_is_marked_where_it_stands_and_titles_come_first() {
    let site = Site::open().await;
    let older = accepted(&site, "关于延长夜间公交的建议", morning(1, 7)).await;
    let draft = a_draft("关于修整人行道的建议");
    let text = domain::motion::MotionText {
        problem: "学校门口的人行道坑洼不平，等公交的老人常常绊倒，已有三年。".to_owned(),
        ..draft.text
    };
    let draft = domain::motion::Draft { text, ..draft };
    let story = a_motion(&site.town).worded(draft).begun(morning(1, 8)).submitted().accepted();
    let newer = site.build(story).await.id;
    site.set_now(morning(1, 20));
    let page = site.page(&format!("/motions?q={}", encoded("公交"))).await;
    let at = |id| page.find(&format!("href=\"/motions/{id}\"")).unwrap();
    assert!(at(older) < at(newer), "the title match is first though older");
    assert!(page.contains("夜间<mark>公交</mark>") && page.contains("等<mark>公交</mark>的老人"));
    assert!(page.contains("找到 2 件") && page.contains("noindex"));
}

#[tokio::test]
async fn a_long_list_goes_on_by_addresses_without_a_row_lost_or_doubled() {
    let site = Site::open().await;
    let mut all = std::collections::BTreeSet::new();
    for place in 0..30 {
        let title = format!("关于第{place}座桥梁的建议");
        all.insert(accepted(&site, &title, morning(1, 7).plus_seconds(place * 600)).await);
    }
    site.set_now(morning(1, 20));
    for start in ["/motions".to_owned(), format!("/motions?q={}", encoded("桥梁"))] {
        let first = site.page(&start).await;
        let next = first.split("<a href=\"").filter(|piece| piece.contains("rel=\"next\""));
        let next = next.last().unwrap().split('"').next().unwrap().replace("&amp;", "&");
        let second = site.page(&next).await;
        assert!(second.contains("回到第一页") && !second.contains("rel=\"next\""));
        let links = |page: &str| -> Vec<i64> {
            let pieces = page.split("<a href=\"/motions/").skip(1);
            pieces.filter_map(|piece| piece.split('"').next()?.parse().ok()).collect()
        };
        let shown: Vec<_> = links(&first).into_iter().chain(links(&second)).collect();
        assert_eq!(shown.len(), 30, "{start}");
        assert_eq!(
            shown.into_iter().map(domain::MotionId).collect::<std::collections::BTreeSet<_>>(),
            all
        );
    }
}

#[tokio::test]
async fn whatever_is_asked_the_answer_is_a_page_or_a_plain_no() {
    let site = Site::open().await;
    let id = accepted(&site, "关于修桥的建议", morning(1, 7)).await;
    site.set_now(morning(1, 20));
    let long = "%E5%85%AC".repeat(400);
    for query in [
        "q=",
        "q=%20",
        "q=%00",
        "q=%FF%FE",
        "q=%22%20OR%20%22",
        "q=*",
        "q=%27)%3B%20DROP%20TABLE%20motion%3B--",
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "q=%E2%80%AE%E2%80%8B",
        "q=a+AND+NOT+b+NEAR(c)",
        "q=%E5%85%AC&q=%E4%BA%A4",
        &format!("q={long}"),
        "state=none&category=%27&unit=99999999999999999999",
        "unit=-1&after=nonsense",
        "after=9223372036854775807.9223372036854775807",
        "after=-9223372036854775808.-1&q=%E6%A1%A5",
        "%%%&&&==&=&q",
        "q=%",
    ] {
        for path in ["/motions", "/deputies", "/deputies/1", "/", &item(id)] {
            let status = site.status(&format!("{path}?{query}")).await;
            assert!(status.is_success() || status.is_client_error(), "{path}?{query}: {status}");
        }
    }
    let page = site.page("/motions?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(
        !page.contains("<script")
            && page.contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"")
    );
    assert!(site.page(&format!("/motions?q={long}")).await.contains("搜索的词太长了"));
    for path in [
        "/motions/0",
        "/motions/-1",
        "/motions/99999999999999999999",
        "/motions/1%00",
        "/motions/..%2f..%2fetc%2fpasswd",
        "/deputies/x",
        "/nothing",
        "/nothing/at/all",
    ] {
        let response = site.get(path).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(text(response).await.contains("class=\"masthead\""), "{path}");
    }
    let program = ask(&site.router, Request::get("/nothing")).await;
    assert!(header(&program, "content-type").unwrap().starts_with("text/plain"));
}

#[tokio::test]
async fn a_page_is_kept_until_something_is_recorded_and_then_shown_anew() {
    let site = Site::open().await;
    accepted(&site, "关于修桥的建议", morning(1, 7)).await;
    site.set_now(morning(1, 20));
    for uri in ["/", "/motions"] {
        let tag = site.tag(uri).await;
        let again = Request::get(uri).header("if-none-match", &tag);
        let response = ask(&site.router, again).await;
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{uri}");
        assert!(header(&response, "vary").unwrap().contains("cookie"));
        assert_eq!(header(&response, "cache-control"), Some("no-cache"));
    }
    let tag = site.tag("/motions").await;
    let second = accepted(&site, "关于修路的建议", morning(1, 8)).await;
    let again = Request::get("/motions").header("if-none-match", &tag);
    let response = ask(&site.router, again).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(text(response).await.contains("关于修路的建议"));
    let of_item = site.tag(&item(second)).await;
    assert_eq!(of_item, site.tag(&item(second)).await);
}

#[tokio::test]
async fn what_is_set_aside_is_gone_at_once() {
    let site = Site::open().await;
    let id = accepted(&site, "关于修桥的建议", morning(1, 7)).await;
    let now = morning(1, 20);
    site.set_now(now);
    assert_eq!(site.status(&item(id)).await, StatusCode::OK);
    assert!(site.page("/motions").await.contains("修桥"));
    let call = store::Call::new(site.town.desk.clone(), now);
    let reason = "含有他人的个人信息".to_owned();
    store::motion::commands::quarantine(&site.store, &call, id, reason).await.unwrap();
    assert_eq!(site.status(&item(id)).await, StatusCode::NOT_FOUND);
    for uri in ["/", "/motions", "/sitemap.xml"] {
        let page = site.page(uri).await;
        assert!(!page.contains("修桥") && !page.contains(&format!("/motions/{id}")), "{uri}");
    }
    assert_eq!(site.store.withdrawn(), site.store.generation());
}

#[tokio::test]
async fn wishes_are_kept_in_cookies_and_lead_back_within_the_site_alone() {
    let site = Site::open().await;
    let wish = "/wishes?lang=en&large=true&theme=dark&back=%2Fmotions%3Fq%3D%25E5%2585%25AC";
    let response = site.get(wish).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header(&response, "location"), Some("/motions?q=%E5%85%AC"));
    assert_eq!(header(&response, "cache-control"), Some("no-store"));
    let cookies: Vec<_> = response.headers().get_all("set-cookie").iter().collect();
    let rest = "Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly";
    let expected = ["lang=en", "large=true", "theme=dark"].map(|wish| format!("{wish}; {rest}"));
    assert_eq!(cookies, expected.each_ref());
    for back in [
        "https://a.example/",
        "%2F%2Fa.example",
        "%2F%5Ca.example",
        "%5C%5Ca.example",
        "javascript:alert(1)",
        "",
    ] {
        let response = site.get(&format!("/wishes?large=true&back={back}")).await;
        assert_eq!(header(&response, "location"), Some("/"), "{back}");
    }
    let hostile = "/wishes?lang=en%0D%0ASet-Cookie:%20a=b&back=/a%0D%0ALocation:%20b";
    let response = site.get(hostile).await;
    assert_eq!(header(&response, "location"), Some("/a%0D%0ALocation:%20b"));
    assert_eq!(header(&response, "set-cookie"), None);
    let secure = Config { public_url: "https://rd.example.gov.cn".into(), ..Config::default() };
    let response = Site::with(secure).await.get("/wishes?lang=en").await;
    assert!(header(&response, "set-cookie").unwrap().ends_with("; Secure"));
}

#[tokio::test]
async fn every_page_speaks_english_and_grows_and_darkens_on_request() {
    let site = Site::open().await;
    let id = accepted(&site, "关于修桥的建议", morning(1, 7)).await;
    site.set_now(morning(1, 20));
    let deputy = format!("/deputies/{}", site.town.author().mandate.unwrap());
    let uris = ["/", "/motions", "/deputies", "/privacy", "/complaints", "/nothing", &deputy];
    for uri in uris.into_iter().chain([item(id).as_str()]) {
        let asked = Request::get(uri).header("accept", "text/html");
        let asked = asked.header("cookie", "a=b; lang=en; large=true; theme=dark");
        let page = text(ask(&site.router, asked).await).await;
        let root = "<html lang=\"en\" data-large=\"true\" data-theme=\"dark\">";
        assert!(page.contains(root), "{uri}: {}", &page[..200]);
        assert!(page.contains("Skip to the text") && !page.contains("跳到正文"), "{uri}");
        let plain = text(site.get(uri).await).await;
        assert!(plain.contains("<html lang=\"zh-CN\">"), "{uri}");
    }
}

#[tokio::test]
async fn search_engines_find_each_item_at_one_address() {
    let footer = Footer { icp: "鄂ICP备00000000号".into(), ..Footer::default() };
    let config =
        Config { public_url: "https://rd.example.gov.cn".into(), footer, ..Config::default() };
    let site = Site::with(config).await;
    let id = accepted(&site, "关于修桥的建议", morning(1, 7)).await;
    site.set_now(morning(1, 20));
    let page = site.page(&item(id)).await;
    for part in [
        format!("<link rel=\"canonical\" href=\"https://rd.example.gov.cn/motions/{id}\">"),
        "<title>关于修桥的建议 · ".into(),
        "<meta property=\"og:title\" content=\"关于修桥的建议 · ".into(),
        "<meta name=\"description\" content=\"已经立案，等待交办。\">".into(),
        "鄂ICP备00000000号".into(),
    ] {
        assert!(page.contains(&part), "{part}\n{page}");
    }
    assert!(!page.contains("noindex"));
    let robots = site.page("/robots.txt").await;
    assert!(robots.contains("Disallow: /app"));
    assert!(robots.contains("Sitemap: https://rd.example.gov.cn/sitemap.xml"));
    let map = site.page("/sitemap.xml").await;
    let line = format!("<loc>https://rd.example.gov.cn/motions/{id}</loc><lastmod>2026-01-07");
    assert!(map.contains(&line), "{map}");
}

#[tokio::test]
async fn an_empty_house_says_what_will_stand_here() {
    let site = Site::open().await;
    site.set_now(morning(1, 20));
    for uri in ["/", "/motions"] {
        assert!(site.page(uri).await.contains("还没有公开的建议"), "{uri}");
    }
    let none = site.page("/motions?category=health").await;
    assert!(none.contains("没有找到符合的建议") && none.contains("看全部建议"));
}

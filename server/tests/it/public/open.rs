//! What stands there for programs: the whole catalogue, and the feed of what is new.

use domain::motion::redaction::Publicity;
use domain::motion::{Disclosure, ReplyClass};
use http::{Request, StatusCode};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use store::builders::{a_motion, morning};

use super::{Site, item};
use crate::support::{ask, header, text};

const ODD: &str = "关于<桥>&\"路\"的建议";

async fn told(site: &Site) -> domain::MotionId {
    let unit = &site.town.units[1];
    let story = a_motion(&site.town).titled(ODD).begun(morning(1, 7)).submitted().accepted();
    let story = story.assigned_to(unit, &[]).signed().at(morning(2, 12)).contacted();
    let built = site.build(story.at(morning(3, 16)).replied(ReplyClass::A)).await;
    site.set_now(built.now);
    built.id
}

async fn items(site: &Site) -> Vec<Value> {
    serde_json::from_str(&site.page("/motions.json").await).unwrap()
}

#[tokio::test]
async fn the_whole_catalogue_is_there_for_programs_and_nothing_that_is_not_public() {
    let site = Site::open().await;
    let id = told(&site).await;
    let hidden = a_motion(&site.town).titled("关于甲的建议").disclosed(Disclosure::None);
    site.build(hidden.submitted().accepted()).await;
    site.build(a_motion(&site.town).titled("关于乙的建议").submitted()).await;
    let gone = a_motion(&site.town).titled("关于丙的建议").submitted().accepted().quarantined();
    site.build(gone).await;
    let items = items(&site).await;
    assert_eq!(items.len(), 1, "{items:?}");
    let one = items[0].as_object().unwrap();
    let names: Vec<_> = one.keys().map(String::as_str).collect();
    let all = [
        "accepted_on",
        "address",
        "author",
        "category",
        "closed_on",
        "id",
        "lead_unit",
        "number",
        "outcome",
        "state",
        "title",
    ];
    assert_eq!(names, all, "no grade, and nothing else that was not agreed");
    assert_eq!((one["title"].as_str(), one["state"].as_str()), (Some(ODD), Some("replied")));
    assert!(one["address"].as_str().unwrap().ends_with(&item(id)));
    let csv = site.page("/motions.csv").await;
    let lines: Vec<_> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 2, "{csv}");
    assert!(lines[0].starts_with("\u{FEFF}编号,标题,办理状态"), "{csv}");
    assert!(lines[1].contains("\"关于<桥>&\"\"路\"\"的建议\",已答复"), "{csv}");
}

#[tokio::test]
async fn a_catalogue_of_many_pages_has_every_item_once() {
    let site = Site::open().await;
    for count in 0..210 {
        let story = a_motion(&site.town).titled(&format!("关于第{count}件事的建议"));
        site.build(story.submitted().accepted()).await;
    }
    let mut ids: Vec<_> = items(&site).await.iter().map(|one| one["id"].as_i64()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 210);
}

#[tokio::test]
async fn a_catalogue_that_did_not_change_is_not_sent_again() {
    let site = Site::open().await;
    told(&site).await;
    for uri in ["/motions.csv", "/motions.json", "/motions.atom"] {
        let tag = site.tag(uri).await;
        let again = || Request::get(uri).header("if-none-match", tag.clone());
        assert_eq!(ask(&site.router, again()).await.status(), StatusCode::NOT_MODIFIED, "{uri}");
        // a draft changes nothing that the public reads
        site.build(a_motion(&site.town)).await;
        assert_eq!(site.tag(uri).await, tag, "{uri}");
        site.build(a_motion(&site.town).titled("关于新桥的建议").submitted().accepted()).await;
        let fresh = ask(&site.router, again()).await;
        assert_eq!(fresh.status(), StatusCode::OK, "{uri}");
        assert!(text(fresh).await.contains("关于新桥的建议"), "{uri}");
    }
}

#[tokio::test]
async fn what_was_taken_back_is_gone_from_the_catalogue_at_once() {
    let site = Site::open().await;
    let id = told(&site).await;
    assert_eq!(items(&site).await.len(), 1);
    let call = store::Call::new(site.town.desk.clone(), site.store.now());
    let why = "内容涉及个人隐私，先行隔离。".to_owned();
    store::motion::commands::quarantine(&site.store, &call, id, why).await.unwrap();
    assert!(items(&site).await.is_empty());
    assert!(!site.page("/motions.atom").await.contains("<entry>"));
}

#[tokio::test]
async fn what_is_hidden_is_gone_from_every_page_at_once() {
    let site = Site::open().await;
    let id = told(&site).await;
    let item = format!("/motions/{id}");
    let pages = ["/", "/motions", item.as_str(), "/motions.csv", "/motions.json", "/motions.atom"];
    for page in pages {
        assert!(site.page(page).await.contains("桥"), "{page}");
    }
    let call = store::Call::new(site.town.desk.clone(), site.store.now());
    let publicity = Publicity {
        disclosure: Disclosure::Full,
        summary: String::new(),
        passages: "关于<桥>".to_owned(),
    };
    store::motion::commands::set_publicity(&site.store, &call, id, publicity).await.unwrap();
    for page in pages {
        let page = site.page(page).await;
        assert!(
            page.contains("***") && !page.contains("桥&gt;") && !page.contains("<桥>"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn the_feed_tells_of_the_item_and_of_its_reply_in_sound_xml() {
    let site = Site::open().await;
    let id = told(&site).await;
    let response = site.get("/motions.atom").await;
    let kind = header(&response, "content-type").unwrap().to_owned();
    assert_eq!(kind, "application/atom+xml; charset=utf-8");
    let feed = text(response).await;
    let (mut reader, mut said, mut entries) = (Reader::from_str(&feed), String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "entry" => entries += 1,
            Event::Text(words) => said.push_str(&words),
            Event::GeneralRef(name) => {
                said.push_str(&format!("&{};", &*name));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(entries, 2, "{feed}");
    assert_eq!(said.matches("关于&lt;桥&gt;&amp;&quot;路&quot;的建议").count(), 2, "{said}");
    let unit = &site.town.units[1].name;
    let reply = feed.find(&format!("{}#reply-1</id>", item(id))).unwrap();
    assert!(reply < feed.find(&format!("{}#accepted</id>", item(id))).unwrap(), "newest first");
    assert!(feed.contains(&format!("<summary>{unit}已经答复</summary>")), "{feed}");
    assert!(feed.contains("<updated>2026-03-16T"), "{feed}");
}

#[tokio::test]
async fn the_list_names_what_stands_there_for_programs() {
    let site = Site::open().await;
    let page = site.page("/motions").await;
    let link = "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/motions.atom\"";
    assert!(page.contains(link), "{page}");
    for uri in ["/motions.csv", "/motions.json", "/motions.atom"] {
        assert!(page.contains(&format!("<a href=\"{uri}\"")), "{uri}");
    }
    assert!(!site.page("/").await.contains("rel=\"alternate\""));
}

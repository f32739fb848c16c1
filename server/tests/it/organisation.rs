//! The administrator's endpoints and the first page of an empty house, over HTTP.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use domain::{Actor, Role};
use leptos::server_fn::axum::server_fn_paths;
use serde_json::{Value, json};
use server::config::Config;
use server::house::House;
use store::builders::Town;
use tokio_util::sync::CancellationToken;

use crate::access::{Scene, scene};
use crate::support;

pub type Ask = fn(&Town) -> Value;

fn nothing(_: &Town) -> Value {
    json!({ "congress": null })
}

fn list(_: &Town) -> Value {
    json!({ "congress": null, "narrow": {} })
}

fn dates() -> Value {
    json!({ "ordinal": "8", "starts_on": "2027-01-05", "ends_on": "2032-01-04" })
}

fn person(name: &str) -> Value {
    json!({ "name": name, "phone": "" })
}

/// One row an endpoint, in an order in which an administrator can ask them one after another.
#[rustfmt::skip]
pub const CASES: &[(&str, Ask)] = &[
    ("house", nothing),
    ("congresses", |_| json!({ "narrow": {} })),
    ("regions", |_| json!({})),
    ("units", list),
    ("deputies", list),
    ("accounts", list),
    ("periods", nothing),
    ("account_rules", nothing),
    ("procedure", nothing),
    ("calendar", |_| json!({ "year": 2026 })),
    ("person", |town| json!({ "congress": null, "id": town.author().person })),
    ("rename_congress", |_| json!({ "congress": null, "key": "1",
        "form": { "name": "宜昌市人民代表大会", "short_name": "市人大" } })),
    ("add_term", |_| json!({ "congress": null, "dates": dates(), "key": "2" })),
    ("add_session", |town| json!({ "id": town.term, "key": "3", "dates":
        { "ordinal": "6", "starts_on": "2026-12-06", "ends_on": "2026-12-10", "bills_until": "" } })),
    ("change_session", |town| json!({ "id": town.session, "key": "4", "dates":
        { "ordinal": "5", "starts_on": "2026-01-06", "ends_on": "2026-01-11", "bills_until": "" } })),
    ("add_delegation", |_| json!({ "congress": null, "name": "点军代表团", "key": "5" })),
    ("rename_delegation", |town| json!({ "id": town.delegations[0], "name": "秭归团", "key": "6" })),
    ("save_unit", |_| json!({ "congress": null, "id": null, "name": "宜昌市商务局",
        "short_name": "市商务局", "kind": "department", "key": "7" })),
    ("retire_unit", |town| json!({ "id": town.units[4].id, "retired": true, "key": "8" })),
    ("add_deputy", |town| json!({ "congress": null, "person": person("田野"), "key": "9",
        "mandate": { "term": town.term, "delegation": town.delegations[0],
                     "credential": "宜七代0901", "constituency": "" } })),
    ("change_person", |town| json!({ "congress": null, "id": town.author().person, "key": "10",
        "form": person("周岚") })),
    ("change_mandate", |town| json!({ "id": town.deputies[1].mandate, "key": "11",
        "form": { "term": 0, "delegation": town.delegations[1], "credential": "宜七代0002",
                  "constituency": "" } })),
    ("set_mandate_state", |town| json!({ "id": town.deputies[2].mandate, "state": "suspended",
        "key": "12" })),
    ("set_phone", |town| json!({ "congress": null, "id": town.deputies[3].person, "key": "13",
        "account": town.deputies[3].account, "phone": "13900000044" })),
    ("invite", |_| json!({ "congress": null, "name": "赵立群", "phone": "13900000045", "key": "14",
        "seat": { "role": "reporter", "sub_role": null, "unit": null, "delegation": null } })),
    ("retire_seat", |town| json!({ "id": town.reporter.account, "seat": town.reporter.seat,
        "key": "15" })),
    ("shut_account", |town| json!({ "id": town.units[4].staff.account, "shut": true, "key": "16" })),
    ("remove_second_factor", |town| json!({ "id": town.desk.account, "key": "17" })),
    ("set_account_rules", |_| json!({ "congress": null, "key": "22", "rules": {
        "second_factor": ["reporter"], "idle_minutes": "60", "absolute_days": "7",
        "password": "mlps3" } })),
    ("set_period", |_| json!({ "congress": null, "clock": "reply", "amount": "2",
        "measure": "months", "key": "18" })),
    ("set_procedure", |_| json!({ "congress": null, "path": "direct", "signatories": "12",
        "key": "23" })),
    ("enter_year", |_| json!({ "year": 2027, "text": "2027-01-01,放假,元旦", "key": "19" })),
    ("look_at_table", |_| json!({ "congress": null, "kind": "units",
        "file": { "name": "", "base64": "", "text": "名称,类型\n宜昌市林业局,政府部门" } })),
    ("import_table", |_| json!({ "congress": null, "kind": "units", "key": "20",
        "file": { "name": "", "base64": "", "text": "名称,类型\n宜昌市林业局,政府部门" } })),
    // a region below has to be there first; here there is none, which is for the form to say
    ("create_congress", |_| json!({ "region": "420525", "key": "21",
        "form": { "name": "远安县人民代表大会", "short_name": "远安县人大" } })),
];

async fn asked(scene: &Scene, name: &str, body: &Value, actor: Option<&Actor>) -> u16 {
    let mut request = Request::post(format!("/api/organisation/{name}"))
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    if let Some(actor) = actor {
        request.extensions_mut().insert(actor.clone());
    }
    support::send(&scene.site, request).await.status().as_u16()
}

#[test]
fn every_endpoint_of_the_area_has_a_row() {
    let known: BTreeSet<_> =
        CASES.iter().map(|(name, _)| format!("/api/organisation/{name}")).collect();
    let offered: BTreeSet<_> = server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .filter(|path| path.starts_with("/api/organisation/"))
        .collect();
    assert_eq!(known, offered);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_an_administrator_gets_an_answer_from_the_area() {
    let scene = scene().await;
    let town = &scene.town;
    let others = town.others().into_iter().chain(&town.deputies);
    let others: Vec<_> = others.filter(|one| one.role != Role::Administrator).collect();
    for (name, body) in CASES {
        let body = body(town);
        assert_eq!(asked(&scene, name, &body, None).await, 401, "{name}, nobody");
        for actor in &others {
            let status = asked(&scene, name, &body, Some(actor)).await;
            // accounts and regions that one may not know of are not there
            let told = match *name {
                "create_congress" => vec![422],
                _ => vec![403, 404],
            };
            assert!(told.contains(&status), "{name}, {}: {status}", actor.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_is_answered_by_all_of_it() {
    let scene = scene().await;
    let admin = &scene.town.administrator;
    for (name, body) in CASES {
        let status = asked(&scene, name, &body(&scene.town), Some(admin)).await;
        let meant = if *name == "create_congress" { 422 } else { 200 };
        assert_eq!(status, meant, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_refused_with_its_place() {
    let scene = scene().await;
    let admin = Some(&scene.town.administrator);
    let term = json!({ "ordinal": "eight", "starts_on": "2027-01-05", "ends_on": "2032-01-04" });
    for (name, body) in [
        ("enter_year", json!({ "year": 2027, "text": "2027-13-45,放假,不是一天", "key": "1" })),
        ("add_term", json!({ "congress": null, "dates": term, "key": "2" })),
        (
            "set_account_rules",
            json!({ "congress": null, "key": "3", "rules": {
            "second_factor": [], "idle_minutes": "1", "absolute_days": "7",
            "password": "asvs" } }),
        ),
    ] {
        assert_eq!(asked(&scene, name, &body, admin).await, 422, "{name}");
    }
}

/// A site on an empty database.
async fn empty_house() -> (Router, store::Store, tempfile::TempDir) {
    let data = tempfile::tempdir().unwrap();
    let config = Config { data: data.path().to_owned(), ..Config::default() };
    let store = server::commands::open::open(&config).await.unwrap();
    let options = leptos::config::LeptosOptions::builder().output_name("luzhi").build();
    let house = House::new(store.clone(), Arc::new(config), options).unwrap();
    (server::router::pages(house, &CancellationToken::new()), store, data)
}

fn founding(phone: &str, password: &str) -> Request<Body> {
    let fields = [
        ("region_code", "420500"),
        ("region_name", "宜昌市"),
        ("level", "city"),
        ("congress_name", "宜昌市人民代表大会"),
        ("congress_short_name", "市人大"),
        ("name", "毛启航"),
        ("phone", phone),
        ("password", password),
    ];
    let pair = |(name, value): (&str, &str)| format!("{name}={}", server::caller::encode(value));
    let body = fields.map(pair).join("&");
    Request::post("/setup")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap()
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_house_shows_the_way_to_its_first_administrator_once() {
    let (site, store, _data) = empty_house().await;
    for door in ["/", "/sign-in", "/app"] {
        let shown = support::send(&site, get(door)).await;
        assert_eq!(support::header(&shown, "location"), Some("/setup"), "{door}");
    }
    let page = support::send(&site, get("/setup")).await;
    assert_eq!(page.status(), 200);
    assert!(support::text(page).await.contains("region_code"));
    let entered = support::send(&site, founding("13900000001", "correct horse")).await;
    assert_eq!(entered.status(), 303);
    assert_eq!(support::header(&entered, "location"), Some("/app/admin"));
    assert!(support::header(&entered, "set-cookie").is_some(), "and is signed in");
    assert!(!store::organisation::is_empty(&store).await.unwrap());
    assert_eq!(support::send(&site, get("/setup")).await.status(), 404);
    let second = support::send(&site, founding("13900000002", "correct horse")).await;
    assert_eq!(second.status(), 404, "the house has its administrator");
    let door = support::send(&site, get("/sign-in")).await;
    assert_eq!(door.status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_with_what_is_wrong_and_never_the_password() {
    let (site, store, _data) = empty_house().await;
    let refused = support::send(&site, founding("12345", "short")).await;
    assert_eq!(refused.status(), 422);
    let text = support::text(refused).await;
    assert!(text.contains("宜昌市人民代表大会") && text.contains("12345"));
    assert!(text.contains("#setup-phone") && text.contains("#setup-password"));
    assert!(!text.contains("short\""), "the password is not sent back");
    assert!(store::organisation::is_empty(&store).await.unwrap());
}

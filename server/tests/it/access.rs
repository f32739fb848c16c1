//! Every server function x everybody: who may, who may not, and who may not even know.
//! The list of endpoints comes from the server itself, so a new one without a row here is red.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::response::Response;
use domain::motion::ReplyClass;
use domain::rating::Grade;
use domain::{Actor, Moment, MotionId};
use leptos::server_fn::axum::server_fn_paths;
use serde_json::{Value, json};
use server::config::Config;
use server::house::House;
use store::Store;
use store::builders::{MotionBuilder, TOWN, Town, a_motion};
use store::file::Files;
use tokio_util::sync::CancellationToken;

use crate::support;

/// Somebody who might ask, named by what they are to the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Author,
    Cosigner,
    Invitee,
    OtherDeputy,
    Desk,
    Committee,
    LeadUnit,
    JointUnit,
    OtherUnit,
    Government,
    OwnDelegation,
    OtherDelegation,
    Administrator,
    Reporter,
    Nobody,
}

use Who::*;

pub const ALL: [Who; 15] = [
    Author,
    Cosigner,
    Invitee,
    OtherDeputy,
    Desk,
    Committee,
    LeadUnit,
    JointUnit,
    OtherUnit,
    Government,
    OwnDelegation,
    OtherDelegation,
    Administrator,
    Reporter,
    Nobody,
];

/// The state an item is brought to before it is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Stand {
    Draft,
    Submitted,
    Accepted,
    Assigned,
    Declined,
    Handling,
    ExtensionAsked,
    Replied,
    WindowClosed,
    Dissatisfied,
    DissatisfiedAgain,
    Released,
    Quarantined,
    /// The endpoint concerns no single item.
    None,
}

pub struct Case {
    pub path: &'static str,
    pub stand: Stand,
    pub body: fn(MotionId, &Town) -> Value,
    pub may: &'static [Who],
}

const fn case(
    path: &'static str,
    stand: Stand,
    body: fn(MotionId, &Town) -> Value,
    may: &'static [Who],
) -> Case {
    Case { path, stand, body, may }
}

pub const SIGNED_IN: &[Who] = &[
    Author,
    Cosigner,
    Invitee,
    OtherDeputy,
    Desk,
    Committee,
    LeadUnit,
    JointUnit,
    OtherUnit,
    Government,
    OwnDelegation,
    OtherDelegation,
    Administrator,
    Reporter,
];
pub const DEPUTIES: &[Who] = &[Author, Cosigner, Invitee, OtherDeputy];
pub const OFFICE: &[Who] = &[Desk, Committee];
const DESK: &[Who] = &[Desk];

fn only_id(id: MotionId, _: &Town) -> Value {
    json!({ "id": id, "key": format!("key-{id}") })
}

fn nothing(_: MotionId, _: &Town) -> Value {
    json!({})
}

fn reason(id: MotionId, _: &Town) -> Value {
    json!({ "id": id, "reason": "理由写在这里，足够清楚。", "key": format!("key-{id}") })
}

fn note(id: MotionId, _: &Town) -> Value {
    json!({ "id": id, "note": "请在年内办完，并书面答复。", "key": format!("key-{id}") })
}

fn text(id: MotionId, _: &Town) -> Value {
    json!({ "id": id, "text": "我局意见如下：同意配合主办单位办理。", "key": format!("key-{id}") })
}

/// One row an endpoint. Who may read the item but not do this gets 403; who may not know, 404.
#[rustfmt::skip]
pub const CASES: &[Case] = &[
    case("/api/session/me", Stand::None, nothing, SIGNED_IN),
    case("/api/notice/list", Stand::None, nothing, SIGNED_IN),
    case("/api/notice/read", Stand::None, |_, _| json!({ "motion": null }), SIGNED_IN),
    case("/api/motion/home", Stand::None, nothing, DEPUTIES),
    case("/api/motion/deputies", Stand::None, |_, _| json!({ "name": "王" }), DEPUTIES),
    case("/api/motion/units", Stand::None, nothing, OFFICE),
    case("/api/motion/list", Stand::None, |_, _| json!({ "of": "Desk", "query": {} }), OFFICE),
    case("/api/motion/view", Stand::Handling, only_id,
         &[Author, Cosigner, Invitee, Desk, Committee, LeadUnit, JointUnit, Government, OwnDelegation]),
    case("/api/motion/write", Stand::None, |_, _| json!({ "draft": draft(), "key": "k-w" }), DEPUTIES),
    case("/api/motion/save", Stand::Draft,
         |id, _| json!({ "id": id, "version": 1, "draft": draft() }), &[Author]),
    case("/api/motion/invite", Stand::Draft,
         |id, town| json!({ "id": id, "invitee": town.deputies[7].mandate, "key": "k-i" }), &[Author]),
    case("/api/motion/leave_cosigning", Stand::Draft, only_id, &[Cosigner]),
    case("/api/motion/withdraw", Stand::Submitted, reason, &[Author]),
    case("/api/motion/return", Stand::Submitted, reason, DESK),
    case("/api/motion/refuse", Stand::Submitted,
         |id, _| json!({ "id": id, "reason": "tender", "note": "属于招投标事项。", "key": "k-r" }), DESK),
    case("/api/motion/accept", Stand::Submitted,
         |id, _| json!({ "id": id, "category": "transport", "key": format!("key-{id}") }), DESK),
    case("/api/motion/assign", Stand::Accepted, |id, town| json!({
        "id": id, "key": "k-a",
        "parts": { "lead": town.units[1].id, "joint": [town.units[2].id], "hard": false },
    }), DESK),
    case("/api/motion/reassign", Stand::Declined, |id, town| json!({
        "id": id, "key": "k-ra",
        "parts": { "lead": town.units[3].id, "joint": [town.units[2].id], "hard": false },
    }), DESK),
    case("/api/motion/object_to_unit", Stand::Assigned, reason, &[Author]),
    case("/api/motion/decline", Stand::Assigned, reason, &[LeadUnit]),
    case("/api/motion/uphold", Stand::Declined, note, DESK),
    case("/api/motion/urge", Stand::Handling, note, DESK),
    case("/api/motion/ask_extension", Stand::Handling, reason, &[LeadUnit]),
    case("/api/motion/grant_extension", Stand::ExtensionAsked, only_id, DESK),
    case("/api/motion/deny_extension", Stand::ExtensionAsked, note, DESK),
    case("/api/motion/sign_for", Stand::Assigned, only_id, &[LeadUnit, JointUnit]),
    case("/api/motion/give_opinion", Stand::Handling, text, &[JointUnit]),
    case("/api/motion/log_contact", Stand::Handling, |id, _| json!({
        "id": id, "key": "k-c",
        "met": { "method": "visit", "level": "head", "place": "", "note": "当面听取了意见。",
                 "met_on": "2026-11-01" },
    }), &[LeadUnit]),
    case("/api/motion/reply", Stand::Handling, |id, _| json!({
        "id": id, "key": "k-l",
        "letter": { "class": "B", "document_number": "宜交函〔2026〕1号",
                    "text": "您提出的建议收悉，现答复如下：已经列入年度计划。感谢您的关心。" },
    }), &[LeadUnit]),
    case("/api/motion/order_rehandling", Stand::Dissatisfied, note, DESK),
    case("/api/motion/supervise", Stand::DissatisfiedAgain, note, DESK),
    case("/api/motion/close", Stand::Released,
         |id, _| json!({ "id": id, "outcome": "桥已经修好。", "key": "k-o" }), DESK),
    case("/api/motion/quarantine", Stand::Handling, reason, DESK),
    case("/api/motion/restore", Stand::Quarantined, only_id, DESK),
    case("/api/motion/purge", Stand::Quarantined, reason, DESK),
    case("/api/rating/remind", Stand::Replied, only_id, DESK),
    case("/api/rating/close_window", Stand::Replied, only_id, DESK),
    case("/api/rating/read", Stand::Released, only_id, DESK),
    case("/api/rating/release", Stand::WindowClosed, only_id, DESK),
    case("/api/rating/report_pressure", Stand::Replied, text, &[Author, Cosigner]),
];

/// The administrator's endpoints, whose rows stand in `organisation.rs`.
const ELSEWHERE: &str = "/api/organisation/";

fn draft() -> Value {
    json!({
        "text": { "title": "关于修桥的建议", "problem": "桥面破损。", "reason": "", "proposal": "" },
        "category": "transport", "disclosure": "full", "summary": "",
    })
}

#[test]
fn every_server_function_has_a_row() {
    let known: BTreeSet<_> = CASES.iter().map(|case| case.path).collect();
    let unknown: Vec<_> = server_fn_paths()
        .map(|(path, _)| path)
        .filter(|path| !known.contains(path))
        .filter(|path| !path.starts_with(ELSEWHERE))
        .collect();
    assert!(unknown.is_empty(), "endpoints without an access row: {unknown:?}");
    let offered: BTreeSet<_> = server_fn_paths().map(|(path, _)| path).collect();
    let gone: Vec<_> = known.iter().filter(|path| !offered.contains(*path)).collect();
    assert!(gone.is_empty(), "rows for endpoints that are no more: {gone:?}");
}

pub struct Scene {
    pub site: Router,
    pub store: Store,
    pub town: Town,
    _data: tempfile::TempDir,
}

pub async fn scene() -> Scene {
    scene_keeping(None).await
}

/// With another place for files.
pub async fn scene_keeping(files: Option<Files>) -> Scene {
    let data = tempfile::tempdir().unwrap();
    let config = Config { data: data.path().to_owned(), ..Config::default() };
    let mut store = server::commands::open::open(&config).await.unwrap();
    if let Some(files) = files {
        store = store.keeping(files);
    }
    let town = Town::raise(&store, &TOWN).await.unwrap();
    let options = leptos::config::LeptosOptions::builder().output_name("luzhi").build();
    let house = House::new(store.clone(), Arc::new(config), options).unwrap();
    let site = server::router::pages(house, &CancellationToken::new());
    Scene { site, store, town, _data: data }
}

impl Scene {
    /// Where attachments lie.
    pub fn files(&self) -> std::path::PathBuf {
        self._data.path().join("files")
    }

    pub fn who(&self, who: Who) -> Option<Actor> {
        let town = &self.town;
        Some(match who {
            Author => town.deputies[0].clone(),
            Cosigner => town.deputies[1].clone(),
            Invitee => town.deputies[2].clone(),
            OtherDeputy => town.deputies[4].clone(),
            Desk => town.desk.clone(),
            Committee => town.committee.clone(),
            LeadUnit => town.units[1].staff.clone(),
            JointUnit => town.units[2].staff.clone(),
            OtherUnit => town.units[3].staff.clone(),
            Government => town.government.clone(),
            OwnDelegation => town.delegation_staff[0].clone(),
            OtherDelegation => town.delegation_staff[1].clone(),
            Administrator => town.administrator.clone(),
            Reporter => town.reporter.clone(),
            Nobody => return None,
        })
    }

    /// Those that end before a unit's days are over begin late enough for them to run.
    fn days_ago(stand: Stand) -> i64 {
        match stand {
            Stand::Assigned | Stand::Declined | Stand::Handling | Stand::ExtensionAsked => 1,
            _ => 150,
        }
    }

    pub async fn item(&self, stand: Stand) -> MotionId {
        if matches!(stand, Stand::None) {
            return MotionId(0);
        }
        let town = &self.town;
        let begun = Moment(self.store.now().0).plus_days(-Self::days_ago(stand));
        let draft = a_motion(town)
            .begun(begun)
            .inviting(&[&town.deputies[2]])
            .cosigned_by(&[&town.deputies[1]]);
        self.brought_to(draft, stand).on(&self.store).await.unwrap().id
    }

    pub fn brought_to<'a>(&'a self, draft: MotionBuilder<'a>, stand: Stand) -> MotionBuilder<'a> {
        let (lead, joint) = (&self.town.units[1], &self.town.units[2]);
        let accepted = |draft: MotionBuilder<'a>| draft.submitted().accepted();
        let assigned = |draft| accepted(draft).assigned_to(lead, &[joint]);
        let handling =
            |draft: MotionBuilder<'a>| assigned(draft).signed().signed_jointly().contacted();
        let replied = |draft: MotionBuilder<'a>| handling(draft).replied(ReplyClass::B);
        let bad =
            |draft: MotionBuilder<'a>| draft.rated(Grade::Dissatisfied).closed_window().released();
        match stand {
            Stand::None | Stand::Draft => draft,
            Stand::Submitted => draft.submitted(),
            Stand::Accepted => accepted(draft),
            Stand::Assigned => assigned(draft),
            Stand::Declined => assigned(draft).declined(),
            Stand::Handling => handling(draft),
            Stand::ExtensionAsked => handling(draft).extension_asked(),
            Stand::Replied => replied(draft),
            Stand::WindowClosed => replied(draft).closed_window(),
            Stand::Dissatisfied => bad(replied(draft)),
            Stand::DissatisfiedAgain => bad(bad(replied(draft)).rehandled().replied(ReplyClass::C)),
            Stand::Released => replied(draft).rated(Grade::Satisfied).closed_window().released(),
            Stand::Quarantined => handling(draft).quarantined(),
        }
    }

    async fn ask(&self, case: &Case, id: MotionId, who: Who) -> u16 {
        let body = (case.body)(id, &self.town);
        self.call(case.path, &body, self.who(who)).await.status().as_u16()
    }

    /// Calls a server function as the application does.
    pub async fn call(&self, path: &str, body: &Value, who: Option<Actor>) -> Response {
        let (_, method) = server_fn_paths().find(|(known, _)| *known == path).unwrap();
        let (query, body) = if method == Method::GET {
            let plain = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
            let pair = |(name, value)| format!("{name}={}", server::caller::encode(&plain(value)));
            let pairs: Vec<_> = body.as_object().unwrap().iter().map(pair).collect();
            (format!("?{}", pairs.join("&")), Body::empty())
        } else {
            (String::new(), Body::from(body.to_string()))
        };
        let request = Request::builder().method(method).uri(format!("{path}{query}"));
        let mut request = request.header("content-type", "application/json").body(body).unwrap();
        if let Some(actor) = who {
            request.extensions_mut().insert(actor);
        }
        support::send(&self.site, request).await
    }
}

/// What the item's own page answers decides between 403 and 404.
fn expected(case: &Case, who: Who, reads: u16) -> u16 {
    let concerns_an_item = !matches!(case.stand, Stand::None);
    match who {
        _ if case.may.contains(&who) => 200,
        Nobody => 401,
        _ if concerns_an_item && reads == 404 => 404,
        _ => 403,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_exactly_what_the_policy_grants() {
    let scene = scene().await;
    let view = CASES.iter().find(|case| case.path == "/api/motion/view").unwrap();
    let mut wrong = Vec::new();
    for case in CASES {
        let mut id = scene.item(case.stand).await;
        // those who may not come first, so that nothing has moved yet
        let (may, may_not): (Vec<&Who>, Vec<&Who>) =
            ALL.iter().partition(|who| case.may.contains(who));
        for who in may_not {
            let reads = scene.ask(view, id, *who).await;
            let got = scene.ask(case, id, *who).await;
            if got != expected(case, *who, reads) {
                wrong.push(format!("{} for {who:?}: {got}", case.path));
            }
        }
        for (place, who) in may.into_iter().enumerate() {
            if place > 0 {
                id = scene.item(case.stand).await;
            }
            let got = scene.ask(case, id, *who).await;
            if got != 200 {
                wrong.push(format!("{} for {who:?}: {got}, though it is granted", case.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! What is asked of the house: pages and functions as the house itself lists them, each with words
//! that would be accepted where a refusal is what the asker is to get.

use domain::{Actor, Role, SubRole};
use serde_json::{Value, json};

use super::base::Base;
use super::looker::Looker;
use crate::organisation::CASES;

/// Lists as they are narrowed and ordered.
pub const LISTS: [&str; 8] = [
    "{}",
    r#"{"state":"replied"}"#,
    r#"{"state":"handling"}"#,
    r#"{"state":"closed"}"#,
    r#"{"overdue":true}"#,
    r#"{"query":"公路"}"#,
    r#"{"category":"transport"}"#,
    r#"{"state":"replied","query":"建议","overdue":true}"#,
];

/// Every page of the application, with what stands in its address; one with a name that is not
/// known here fails.
pub fn pages(base: &Base) -> Vec<String> {
    let mut paths = Vec::new();
    for listed in leptos_axum::generate_route_list(app::App) {
        let path = listed.path();
        match path {
            _ if !path.contains('{') => paths.push(path.to_owned()),
            "/app/admin/people/{id}" => {
                let person = base.town.author().person;
                paths.push(path.replace("{id}", &person.to_string()));
            }
            _ => {
                assert!(path.starts_with("/app/motions/{id}"), "a page nobody looks at: {path}");
                let items = base.items.looked_at();
                paths.extend(items.map(|id| path.replace("{id}", &id.to_string())));
            }
        }
    }
    assert!(paths.len() > 20, "the pages are no longer found: {paths:?}");
    let more = ["/app/unit?state=replied", "/app/unit?overdue=true", "/app/desk?state=replied"];
    paths.extend(more.map(str::to_owned));
    paths.push(format!("/app/unit?q={}", server::caller::encode("公路")));
    paths.push(format!("/app/unit?open={}", base.items.open));
    paths.extend(["catalogue", "assignments"].map(|what| format!("/app/desk/{what}.csv")));
    paths.sort();
    paths.dedup();
    paths
}

/// What is at one address for everybody.
pub fn public(base: &Base) -> Vec<String> {
    let plain = [
        "/",
        "/motions",
        "/motions?state=open",
        "/motions?state=replied",
        "/motions?state=closed",
        "/motions?category=transport",
        "/motions.csv",
        "/motions.json",
        "/motions.atom",
        "/deputies",
        "/privacy",
        "/complaints",
        "/sitemap.xml",
        "/robots.txt",
        "/healthz",
        "/readyz",
        "/metrics",
        "/sign-in",
        "/welcome",
        "/forgotten",
        "/setup",
        "/nothing",
    ];
    let mut paths: Vec<String> = plain.map(str::to_owned).into();
    for query in ["公路", "答复", "满意", "第001号"] {
        paths.push(format!("/motions?q={}", server::caller::encode(query)));
    }
    paths.push(format!("/motions?unit={}", base.town.units[1].id));
    let items = base.items.looked_at().into_iter();
    let items = items.chain([base.items.handling, base.items.closed]);
    paths.extend(items.map(|id| format!("/motions/{id}")));
    paths
        .extend(base.town.deputies.iter().map(|one| format!("/deputies/{}", one.mandate.unwrap())));
    paths
}

fn is(who: Option<&Actor>, role: Role) -> bool {
    who.is_some_and(|who| who.role == role)
}

/// Who has signed suggestions of the story, and so may report pressure on them.
fn has_signed(base: &Base, who: Option<&Actor>) -> bool {
    [0, 1, 4, 6].iter().any(|place| Some(&base.town.deputies[*place]) == who)
}

/// What the administrator asks of the organisation without changing it.
const READS: [&str; 12] = [
    "account_rules",
    "house",
    "congresses",
    "regions",
    "units",
    "deputies",
    "accounts",
    "periods",
    "procedure",
    "calendar",
    "person",
    "look_at_table",
];

fn organisation(name: &str, base: &Base, who: Option<&Actor>) -> Vec<Value> {
    let case = CASES.iter().find(|(known, _)| *known == name);
    let (_, body) = case.unwrap_or_else(|| panic!("no row for /api/organisation/{name}"));
    let changes = is(who, Role::Administrator) && !READS.contains(&name);
    if changes { Vec::new() } else { vec![body(&base.town)] }
}

/// The bodies with which a function is asked. Nothing is asked that would change the story: what
/// the asker may do is left out, what they may not do is tried.
#[rustfmt::skip]
pub fn bodies(path: &str, base: &Base, who: &Looker) -> Vec<Value> {
    let (town, items, who) = (&base.town, &base.items, who.actor.as_ref());
    let desk = who.is_some_and(|who| who.sub_role == Some(SubRole::Desk) && who.congress == town.congress);
    let each = |body: &dyn Fn(i64) -> Value| -> Vec<Value> {
        [items.open, items.sealed].iter().map(|id| body(id.0)).collect()
    };
    let unless = |may: bool, bodies: Vec<Value>| if may { Vec::new() } else { bodies };
    if let Some(name) = path.strip_prefix("/api/organisation/") {
        return organisation(name, base, who);
    }
    match path {
        "/api/session/me" | "/api/notice/list" | "/api/motion/home" | "/api/motion/units"
            => vec![json!({})],
        // read in every run alike, and by raters where the story says so
        "/api/notice/read" => unless(has_signed(base, who), vec![json!({ "motion": null })]),
        "/api/motion/deputies" => vec![json!({ "name": "周" }), json!({ "name": "" })],
        "/api/motion/view" => items.looked_at().iter().map(|id| json!({ "id": id })).collect(),
        // asked page by page by the looker
        "/api/motion/list" => Vec::new(),
        "/api/motion/write"
            => unless(is(who, Role::Deputy), vec![json!({ "draft": draft(), "key": "k" })]),
        "/api/motion/save" => [items.open, items.sealed, items.draft].iter().map(|id| {
            json!({ "id": id, "version": 999, "draft": draft() })
        }).collect(),
        "/api/motion/invite" => each(&|id| json!({ "id": id, "key": "k", "invitee": town.deputies[7].mandate })),
        "/api/motion/leave_cosigning" | "/api/motion/sign_for" | "/api/motion/restore"
        | "/api/motion/agree_to_withdrawal" | "/api/motion/end_withdrawal"
        | "/api/motion/grant_extension" | "/api/motion/take_back" | "/api/motion/register" | "/api/motion/put_on_agenda"
            => each(&|id| json!({ "id": id, "key": "k" })),
        "/api/motion/withdraw" | "/api/motion/return" | "/api/motion/purge"
        | "/api/motion/ask_withdrawal" | "/api/motion/object_to_unit" | "/api/motion/decline" | "/api/motion/ask_extension"
            => each(&|id| json!({ "id": id, "reason": "理由写在这里，足够清楚。", "key": "k" })),
        "/api/motion/set_publicity" => each(&|id| json!({ "id": id, "key": "k",
            "wish": { "disclosure": "full", "summary": "", "passages": "桥面" } })),
        "/api/motion/quarantine"
            => unless(desk, each(&|id| json!({ "id": id, "reason": "理由写在这里，足够清楚。", "key": "k" }))),
        "/api/motion/refuse"
            => each(&|id| json!({ "id": id, "reason": "tender", "note": "属于招投标事项。", "key": "k" })),
        "/api/motion/accept_directly" => each(&|id| json!({ "id": id, "key": "k",
            "category": null, "unit": town.units[1].id })),
        "/api/motion/refer_to_committee"
            => each(&|id| json!({ "id": id, "committee": "财政经济委员会", "key": "k" })),
        "/api/motion/similar" => ["关于改造九畹溪镇出口公路的建议", "公路", ""].iter().map(|title|
            json!({ "title": title, "except": null })).collect(),
        "/api/motion/advice" => vec![json!({ "ids": items.looked_at() })],
        "/api/motion/foresee" => ["accept", "assign", "both", "take_back"].iter().map(|step| json!({
            "step": step, "wishes": each(&|id| json!({ "id": id, "category": null,
            "lead": town.units[1].id })) })).collect(),
        "/api/motion/bulk" => ["accept", "assign", "both", "take_back"].iter().map(|step| json!({
            "step": step, "key": format!("k-{step}"), "wishes": each(&|id| json!({ "id": id,
            "category": null, "lead": town.units[1].id })) })).collect(),
        "/api/motion/accept" => each(&|id| json!({ "id": id, "category": "transport", "key": "k" })),
        "/api/motion/assign" | "/api/motion/reassign" => each(&|id| json!({ "id": id, "key": "k",
            "parts": { "lead": town.units[3].id, "joint": [], "hard": false } })),
        "/api/motion/give_opinion" => each(&|id| json!({ "id": id, "key": "k",
            "text": "我局意见如下：同意配合主办单位办理。" })),
        "/api/motion/log_contact" => each(&|id| json!({ "id": id, "key": "k",
            "met": { "method": "visit", "level": "head", "place": "", "note": "当面听取了意见。",
                     "met_on": "2026-04-01" } })),
        "/api/motion/reply" => each(&|id| json!({ "id": id, "key": "k",
            "letter": { "class": "B", "document_number": "宜交函〔2026〕1号",
                        "text": "您提出的建议收悉，现答复如下：已经列入年度计划。感谢您的关心。" } })),
        "/api/motion/give_committee_view" | "/api/motion/turn_into_suggestion"
        | "/api/motion/uphold" | "/api/motion/urge" | "/api/motion/deny_extension"
        | "/api/motion/order_rehandling" | "/api/motion/supervise"
            => each(&|id| json!({ "id": id, "note": "请在年内办完，并书面答复。", "key": "k" })),
        "/api/motion/close" => each(&|id| json!({ "id": id, "outcome": "桥已经修好。", "key": "k" })),
        "/api/rating/remind" | "/api/rating/close_window" | "/api/rating/release"
            => unless(desk, each(&|id| json!({ "id": id, "key": "k" }))),
        "/api/rating/read" => each(&|id| json!({ "id": id })),
        "/api/rating/report_pressure" => unless(has_signed(base, who),
            each(&|id| json!({ "id": id, "key": "k", "text": "有人打来电话，要我改成满意。" }))),
        _ => panic!("nobody looks at {path}: add it, and ask what it tells of a rating"),
    }
}

fn draft() -> Value {
    json!({
        "text": { "title": "关于修桥的建议", "problem": "桥面破损。", "reason": "", "proposal": "" },
        "category": "transport", "disclosure": "full", "summary": "",
    })
}

const FORM: &str = "application/x-www-form-urlencoded";

/// The plain forms, by those to whom they are refused.
pub fn forms(base: &Base, who: &Looker) -> Vec<(String, &'static str, String)> {
    let who = who.actor.as_ref();
    let mut all = Vec::new();
    for id in [base.items.open, base.items.sealed] {
        let path = |what: &str| format!("/app/motions/{id}/{what}");
        if !has_signed(base, who) {
            let fields = "key=k&attitude=satisfied&result=satisfied&reason=";
            all.push((path("rate"), FORM, fields.to_owned()));
        }
        all.push((path("edit"), FORM, "step=1&go=keep&version=999&title=x".to_owned()));
        all.push((path("submit"), FORM, String::new()));
        all.push((path("cosign"), FORM, "revision=1&answer=confirm".to_owned()));
        all.push((path("files"), "multipart/form-data; boundary=x", "--x--\r\n".to_owned()));
    }
    if !is(who, Role::Deputy) {
        all.push(("/app/motions/new".to_owned(), FORM, "step=1&go=next&title=x".to_owned()));
    }
    all
}

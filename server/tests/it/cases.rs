//! The rows of the access tests: one for each server function of a motion, and who may call it.

use domain::MotionId;
use serde_json::{Value, json};
use store::builders::Town;

use crate::access::Stand;
use crate::access::Who::{self, *};

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
    case("/api/motion/similar", Stand::None,
         |_, _| json!({ "title": "关于修桥的建议", "except": null }),
         &[Author, Cosigner, Invitee, OtherDeputy, Desk, Committee]),
    case("/api/motion/view", Stand::Handling, only_id,
         &[Author, Cosigner, Invitee, Desk, Committee, LeadUnit, JointUnit, Government, OwnDelegation]),
    case("/api/motion/write", Stand::None, |_, _| json!({ "draft": draft(), "key": "k-w" }), DEPUTIES),
    case("/api/motion/save", Stand::Draft,
         |id, _| json!({ "id": id, "version": 1, "draft": draft() }), &[Author]),
    case("/api/motion/invite", Stand::Draft,
         |id, town| json!({ "id": id, "invitee": town.deputies[7].mandate, "key": "k-i" }), &[Author]),
    case("/api/motion/leave_cosigning", Stand::Draft, only_id, &[Cosigner]),
    case("/api/motion/withdraw", Stand::SubmittedAlone, reason, &[Author]),
    case("/api/motion/ask_withdrawal", Stand::Handling, reason, &[Author]),
    case("/api/motion/agree_to_withdrawal", Stand::WithdrawalAsked, only_id, &[Cosigner]),
    case("/api/motion/end_withdrawal", Stand::WithdrawalAsked, only_id, &[Author, Cosigner]),
    case("/api/motion/return", Stand::Submitted, reason, DESK),
    case("/api/motion/refuse", Stand::Submitted,
         |id, _| json!({ "id": id, "reason": "tender", "note": "属于招投标事项。", "key": "k-r" }), DESK),
    case("/api/motion/accept", Stand::Submitted,
         |id, _| json!({ "id": id, "category": "transport", "key": format!("key-{id}") }), DESK),
    case("/api/motion/accept_directly", Stand::SubmittedDirect, |id, town| json!({
        "id": id, "category": "transport", "unit": town.units[1].id, "key": format!("key-{id}"),
    }), DESK),
    case("/api/motion/register", Stand::Bill, only_id, DESK),
    case("/api/motion/give_committee_view", Stand::Registered, note, &[Committee]),
    case("/api/motion/put_on_agenda", Stand::Registered, only_id, DESK),
    case("/api/motion/refer_to_committee", Stand::Registered,
         |id, _| json!({ "id": id, "committee": "财政经济委员会", "key": format!("key-{id}") }), DESK),
    case("/api/motion/turn_into_suggestion", Stand::Registered, note, DESK),
    case("/api/motion/assign", Stand::Accepted, |id, town| json!({
        "id": id, "key": "k-a",
        "parts": { "lead": town.units[1].id, "joint": [town.units[2].id], "hard": false },
    }), DESK),
    case("/api/motion/advice", Stand::None, |_, _| json!({ "ids": [1, 2] }), OFFICE),
    case("/api/motion/foresee", Stand::None, |_, town| json!({ "step": "both",
        "wishes": [{ "id": 1, "category": null, "lead": town.units[1].id }] }), DESK),
    case("/api/motion/bulk", Stand::None, |_, town| json!({ "step": "both", "key": "k-b",
        "wishes": [{ "id": 1, "category": null, "lead": town.units[1].id }] }), DESK),
    case("/api/motion/take_back", Stand::JustAssigned, only_id, DESK),
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
    case("/api/motion/set_publicity", Stand::Handling, |id, _| json!({
        "id": id, "key": "k-s", "wish": { "disclosure": "full", "summary": "", "passages": "西陵区" },
    }), DESK),
    case("/api/motion/quarantine", Stand::Handling, reason, DESK),
    case("/api/motion/restore", Stand::Quarantined, only_id, DESK),
    case("/api/motion/purge", Stand::Quarantined, reason, DESK),
    case("/api/rating/remind", Stand::Replied, only_id, DESK),
    case("/api/rating/close_window", Stand::Replied, only_id, DESK),
    case("/api/rating/read", Stand::Released, only_id, DESK),
    case("/api/rating/release", Stand::WindowClosed, only_id, DESK),
    case("/api/rating/report_pressure", Stand::Replied, text, &[Author, Cosigner]),
];

fn draft() -> Value {
    json!({
        "text": { "title": "关于修桥的建议", "problem": "桥面破损。", "reason": "", "proposal": "" },
        "category": "transport", "disclosure": "full", "summary": "",
    })
}

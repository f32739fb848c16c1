//! What people do: a suggestion's way, step by step, each step one request that may be sent again.

use serde_json::json;
use store::builders::Town;

use super::people::{Body, DEPUTIES, Outcome, Who};
use Step::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Write,
    Save,
    Invite,
    Cosign,
    Submit,
    Return,
    Withdraw,
    Accept,
    Assign,
    SignAsLead,
    SignJointly,
    GiveOpinion,
    InvitePerson,
}

impl Step {
    /// The event that it leaves.
    pub fn event(self) -> &'static str {
        match self {
            Write => "written",
            Save => "edited",
            Invite => "invited",
            Cosign => "cosigned",
            Submit => "submitted",
            Return => "returned",
            Withdraw => "withdrawn",
            Accept => "accepted",
            Assign => "assigned",
            SignAsLead | SignJointly => "signed_for",
            GiveOpinion => "opinion_given",
            InvitePerson => "account_invited",
        }
    }

    /// The others are told apart by version and state.
    pub fn is_keyed(self) -> bool {
        !matches!(self, Save | Cosign | Submit)
    }

    fn moves_the_version(self) -> bool {
        !matches!(self, Invite | Cosign)
    }
}

pub const PLANS: [&[Step]; 5] = [
    &[Write, Save, Invite, Cosign, Submit, Accept, Assign, SignAsLead, SignJointly, GiveOpinion],
    &[Write, Submit, Return, Save, Submit, Accept, Assign, SignAsLead],
    &[Write, Save, Save, Submit, Accept],
    &[Write, Invite, Submit, Withdraw],
    &[InvitePerson],
];

#[derive(Clone, Debug)]
pub struct Story {
    pub title: String,
    number: usize,
    author: usize,
    pub plan: &'static [Step],
    /// So many steps have been acknowledged.
    pub done: usize,
    /// The next one was sent, and nobody knows what came of it.
    pub open: bool,
    pub id: Option<i64>,
    /// The number given on acceptance.
    pub given: Option<String>,
}

impl Story {
    pub fn begin(number: usize, plan: &'static [Step], author: usize) -> Self {
        let title = format!("关于第{number}件事的建议");
        Self { title, number, author, plan, done: 0, open: false, id: None, given: None }
    }

    pub fn next(&self) -> Option<Step> {
        self.plan.get(self.done).copied()
    }

    /// Acknowledged steps of one kind of event.
    pub fn acknowledged(&self, event: &str) -> usize {
        self.plan[..self.done].iter().filter(|step| step.event() == event).count()
    }

    /// One more that may have been taken.
    pub fn perhaps(&self, event: &str) -> usize {
        usize::from(self.open && self.next().is_some_and(|step| step.event() == event))
    }

    /// Takes note of an acknowledgement. False where it says something else than before.
    pub fn acknowledge(&mut self, place: usize, answer: &Outcome) -> bool {
        let Outcome::Done { location, body } = answer else { return false };
        let told = match self.plan[place] {
            Write => same(&mut self.id, location.split('/').nth(3).and_then(|id| id.parse().ok())),
            Accept => same(&mut self.given, serde_json::from_str(body).ok()),
            _ => true,
        };
        if place == self.done {
            (self.done, self.open) = (place + 1, false);
        }
        told
    }

    fn draft(&self, place: usize) -> serde_json::Value {
        json!({
            "text": {
                "title": self.title,
                "problem": "桥面破损多处，雨天积水很深，行人和车辆通过都不安全。",
                "reason": "这座桥是两岸唯一的通道，养护经费多年没有增加，排水口大多堵塞。",
                "proposal": proposal(place),
            },
            "category": "transport", "disclosure": "full", "summary": "",
        })
    }

    /// The words that a step leaves, where it leaves any.
    pub fn words_of(&self, place: usize) -> Option<String> {
        matches!(self.plan.get(place)?, Write | Save).then(|| proposal(place))
    }

    /// Who sends what where to take a step; the same each time it is sent.
    pub fn request(&self, place: usize, town: &Town) -> (Who, String, Body) {
        let id = self.id.unwrap_or_default();
        let key = format!("{}-{place}", self.number);
        let call = |who, name: &str, body| (who, format!("/api/{name}"), Body::Json(body));
        match self.plan[place] {
            Return | Accept | Assign => self.by_the_desk(place, town, key),
            SignAsLead => call(Who::LeadUnit, "motion/sign_for", json!({ "id": id, "key": key })),
            SignJointly => call(Who::JointUnit, "motion/sign_for", json!({ "id": id, "key": key })),
            GiveOpinion => {
                let text = "我局意见如下：同意配合主办单位办理。";
                let body = json!({ "id": id, "text": text, "key": key });
                call(Who::JointUnit, "motion/give_opinion", body)
            }
            InvitePerson => {
                let seat = json!({ "role": "reporter", "sub_role": null, "unit": null,
                                   "delegation": null });
                let phone = format!("139{:08}", self.number);
                let body = json!({ "congress": null, "name": self.person(), "phone": phone,
                                   "seat": seat, "key": key });
                call(Who::Administrator, "organisation/invite", body)
            }
            _ => self.by_deputies(place, town, key),
        }
    }

    fn by_the_desk(&self, place: usize, town: &Town, key: String) -> (Who, String, Body) {
        let id = self.id.unwrap_or_default();
        let who = if self.number.is_multiple_of(2) { Who::Desk } else { Who::SecondDesk };
        let (name, body) = match self.plan[place] {
            Return => {
                let reason = "请补充桥的具体位置和名称。";
                ("return", json!({ "id": id, "key": key, "reason": reason }))
            }
            Assign => {
                let (lead, joint) = (town.units[1].id, town.units[2].id);
                let parts = json!({ "lead": lead, "joint": [joint], "hard": false });
                ("assign", json!({ "id": id, "key": key, "parts": parts }))
            }
            _ => ("accept", json!({ "id": id, "key": key, "category": "transport" })),
        };
        (who, format!("/api/motion/{name}"), Body::Json(body))
    }

    fn by_deputies(&self, place: usize, town: &Town, key: String) -> (Who, String, Body) {
        let id = self.id.unwrap_or_default();
        let author = Who::Deputy(self.author);
        let other = (self.author + 1) % DEPUTIES;
        let call = |name: &str, body| (author, format!("/api/motion/{name}"), Body::Json(body));
        match self.plan[place] {
            Write => self.writing(author, key),
            Save => {
                let moved = self.plan[..place].iter().filter(|step| step.moves_the_version());
                let (version, draft) = (moved.count(), self.draft(place));
                call("save", json!({ "id": id, "version": version, "draft": draft }))
            }
            Invite => {
                let invitee = town.deputies[other].mandate;
                call("invite", json!({ "id": id, "invitee": invitee, "key": key }))
            }
            Cosign => {
                let saved = self.plan[..place].iter().filter(|step| **step == Save).count();
                let form =
                    vec![("revision", (saved + 1).to_string()), ("answer", "confirm".into())];
                (Who::Deputy(other), format!("/app/motions/{id}/cosign"), Body::Form(form))
            }
            Withdraw => {
                let reason = "桥已经列入明年的计划。";
                call("withdraw", json!({ "id": id, "key": key, "reason": reason }))
            }
            _ => (author, format!("/app/motions/{id}/submit"), Body::Form(Vec::new())),
        }
    }

    /// The name of the person who is invited.
    pub fn person(&self) -> String {
        format!("受邀记者{}", self.number)
    }

    fn writing(&self, author: Who, key: String) -> (Who, String, Body) {
        let draft = self.draft(0);
        let part = |name: &str| draft["text"][name].as_str().unwrap().to_owned();
        let form = vec![
            ("key", key),
            ("step", "1".to_owned()),
            ("go", "next".to_owned()),
            ("title", part("title")),
            ("problem", part("problem")),
            ("reason", part("reason")),
            ("proposal", part("proposal")),
            ("category", "transport".to_owned()),
            ("disclosure", "full".to_owned()),
        ];
        (author, "/app/motions/new".to_owned(), Body::Form(form))
    }
}

/// What was told once is told again.
fn same<T: PartialEq>(kept: &mut Option<T>, told: Option<T>) -> bool {
    if kept.is_none() {
        *kept = told;
        return kept.is_some();
    }
    *kept == told
}

fn proposal(place: usize) -> String {
    format!("建议把它列入今年的养护计划，先疏通排水，再分段修补桥面。这是第{place}次改过的一稿。")
}

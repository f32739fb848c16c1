//! What units and the office write on the way: assignment, opinion, contact, reply, closing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ContactLevel, ContactMethod, ReplyClass};
use crate::error::{Check, Flaw, Refusal};
use crate::ids::UnitId;

/// Characters.
pub const REASON: usize = 1_000;
pub const LETTER: usize = 10_000;
pub const LINE: usize = 120;

/// 交办: who leads, who joins, and whether the six-month period applies (代表法第五十一条).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub lead: Option<UnitId>,
    pub joint: Vec<UnitId>,
    /// 涉及面广、处理难度大
    pub hard: bool,
}

impl Assignment {
    pub fn check(&self) -> Result<UnitId, Refusal> {
        let lead = self.lead.ok_or_else(|| Refusal::field("lead", Flaw::Missing))?;
        let mut seen = vec![lead];
        for unit in &self.joint {
            if seen.contains(unit) {
                return Err(Refusal::field("joint", Flaw::Taken));
            }
            seen.push(*unit);
        }
        Ok(lead)
    }
}

/// 与代表的沟通, before the reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub method: ContactMethod,
    pub level: ContactLevel,
    pub place: String,
    pub note: String,
    pub met_on: Date,
}

impl Contact {
    pub fn check(&self, today: Date) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("place", &self.place, 0, LINE);
        check.text("note", &self.note, 4, REASON);
        if self.met_on > today {
            check.flaw("met_on", Flaw::Form);
        }
        check.done()
    }
}

/// 答复件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub class: ReplyClass,
    /// 发文字号, such as 宜交函〔2026〕58号.
    pub document_number: String,
    pub text: String,
}

impl Letter {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("document_number", &self.document_number, 3, LINE);
        check.text("text", &self.text, 20, LETTER);
        check.done()
    }
}

/// A reason in words, required.
pub fn check_reason(field: &str, reason: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.text(field, reason, 4, REASON);
    check.done()
}

/// A name or the like, required.
pub fn check_line(field: &str, line: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.text(field, line, 2, LINE);
    check.done()
}

/// The outcome in one sentence, for the public.
pub fn check_outcome(outcome: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.text("outcome", outcome, 4, LINE);
    check.done()
}

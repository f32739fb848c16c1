//! The town's suggestions as they are written down, and the days on which they play.

use color_eyre::eyre::Result;
use domain::motion::{
    Category, ContactLevel, ContactMethod, Disclosure, Kind, RefusalReason, ReplyClass, State,
};
use domain::rating::Grade;
use jiff::civil::Date;
use serde::Deserialize;

use super::organisation::SESSION;

const SCRIPTS: &str = include_str!("../../demo/motions.json");

/// All of them, seen from `today`.
pub fn all(today: Date) -> Result<Vec<Script>> {
    let mut scripts: Vec<Script> = serde_json::from_str(SCRIPTS)?;
    scripts.iter_mut().for_each(|script| script.move_to_session(today));
    Ok(scripts)
}

#[derive(Debug, Deserialize)]
pub struct Script {
    pub key: String,
    #[serde(default = "suggestion")]
    pub kind: Kind,
    pub title: String,
    pub category: Category,
    pub problem: String,
    pub reason: String,
    pub proposal: String,
    pub disclosure: Disclosure,
    pub summary: Option<String>,
    pub proposer: String,
    pub cosigners: Vec<String>,
    pub pending_cosigners: Vec<String>,
    pub state: State,
    pub lead_unit: String,
    pub co_units: Vec<String>,
    pub days_ago: i64,
    pub return_reason: Option<String>,
    pub refuse_reason: Option<RefusalReason>,
    pub refuse_note: Option<String>,
    pub withdraw_reason: Option<String>,
    /// Why the unit asks to be relieved.
    pub decline_reason: Option<String>,
    /// Where the presidium has sent a bill.
    pub committee: Option<String>,
    pub opinions: Vec<ScriptOpinion>,
    pub contacts: Vec<ScriptContact>,
    pub replies: Vec<ScriptReply>,
    pub ratings: Vec<ScriptRating>,
    pub released: bool,
    pub rehandle_note: Option<String>,
    pub outcome: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct ScriptOpinion {
    pub unit: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
pub struct ScriptContact {
    pub method: ContactMethod,
    pub level: ContactLevel,
    pub place: String,
    pub note: String,
    pub days_ago: i64,
}

#[derive(Debug, Deserialize)]
pub struct ScriptReply {
    pub round: i32,
    pub class: ReplyClass,
    pub doc_no: String,
    pub text: String,
    pub days_ago: i64,
}

#[derive(Debug, Deserialize)]
pub struct ScriptRating {
    pub round: i32,
    pub rater: String,
    pub attitude: Grade,
    pub result: Grade,
    pub reason: Option<String>,
    pub consent: bool,
}

fn suggestion() -> Kind {
    Kind::Suggestion
}

/// Items closed long ago were handed in while the session sat.
const OF_THE_SESSION: i64 = 140;

impl Script {
    fn move_to_session(&mut self, today: Date) {
        let over = matches!(self.state, State::Closed | State::Supervised);
        let opened = i64::from((today - SESSION).get_days());
        if self.kind == Kind::Bill {
            // on its second day; who signs it does so on the first
            self.days_ago = opened - 1;
            return;
        }
        let day = opened - self.days_ago % 4;
        let back = day - self.days_ago;
        if !over || self.days_ago < OF_THE_SESSION || back <= 0 {
            return;
        }
        self.days_ago += back;
        self.contacts.iter_mut().for_each(|one| one.days_ago += back);
        self.replies.iter_mut().for_each(|one| one.days_ago += back);
    }
}

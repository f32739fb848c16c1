//! 背靠背评价: grades, what a rating must hold, and what of it each party may see.

use serde::{Deserialize, Serialize};

use crate::calendar::Moment;
use crate::error::{Check, Flaw, Refusal};
use crate::ids::MandateId;
use crate::motion::codes;

codes! {
    /// 满意度, worst last.
    Grade {
        /// 满意
        Satisfied = "satisfied",
        /// 基本满意
        Basically = "basically",
        /// 不满意
        Dissatisfied = "dissatisfied",
    }
}

/// One deputy's judgement of one round: 办理态度 and 办理结果.
///
/// Never implements `Display`, never goes to a log: `Debug` hides what was given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    pub attitude: Grade,
    pub result: Grade,
    /// Required with 不满意 (上海, 山东).
    pub reason: String,
    /// The unit may be told the reason.
    pub consent: bool,
}

impl std::fmt::Debug for Rating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rating(sealed)")
    }
}

pub const REASON: usize = 500;

impl Rating {
    /// 综合: the worse of the two.
    pub fn overall(&self) -> Grade {
        self.attitude.max(self.result)
    }

    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        let at_least = if self.overall() == Grade::Dissatisfied { 4 } else { 0 };
        check.text("reason", &self.reason, at_least, REASON);
        check.done()
    }

    /// Reads the form's words; a missing grade is a missing field.
    pub fn from_form(
        attitude: &str,
        result: &str,
        reason: &str,
        consent: bool,
    ) -> Result<Self, Refusal> {
        let mut check = Check::default();
        let mut grade = |field: &str, code: &str| match Grade::from_code(code) {
            Some(grade) => grade,
            None => {
                check.flaw(field, if code.is_empty() { Flaw::Missing } else { Flaw::Unknown });
                Grade::Dissatisfied
            }
        };
        let (attitude, result) = (grade("attitude", attitude), grade("result", result));
        check.done()?;
        let rating = Self { attitude, result, reason: reason.trim().to_owned(), consent };
        rating.check().map(|()| rating)
    }
}

/// What a rater sees of their own rating: that it was received, and until when it can be revised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRating {
    pub round: i32,
    pub due: jiff::civil::Date,
    pub provisional: bool,
    pub open: bool,
    pub received: bool,
    /// Sealed for good by the rater: no further revision.
    pub sealed: bool,
    /// The lead's rating is the official one; a co-signer's is for reference.
    pub official: bool,
}

/// What the office sees before release: rated or not, per rater. Never what, never when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaterStatus {
    pub mandate: MandateId,
    pub name: String,
    pub official: bool,
    pub rated: bool,
}

/// What the office sees of one opened rating, after the window has closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedRating {
    pub round: i32,
    pub name: String,
    pub official: bool,
    pub rating: Option<Rating>,
}

/// What the unit sees after release: the item's grades; a reason only with the rater's consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedGrade {
    pub round: i32,
    pub attitude: Option<Grade>,
    pub result: Option<Grade>,
    pub reason: Option<String>,
}

/// The office's picture of one window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowView {
    pub round: i32,
    pub opened_at: Moment,
    pub due: jiff::civil::Date,
    pub closed_at: Option<Moment>,
    pub released_at: Option<Moment>,
}

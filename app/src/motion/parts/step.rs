//! The steps in which a suggestion or a bill is written.

use domain::motion::Kind;

use crate::motion::words::*;
use crate::ui::Word;

/// Which part of the form is in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Problem,
    Reason,
    Proposal,
}

impl Step {
    pub const ALL: [Self; 3] = [Self::Problem, Self::Reason, Self::Proposal];

    pub fn number(self) -> usize {
        match self {
            Self::Problem => 1,
            Self::Reason => 2,
            Self::Proposal => 3,
        }
    }

    pub fn from_number(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|step| step.number().to_string() == text)
            .unwrap_or(Self::Problem)
    }

    pub fn name(self, kind: Kind) -> Word {
        match (self, kind) {
            (Self::Problem, Kind::Suggestion) => STEP_PROBLEM,
            (Self::Reason, Kind::Suggestion) => STEP_REASON,
            (Self::Proposal, Kind::Suggestion) => STEP_PROPOSAL,
            (Self::Problem, Kind::Bill) => STEP_CAUSE,
            (Self::Reason, Kind::Bill) => STEP_GROUNDS,
            (Self::Proposal, Kind::Bill) => STEP_BILL,
        }
    }

    /// The step on which a field stands.
    pub fn of_field(field: &str) -> Self {
        match field {
            "reason" => Self::Reason,
            "proposal" | "disclosure" | "summary" => Self::Proposal,
            _ => Self::Problem,
        }
    }
}

//! 办理路径: which rows of the workflow a matter follows, and how many must sign it, by level and
//! kind. Defaults; each congress may set its own.

use serde::{Deserialize, Serialize};

use super::{Kind, codes};
use crate::error::{Check, Flaw, Refusal};
use crate::organisation::Level;

codes! {
    /// A way through the workflow.
    #[derive(Default)]
    Path {
        /// 交办: the office passes it to units, which sign for it.
        #[default]
        Assigned = "assigned",
        /// 乡镇: accepted and handed to the one that handles it in a single step.
        Direct = "direct",
        /// 议案: the presidium decides.
        Bill = "bill",
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub level: Level,
    pub kind: Kind,
    pub path: Path,
    /// 提出人数: how many must sign, the lead among them.
    pub signatories: u16,
    pub source: &'static str,
}

const fn rule(
    level: Level,
    kind: Kind,
    path: Path,
    signatories: u16,
    source: &'static str,
) -> Rule {
    Rule { level, kind, path, signatories, source }
}

const ORGANIC: &str = "《地方各级人民代表大会和地方各级人民政府组织法》第二十二条";
const DEPUTIES: &str = "《代表法》第二十四条";
const TOWNSHIP: &str = "《代表法》第二十四条；乡镇的简易程序为地方做法";

/// The table. 以上 counts the number itself, and the lead among the signatories.
#[rustfmt::skip]
pub const RULES: [Rule; 8] = [
    rule(Level::Province, Kind::Suggestion, Path::Assigned, 1,  DEPUTIES),
    rule(Level::Province, Kind::Bill,       Path::Bill,     10, ORGANIC),
    rule(Level::City,     Kind::Suggestion, Path::Assigned, 1,  DEPUTIES),
    rule(Level::City,     Kind::Bill,       Path::Bill,     10, ORGANIC),
    rule(Level::County,   Kind::Suggestion, Path::Assigned, 1,  DEPUTIES),
    rule(Level::County,   Kind::Bill,       Path::Bill,     10, ORGANIC),
    rule(Level::Township, Kind::Suggestion, Path::Direct,   1,  TOWNSHIP),
    rule(Level::Township, Kind::Bill,       Path::Bill,     5,  ORGANIC),
];

/// More than the largest county congress could bring together.
const MOST_SIGNATORIES: u16 = 100;

/// What is in force in one congress: the table's lines, but for its own settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// The path of suggestions.
    pub suggestions: Path,
    /// How many must sign a bill.
    pub bill_signatories: u16,
}

impl Procedure {
    /// 是否走简易程序: the setting's name, and its value one of the paths of a suggestion.
    pub const SUGGESTIONS: &'static str = "path.suggestion";
    /// 议案联名人数
    pub const SIGNATORIES: &'static str = "signatories.bill";

    pub fn of(level: Level) -> Self {
        let line = |kind| RULES.iter().find(|rule| (rule.level, rule.kind) == (level, kind));
        let suggestions = line(Kind::Suggestion).map_or(Path::Assigned, |rule| rule.path);
        let bill_signatories = line(Kind::Bill).map_or(10, |rule| rule.signatories);
        Self { suggestions, bill_signatories }
    }

    /// With a congress's own setting; what cannot be read leaves the default.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match (name, Path::from_code(value), value.parse::<u16>()) {
            (Self::SUGGESTIONS, Some(path), _) if path != Path::Bill => self.suggestions = path,
            (Self::SIGNATORIES, _, Ok(number)) if number > 0 => self.bill_signatories = number,
            _ => {}
        }
        self
    }

    /// What a congress may set: a path of suggestions, never fewer signatories than by law.
    pub fn check(self, law: Self) -> Result<(), Refusal> {
        let mut check = Check::default();
        if self.suggestions == Path::Bill {
            check.flaw("path", Flaw::Form);
        }
        if !(law.bill_signatories..=MOST_SIGNATORIES).contains(&self.bill_signatories) {
            check.flaw("signatories", Flaw::Form);
        }
        check.done()
    }

    pub fn path(self, kind: Kind) -> Path {
        match kind {
            Kind::Suggestion => self.suggestions,
            Kind::Bill => Path::Bill,
        }
    }
}

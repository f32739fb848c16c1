//! What a deputy writes: three parts, a category, how public it may be; and what is asked of it.

use serde::{Deserialize, Serialize};

use super::{Category, Disclosure, Kind};
use crate::error::{Check, Flaw, Refusal};

/// The words: of a suggestion 情况 (what is wrong), 分析 (why), 建议 (what is proposed); of a bill
/// 案由, 案据, 方案.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotionText {
    pub title: String,
    pub problem: String,
    pub reason: String,
    pub proposal: String,
}

/// Everything the form holds; may be unfinished until it is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    #[serde(default = "suggestion")]
    pub kind: Kind,
    pub text: MotionText,
    pub category: Option<Category>,
    pub disclosure: Disclosure,
    /// What the public reads when only a summary is disclosed.
    pub summary: String,
}

fn suggestion() -> Kind {
    Kind::Suggestion
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            kind: Kind::Suggestion,
            text: MotionText::default(),
            category: None,
            disclosure: Disclosure::Full,
            summary: String::new(),
        }
    }
}

/// Characters, as a reader counts them.
pub const TITLE: usize = 60;
pub const PART: usize = 5_000;
pub const SUMMARY: usize = 300;

impl Draft {
    /// What may be kept as a draft: unfinished, but bounded and clean.
    pub fn check_kept(&self) -> Result<(), Refusal> {
        self.check(0, 0, 0)
    }

    /// What a new draft may begin with: something, that may be kept.
    pub fn check_begun(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        let MotionText { title, problem, reason, proposal } = &self.text;
        let texts = [title, problem, reason, proposal, &self.summary];
        if self.category.is_none() && texts.iter().all(|text| text.trim().is_empty()) {
            check.flaw("title", Flaw::Missing);
        }
        check.done()?;
        self.check_kept()
    }

    /// What may be submitted: 明确具体, 反映实际情况和问题 (代表法).
    pub fn check_submitted(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        if self.category.is_none() {
            check.flaw("category", Flaw::Missing);
        }
        match (self.check(4, 10, least_summary(self.disclosure)), check.done()) {
            (Ok(()), Ok(())) => Ok(()),
            (Err(Refusal::Invalid(mut one)), Err(Refusal::Invalid(other))) => {
                one.extend(other);
                Err(Refusal::Invalid(one))
            }
            (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
        }
    }

    fn check(&self, title: usize, part: usize, summary: usize) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("title", &self.text.title, title, TITLE);
        check.text("problem", &self.text.problem, part, PART);
        check.text("reason", &self.text.reason, part, PART);
        check.text("proposal", &self.text.proposal, part, PART);
        check.text("summary", &self.summary, summary, SUMMARY);
        if self.text.title.contains(['\n', '\r', '\t']) {
            check.flaw("title", Flaw::Characters);
        }
        check.done()
    }

    /// What was typed into a form over what is kept. A field that the form does not have stays as
    /// it is, and so does a text that differs only in blank space at its ends.
    #[must_use]
    pub fn typed_over(mut self, typed: impl Fn(&str) -> Option<String>) -> Self {
        let parts = [
            ("title", &mut self.text.title),
            ("problem", &mut self.text.problem),
            ("reason", &mut self.text.reason),
            ("proposal", &mut self.text.proposal),
            ("summary", &mut self.summary),
        ];
        for (name, part) in parts {
            let words = typed(name).map(|words| alike(&words));
            if let Some(words) = words.filter(|words| words.trim() != part.trim()) {
                *part = words;
            }
        }
        if let Some(kind) = typed("kind").and_then(|code| Kind::from_code(&code)) {
            self.kind = kind;
        }
        if let Some(code) = typed("category") {
            self.category = Category::from_code(&code);
        }
        if let Some(one) = typed("disclosure").and_then(|code| Disclosure::from_code(&code)) {
            self.disclosure = one;
        }
        self
    }

    /// The same words with blank space at the ends removed and line ends made alike.
    pub fn tidied(mut self) -> Self {
        for part in [
            &mut self.text.title,
            &mut self.text.problem,
            &mut self.text.reason,
            &mut self.text.proposal,
            &mut self.summary,
        ] {
            *part = alike(part.trim());
        }
        self
    }
}

/// Characters that a summary has at least: where the public reads nothing else, some.
pub(super) fn least_summary(disclosure: Disclosure) -> usize {
    if disclosure == Disclosure::Summary { 10 } else { 0 }
}

/// Line ends as we keep them, whichever way a browser sends them.
fn alike(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n")
}

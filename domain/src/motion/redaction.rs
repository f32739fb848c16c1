//! 公开: how much of a suggestion everybody reads, and which passages nobody outside does. The
//! words themselves are kept as they were written.

use serde::{Deserialize, Serialize};

use super::Disclosure;
use super::draft::{SUMMARY, least_summary};
use crate::error::{Check, Refusal};

/// What the public reads in place of a passage; as long for a short one as for a long one.
pub const MARK: &str = "***";

/// Passages of one suggestion at most.
pub const MOST: usize = 50;
/// Characters of a passage: one alone would stand in every sentence.
const SHORTEST: usize = 2;
const LONGEST: usize = 200;

/// Passages that the public does not read, wherever they stand: in title, text, reply or outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Redaction(Vec<String>);

impl Redaction {
    /// From lines of text, a passage on each; blank lines are none.
    pub fn of(passages: &str) -> Result<Self, Refusal> {
        let mut check = Check::default();
        let mut found: Vec<String> = Vec::new();
        for line in passages.lines().map(str::trim).filter(|line| !line.is_empty()) {
            check.text("passages", line, SHORTEST, LONGEST);
            if !found.iter().any(|known| known == line) {
                found.push(line.to_owned());
            }
        }
        check.done()?;
        if found.len() > MOST {
            return Err(Refusal::TooMany { at_most: MOST });
        }
        // a passage within another must not leave the rest of the longer one to be read
        found.sort_by_key(|passage| std::cmp::Reverse(passage.chars().count()));
        Ok(Self(found))
    }

    pub fn passages(&self) -> &[String] {
        &self.0
    }

    /// The text as the public reads it.
    pub fn hide(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, passage| text.replace(passage, MARK))
    }
}

/// What the office decides of a suggestion's being public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publicity {
    pub disclosure: Disclosure,
    /// What the public reads when only a summary is disclosed.
    pub summary: String,
    /// One on each line.
    pub passages: String,
}

impl Publicity {
    /// The passages to hide, where all can be kept.
    pub fn check(&self) -> Result<Redaction, Refusal> {
        let mut check = Check::default();
        check.text("summary", &self.summary, least_summary(self.disclosure), SUMMARY);
        check.done()?;
        Redaction::of(&self.passages)
    }
}

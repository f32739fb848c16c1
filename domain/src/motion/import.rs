//! Papers read in for the desk: what stands in them, what would become of each, and why not.
//! Fields and troubles are codes of the reader; whoever shows them has the words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Kind;
use super::codes;

codes! {
    /// What becomes of a paper's item.
    Fate {
        /// Would be entered.
        New = "new",
        /// Was entered now.
        Entered = "entered",
        /// Was entered before.
        Known = "known",
        /// Stands above in the same papers.
        Twice = "twice",
        /// Has to be mended first.
        Flawed = "flawed",
    }
}

codes! {
    /// What only this congress can find wrong with an item that was read well.
    Unfit {
        /// Nobody leads it.
        NoLead = "no_lead",
        /// No deputy of this congress has the name.
        UnknownLead = "unknown_lead",
        /// Several deputies have the name.
        AmbiguousLead = "ambiguous_lead",
        /// Longer than a draft may be.
        TooLong = "draft_too_long",
        /// Characters that no draft may hold.
        Characters = "draft_characters",
    }
}

/// What somebody at the desk wants of the reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportWish {
    /// By the words of a column's heading, the field that it is; none leaves it out.
    pub columns: BTreeMap<String, Option<String>>,
    /// What an item is whose paper does not say it.
    pub kind: Option<Kind>,
}

/// Where something stands; rows count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPlace {
    pub file: String,
    pub sheet: Option<String>,
    pub row: Option<usize>,
    /// `C7`, where it is one cell.
    pub cell: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProblem {
    pub place: ImportPlace,
    pub field: Option<String>,
    pub what: String,
    /// The words in question, cut short.
    pub text: String,
    /// The item cannot be entered as it is.
    pub stops: bool,
}

/// An item as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportItem {
    pub place: ImportPlace,
    pub kind: Kind,
    /// As the paper has it; the congress gives its own when it accepts the item.
    pub number: String,
    pub title: String,
    pub lead: String,
    pub cosigners: Vec<String>,
    pub fate: Fate,
    pub problems: Vec<ImportProblem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportColumn {
    /// The heading's words, from top to bottom.
    pub words: String,
    pub field: Option<String>,
    /// Somebody said so, now or before; else the words did.
    pub told: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportTable {
    pub place: ImportPlace,
    pub columns: Vec<ImportColumn>,
    pub items: usize,
}

/// What all papers together hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLook {
    pub items: Vec<ImportItem>,
    pub tables: Vec<ImportTable>,
    /// Of files, and of lines that are no items.
    pub problems: Vec<ImportProblem>,
    /// Problems beyond those that are told.
    pub untold: usize,
    /// It was carried out.
    pub done: bool,
}

impl ImportLook {
    pub fn count(&self, fate: Fate) -> usize {
        self.items.iter().filter(|item| item.fate == fate).count()
    }

    /// Nothing in it has to be mended.
    pub fn is_clean(&self) -> bool {
        self.count(Fate::Flawed) == 0 && !self.problems.iter().any(|one| one.stops)
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    pub done: usize,
    pub of: usize,
}

//! A table out of a sheet: its heading found, its columns given their fields, its rows read.

pub mod heading;
pub mod mapping;
mod rows;

use serde::{Deserialize, Serialize};

pub use mapping::Mapping;
pub(super) use rows::{kind_named, read};

use super::field::Field;
use super::problem::Place;

/// A column of the heading: its words from top to bottom, and what they are taken to mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub column: usize,
    /// By which a mapping remembers it: 承办单位/主办.
    pub words: String,
    pub field: Option<Field>,
    /// The caller said so; else the words did.
    pub told: bool,
}

/// A table that was found, for the preview in which its columns can be given other fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub place: Place,
    /// The last row of the heading.
    pub heading_to: usize,
    pub columns: Vec<Column>,
    pub items: usize,
}

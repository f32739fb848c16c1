//! Tables as XLSX and CSV: rows come one by one and go out one by one, so that ten thousand take
//! no more memory than ten. What is text stays text, also when it looks like a formula.

mod csv;
mod rows;
mod xlsx;

use jiff::civil::Date;

pub use self::csv::csv;
pub use rows::{ASSIGNMENTS, AssignmentRow, CATALOGUE, CatalogueRow, OPEN, OpenRow};
pub use xlsx::{xlsx, xlsx_file};

/// What stands in one cell. Only the type makes a number of it, never its look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Whole(i64),
    Day(Date),
    Empty,
}

impl From<Option<Date>> for Value {
    fn from(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        let text = crate::clean::text(text);
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// A column: what it is called, how wide it is in characters of a digit, what of a row it shows.
pub struct Column<R> {
    pub title: &'static str,
    pub width: f64,
    pub value: fn(&R) -> Value,
}

/// A kind of table.
pub struct Table<R: 'static> {
    pub name: &'static str,
    pub columns: &'static [Column<R>],
}

//! Official papers and tables as files: letters as DOCX and PDF, tables as XLSX and CSV, many
//! letters in one ZIP. Plain data in, bytes out: no database, no clock, no screen.

pub mod bundle;
pub mod clean;
pub mod docx;
mod error;
pub mod name;
pub mod paper;
pub mod pdf;
mod reply;
mod suggestion;
pub mod table;
pub mod words;

pub use bundle::{Entry, Format, Work};
pub use error::Error;
pub use paper::Paper;
pub use pdf::{Fonts, Shelf};
pub use reply::{Contact, ReplyLetter};
pub use suggestion::SuggestionSheet;
pub use table::{AssignmentRow, CatalogueRow, OpenRow};

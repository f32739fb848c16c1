//! Parts that features share; none of them knows of a feature.

pub mod act;
pub mod address;
pub mod dates;
pub mod form;
pub mod icon;
pub mod key;
pub mod live;
pub mod motion;
pub mod sending;
pub mod state;
pub mod text_area;
pub mod words;

pub use form::{Choice, ErrorSummary, Field};
pub use icon::Icon;
pub use text_area::TextArea;
pub use words::{Locale, Prefs, Word, t, tf, word};

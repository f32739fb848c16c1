//! The rating box: everything about ratings passes through here, and nothing outside moves with
//! one. Before release only this module knows who rated, and it tells the office alone.

mod cast;
mod office;
mod standing;

pub(crate) use cast::forget_words;
pub use cast::{RateForm, rate, report_pressure};
pub use office::{close_window, close_windows_due, opened, raters, release, remind, windows};
pub(crate) use standing::{open_window, standing, unrated};
pub use standing::{own_ratings, released};

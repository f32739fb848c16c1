//! The rating box: everything about ratings passes through here, and nothing outside moves with
//! one. Before release only this module knows who rated, and it tells the office alone.

mod cast;
#[cfg(all(feature = "builders", debug_assertions))]
pub(crate) mod leak;
mod office;
mod standing;

pub(crate) use cast::forget_words;
pub use cast::{RateForm, rate, report_pressure};
#[cfg(all(feature = "builders", debug_assertions))]
pub use leak::Leak;
pub use office::{close_window, close_windows_due, opened, raters, release, remind, windows};
pub(crate) use standing::{open_window, standing, unrated};
pub use standing::{own_ratings, released};

//! Every write to files.

mod attach;
mod stray;

pub use attach::attach;
pub use stray::sweep;
pub(crate) use stray::{condemn, remove};

//! Attachments: taken in as they stream past, kept in an object store, given out by permission.
//!
//! The object comes first, then the row; a key that no row names stands in `stray` from before
//! its first byte until its row is committed, so that a crash leaves nothing behind for good.

pub mod commands;
mod depot;
mod queries;
mod receive;
mod sniff;

pub use commands::{attach, sweep};
pub use depot::Files;
pub(crate) use queries::view;
pub use queries::{Opened, may_attach, open};

//! The database behind the rules. Commands write through one door, [`operation::Operation`];
//! queries read what the viewer may know, filtered in SQL.

pub mod account;
#[cfg(feature = "builders")]
pub mod builders;
pub mod calendar;
pub mod connect;
pub mod deputy;
pub mod entity;
pub mod error;
mod event_log;
pub mod file;
pub mod keys;
pub mod message;
pub mod motion;
pub mod notice;
pub mod operation;
pub mod organisation;
pub mod outbox;
pub mod rating;
pub mod search;

pub use connect::Store;
pub use error::{Error, Result};
pub use operation::Call;
pub use outbox::mark_read;

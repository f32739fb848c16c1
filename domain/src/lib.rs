//! The rules of the house: pure functions and tables that browser and server share.
//! No IO, no clock, no randomness: `now` and `today` are arguments.

pub mod account;
pub mod actor;
pub mod calendar;
pub mod clock;
pub mod consequences;
pub mod deputy;
pub mod error;
pub mod event;
pub mod file;
pub mod ids;
pub mod motion;
pub mod organisation;
pub mod page;
pub mod policy;
pub mod rating;
pub mod search;

pub use actor::{Actor, Role, SubRole};
pub use calendar::{Calendar, Moment};
pub use error::{FieldError, Flaw, Refusal};
pub use event::Event;
pub use ids::*;
pub use policy::{Action, Permit, Scope};

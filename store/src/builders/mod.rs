//! Sample records as states: a town of people, and suggestions brought where a test or the demo
//! needs them by the product's own commands. Only the organisation is inserted as plain rows.

#[cfg(debug_assertions)]
mod early;
mod file;
mod motion;
mod people;
mod plan;
mod sign_in;
mod steps;
mod town;
mod words;

#[cfg(debug_assertions)]
pub(crate) use early::acknowledges_early;
pub use file::{a_compound, a_file, a_package, in_pieces};
pub use motion::{Built, MotionBuilder, a_motion};
pub use people::another_seat;
pub use plan::{COUNTY, Plan, TOWN};
pub use sign_in::{a_session, can_sign_in};
pub use town::{Town, Unit, few_sign_bills, more_deputies};
pub use words::{a_contact, a_draft, a_letter, an_assignment, morning};

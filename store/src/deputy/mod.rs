//! Deputies as everybody may know them.

mod public;

pub use public::{public_deputies, public_deputy};

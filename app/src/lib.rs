//! What people see. `/app` is one hydrated application (`routes`); the public site is the same
//! components rendered whole by the server and never hydrated (`public`, `layout::site`).
//!
//! A feature is a folder: `api.rs` (server functions), `words.rs` (every text, in both languages),
//! pages and `parts/`. Features share through `domain` and `ui` only.

// types of views nest deeper than the compiler's usual limit
#![recursion_limit = "512"]

pub mod account;
pub mod error;
pub mod layout;
pub mod motion;
pub mod organisation;
pub mod public;
pub mod routes;
pub mod session;
pub mod ui;

pub use error::AppError;
pub use routes::App;

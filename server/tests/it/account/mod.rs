//! Accounts over HTTP, with cookies and forms, behind every layer of the site.

mod forms;
mod gateway;
mod guard;
mod session;
mod visit;

pub use visit::{LOGIN, PASSWORD, PHONE, Site};

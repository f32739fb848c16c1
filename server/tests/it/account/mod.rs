//! Accounts over HTTP, with cookies and forms, behind every layer of the site.

mod delivery;
mod forms;
mod gateway;
mod guard;
mod live;
mod mail;
mod session;
mod visit;

pub use visit::{LOGIN, PASSWORD, PHONE, Site};

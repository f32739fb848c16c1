//! What the house is made of: regions, congresses, terms, units, people and their seats.

pub(crate) mod access;
pub mod commands;
pub mod import;
pub mod queries;

pub use queries::{is_empty, managed};

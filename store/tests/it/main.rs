//! What the store promises, on SQLite and on PostgreSQL; each test has a database to itself.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod editing;
mod file;
mod forms;
mod harness;
mod notices;
mod numbering;
mod organisation;
mod path;
mod refusals;
mod search;
mod stories;
mod twice;

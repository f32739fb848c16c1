//! What the store promises, on SQLite and on PostgreSQL; each test has a database to itself.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod bills;
mod box_alone;
mod bulk;
mod calendar;
mod durability;
mod editing;
mod entering;
mod file;
mod forms;
mod harness;
mod migrations;
mod notices;
mod numbering;
mod organisation;
mod pages;
mod path;
mod public;
mod publicity;
mod purge;
mod reassignment;
mod refusals;
mod search;
#[cfg(debug_assertions)]
mod secrecy;
mod similar;
mod statements;
mod stories;
mod twice;
mod windows;
mod withdrawal;

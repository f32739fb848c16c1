//! The rules, checked without a database: each test's name is the claim that it checks.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod bulk;
mod calendar;
mod cast;
mod clock;
mod codes;
mod consequences;
mod delivery;
mod draft;
mod event;
mod file;
mod numbering;
mod organisation;
mod outcome;
mod page;
mod path;
mod policy;
mod publicity;
mod rating;
mod recommend;
mod refusal;
mod similar;
mod steps;
mod view;
mod workflow;

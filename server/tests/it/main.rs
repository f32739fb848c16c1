//! The server as its users and its keepers meet it: one binary, one module per subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod account;
mod archive;
mod assets;
mod bodies;
mod cases;
mod client_address;
mod compression;
mod configuration;
mod database;
mod demo;
#[allow(dead_code, reason = "the tests of the store use all of it")]
#[path = "../../../store/tests/it/harness/dump.rs"]
mod dump;
mod files;
mod health;
mod hostile;
mod listen;
mod log;
mod metrics;
mod mishaps;
mod organisation;
mod origin;
mod page;
mod plain_motion;
mod public;
mod rate_limit;
mod routes;
mod secrecy;
mod secret;
mod security_headers;
mod shutdown;
mod support;
mod survival;

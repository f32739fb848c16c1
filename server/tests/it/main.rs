//! The server as its users and its keepers meet it: one binary, one module per subject.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod account;
mod assets;
mod bodies;
mod client_address;
mod compression;
mod configuration;
mod demo;
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
mod secret;
mod security_headers;
mod shutdown;
mod support;
mod survival;

//! What runs: configuration, the listener, the layers around every request, and the verbs.
//! The pages and the rules live elsewhere; `router.rs` is where they meet this crate.

// types of views nest deeper than the compiler's usual limit
#![recursion_limit = "512"]

pub mod archive;
pub mod assets;
pub mod caller;
pub mod commands;
pub mod config;
pub mod demo;
pub mod files;
pub mod health;
pub mod house;
pub mod jobs;
pub mod listen;
pub mod live;
pub mod middleware;
pub mod notify;
mod outlet;
pub mod page;
pub mod plain;
pub mod public;
pub mod refusal;
pub mod router;
pub mod secret;
pub mod signed_in;
pub mod table;
pub mod telemetry;

//! What runs: configuration, the listener, the layers around every request, and the verbs.
//! The pages and the rules live elsewhere; `router.rs` is where they meet this crate.

pub mod assets;
pub mod commands;
pub mod config;
pub mod health;
pub mod listen;
pub mod middleware;
pub mod page;
pub mod refusal;
pub mod router;
pub mod secret;
pub mod telemetry;

//! What the store promises, on SQLite and on PostgreSQL; each test has a database to itself.

mod account;
mod harness;
mod notices;
mod path;
mod stories;

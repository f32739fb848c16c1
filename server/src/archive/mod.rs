//! A whole house in one file: the database, the attachments and the key. It is written while the
//! site runs, and put back only where there is nothing yet.
//!
//! A gzipped tar, in this order: `manifest.json`; `secret.key`; `database.sqlite`, or the tables
//! of PostgreSQL as `database/NAME.jsonl`, each after those it refers to, and
//! `database/sequences.json`; `files/KEY` for each attachment; `SHA256SUMS` of all before it.

mod backup;
mod manifest;
mod pack;
mod postgres;
mod put_back;
mod restore;
mod snapshot;
mod sqlite;
mod sums;
mod walk;

use std::path::Path;

pub use backup::{Report, backup};
pub use manifest::{Database, FORMAT, Manifest};
pub use restore::restore;

const MANIFEST: &str = "manifest.json";
const KEY: &str = "secret.key";
const SQLITE: &str = "database.sqlite";
const TABLES: &str = "database/";
const ROWS: &str = ".jsonl";
const SEQUENCES: &str = "database/sequences.json";
const FILES: &str = "files/";
const SUMS: &str = "SHA256SUMS";

/// The folder a file stands in, or would stand in.
fn folder_of(place: &Path) -> &Path {
    match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

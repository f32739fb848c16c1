//! Papers laid out as real congresses lay theirs out, hostile papers, and any bytes at all.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod any_bytes;
mod cells;
mod documents;
mod facts;
mod grid;
mod hostile;
mod odd_sheets;
mod paper;
mod score;
mod sheet_claims;
mod sheets;

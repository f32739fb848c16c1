//! The house rules as a test over the whole tree; CONTRIBUTING.md gives each its reason.
//!
//! Every rule is a function from the tree to what breaks it, and has two tests: that the house
//! keeps it, and that it bites on a made-up file. Exemptions stand in `exempt.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod builds;
mod documents;
mod exempt;
mod rust;
mod shape;
mod tree;
mod walls;
mod words;
mod writes;

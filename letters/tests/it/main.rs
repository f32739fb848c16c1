//! The files are read back with other programs' eyes: calamine, a ZIP reader, poppler.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod breaking;
mod bundle;
mod docx;
mod pdf;
mod samples;
mod tables;
mod words;

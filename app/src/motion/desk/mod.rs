//! The desk's list: rows that never jump, the keys, what is proposed, and many at once.

pub mod address;
mod bar;
mod keys;
pub mod preview;
pub mod review;
pub mod rows;

//! What the pages of the area share.

pub mod frame;
pub mod pages;
pub mod sheet;

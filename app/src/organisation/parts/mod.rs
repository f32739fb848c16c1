//! What the pages of the area share.

pub mod frame;
pub mod list;
pub mod pages;
pub mod sheet;

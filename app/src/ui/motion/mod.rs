//! What every page that shows a suggestion says alike: its state, its dates, its timeline.

pub mod tags;
pub mod timeline;
pub mod why;
pub mod words;

pub use tags::{LampTag, StateTag};
pub use timeline::Timeline;
pub use why::WhyDate;

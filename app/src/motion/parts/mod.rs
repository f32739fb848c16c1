//! Parts of an item's page that several audiences share.

pub mod act;
pub mod autosave;
pub mod expectations;
pub mod exports;
pub mod for_deputy;
pub mod for_staff;
pub mod for_unit;
pub mod imported;
pub mod panels;
pub mod publicity;
mod replying;
pub mod sections;
pub mod similar;
pub mod step;
pub mod upload;
mod worded;

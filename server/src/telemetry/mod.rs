//! What the site tells its keepers: log lines and numbers. Neither holds what people wrote.

pub mod logs;
pub mod metrics;

pub use logs::install_reports;

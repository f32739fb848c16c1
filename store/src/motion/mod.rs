//! Suggestions and bills: commands that write, queries that read as the viewer may.

mod advice;
mod bulk;
mod clocks;
pub(crate) use clocks::{is_main, measure_from_code as measure};
pub mod commands;
mod desk;
mod export;
mod found;
pub mod import;
mod load;
mod one;
mod procedure;
mod public;
mod rows;
mod similar;

pub use advice::advice;
pub use bulk::foresee;
pub use desk::units_of as units;
pub use desk::{Filter, author_list, deputy_home, desk, find_deputies, unit_list};
pub use export::{DeskLine, desk_lines};
pub use load::Loaded;
pub(crate) use load::{load, lock};
pub use one::view;
pub(crate) use procedure::{law as law_of, procedure as procedure_of};
pub use public::{
    News, PublicFilter, public_addresses, public_catalogue, public_figures, public_home,
    public_host, public_list, public_motion, public_news, public_preview, public_units,
};
pub(crate) use public::{SHOWN, public_page, running};
pub(crate) use rows::{deputies, redaction};
pub use similar::similar;

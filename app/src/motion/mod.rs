//! Suggestions: what deputies write, the office decides, units answer and deputies rate.

pub mod api;
pub mod desk;
pub mod desk_page;
pub mod edit_page;
pub mod home_page;
pub mod import;
pub mod import_page;
pub mod item_page;
pub mod list_page;
pub mod parts;
pub mod rate_page;
pub mod words;

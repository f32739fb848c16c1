//! The administrator's area: what the house is made of, and the start of an empty one.

pub mod accounts_page;
pub mod api;
pub mod calendar_page;
pub mod house_page;
pub mod import_page;
mod parts;
pub mod people_page;
pub mod periods_page;
pub mod person_page;
mod procedure;
mod rules;
pub mod setup_page;
pub mod typed;
pub mod units_page;
pub mod words;

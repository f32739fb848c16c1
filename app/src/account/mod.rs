//! Accounts: signing in, first and forgotten passwords, and a person's own settings. Plain forms
//! without script, rendered by the server (`server/src/plain/account`).

pub mod account_page;
pub mod code_page;
pub mod delivery_page;
pub mod parts;
pub mod phone_page;
pub mod second_factor_page;
pub mod sign_in_page;
pub mod words;

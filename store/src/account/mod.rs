//! Accounts: who may sign in, how they prove it, and in which browsers they are signed in.
//! Passwords are argon2 hashes; tokens and codes are kept as hashes only.

mod attempts;
mod code;
pub mod commands;
mod delivery;
mod even;
mod find;
mod messages;
pub mod password;
mod queries;
mod totp;

pub use delivery::delivery;
pub use even::FLOOR;
pub(crate) use find::rules_of;
pub use queries::{PhoneOnFile, congresses, demo_accounts, phone_on_file, sign_ins, signed_in};
pub use totp::{Enrolment, enrolment};

/// Where a request comes from, as its sender's list of sign-ins shows it.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub user_agent: String,
    pub address: String,
}

impl Browser {
    /// The user agent as it may be kept: short, and nothing in it that plays with the page.
    pub(crate) fn kept_agent(&self) -> String {
        self.user_agent.chars().filter(|c| !domain::error::is_hostile(*c)).take(200).collect()
    }
}

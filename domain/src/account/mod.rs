//! Accounts: what a sign-in name, a password and a one-time code must be.

pub mod delivery;
mod passwords;
pub mod rules;
pub mod view;

use serde::{Deserialize, Serialize};

pub use delivery::{ByMail, BySms, Delivery, Quiet};
pub use rules::{AccountRules, pause_seconds};
pub use view::{Pending, SeatChoice, SignInRow, SignedIn};

use crate::error::{Check, Flaw};
use crate::motion::codes;

codes! {
    /// Where an account stands.
    AccountState {
        /// Invited; has not signed in yet and has no password.
        Invited = "invited",
        Active = "active",
        Disabled = "disabled",
    }
}

codes! {
    /// What a one-time code is for.
    CodePurpose {
        /// First sign-in: proves the phone, then a password is set.
        Welcome = "welcome",
        /// Forgotten password.
        Reset = "reset",
        /// A changed phone number.
        Phone = "phone",
        /// An address for notices by mail.
        Mail = "mail",
        /// A second factor on its way: shown once, kept when a code from it comes back.
        Enrol = "enrol",
        /// A way in without the second factor, to be written down; works once.
        Recovery = "recovery",
    }
}

/// Which rules for passwords a house follows; the two standards disagree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordProfile {
    /// OWASP ASVS 5.0, 6.2: length counts, no forced mixture.
    #[default]
    Asvs,
    /// 等保三级 (GB/T 22239): at least three kinds of characters.
    Mlps3,
}

/// A mainland mobile number: eleven digits from 13 to 19.
pub fn is_phone(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 11
        && bytes.iter().all(u8::is_ascii_digit)
        && bytes[0] == b'1'
        && (b'3'..=b'9').contains(&bytes[1])
}

/// How a name is looked up: a phone number without the blanks and `+86` that people put in, and a
/// login in lower case.
pub fn normal_name(typed: &str) -> String {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let bare = bare.strip_prefix("+86").unwrap_or(&bare);
    if is_phone(bare) { bare.to_owned() } else { typed.trim().to_lowercase() }
}

/// A login: 3 to 32 letters, digits, dots, dashes and underscores, and never a phone number.
pub fn is_login(text: &str) -> bool {
    (3..=32).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
        && text.bytes().any(|b| b.is_ascii_lowercase())
}

/// `199****0012`: what may be shown of a number.
pub fn masked(phone: &str) -> String {
    if is_phone(phone) { format!("{}****{}", &phone[..3], &phone[7..]) } else { String::new() }
}

/// `names` are those under which the account is known: no password may be made of one.
pub fn check_password(
    check: &mut Check,
    password: &str,
    profile: PasswordProfile,
    names: &[String],
) {
    let length = password.chars().count();
    if length < 8 {
        check.flaw("password", Flaw::TooShort { at_least: 8 });
    } else if length > 128 {
        check.flaw("password", Flaw::TooLong { at_most: 128 });
    } else if profile == PasswordProfile::Mlps3 && kinds(password) < 3 {
        check.flaw("password", Flaw::Form);
    } else if passwords::is_guessable(password, names) {
        check.flaw("password", Flaw::Guessable);
    }
}

fn kinds(password: &str) -> usize {
    let tests: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    tests.iter().filter(|test| password.chars().any(test)).count()
}

//! How long a session lasts, who needs a second factor, and how long a wrong guess has to wait.

use serde::{Deserialize, Serialize};

use super::PasswordProfile;
use crate::actor::Role;
use crate::error::{Check, Flaw, Refusal};

/// A congress's own rules for its accounts: the setting `account.rules`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountRules {
    /// A session ends after so many minutes without a request.
    pub idle_minutes: i64,
    /// A session ends after so many days in any case.
    pub absolute_days: i64,
    /// Roles that cannot do anything without a second factor.
    pub second_factor: Vec<Role>,
    pub password: PasswordProfile,
}

impl AccountRules {
    pub const SETTING: &str = "account.rules";

    /// Bounds within which a congress may set them: a session neither ends under one's hands nor
    /// outlives the month.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        if !(5..=24 * 60).contains(&self.idle_minutes) {
            check.flaw("idle_minutes", Flaw::Form);
        }
        if !(1..=30).contains(&self.absolute_days) {
            check.flaw("absolute_days", Flaw::Form);
        }
        check.done()
    }
}

impl Default for AccountRules {
    fn default() -> Self {
        Self {
            idle_minutes: 12 * 60,
            absolute_days: 14,
            second_factor: Vec::new(),
            password: PasswordProfile::default(),
        }
    }
}

/// Wrong guesses that cost nothing.
pub const FREE_TRIES: i32 = 4;

/// Seconds to wait after the so-many-th wrong guess in a row: none for four, a minute for the
/// fifth, then twice as long each time, an hour at most.
pub fn pause_seconds(failures: i32) -> i64 {
    match failures - FREE_TRIES {
        ..=0 => 0,
        over @ 1..=6 => 60 << (over - 1),
        _ => 3600,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_from_a_minute_to_an_hour() {
        let pauses: Vec<_> = (0..14).map(pause_seconds).collect();
        assert_eq!(pauses, [0, 0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
        assert_eq!(pause_seconds(i32::MAX), 3600);
    }

    #[test]
    fn a_session_lasts_neither_an_instant_nor_for_ever() {
        let with = |idle_minutes, absolute_days| {
            AccountRules { idle_minutes, absolute_days, ..Default::default() }.check().is_ok()
        };
        assert!(with(5, 1) && with(1440, 30) && AccountRules::default().check().is_ok());
        assert!(!with(4, 1) && !with(1441, 1) && !with(60, 0) && !with(60, 31));
    }

    #[test]
    fn a_setting_names_only_what_it_changes() {
        let rules = AccountRules { second_factor: vec![Role::Administrator], ..Default::default() };
        assert_eq!(rules.idle_minutes, 720);
        assert_eq!(rules.absolute_days, 14);
    }
}

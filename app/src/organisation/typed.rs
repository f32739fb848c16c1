//! What is typed, as text, on its way to the server, and how it is read there.

use std::str::FromStr;

use domain::account::{AccountRules, PasswordProfile};
use domain::organisation::form::{SessionForm, TermForm};
use domain::{DelegationId, Flaw, Refusal, Role};
use serde::{Deserialize, Serialize};

/// What is typed of a term; of a session with `bills_until`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    pub ordinal: String,
    pub starts_on: String,
    pub ends_on: String,
    #[serde(default)]
    pub bills_until: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrow {
    #[serde(default)]
    pub query: String,
    #[serde(default)]
    pub delegation: Option<DelegationId>,
    #[serde(default)]
    pub after: Option<String>,
}

/// A file as the browser reads one, or what was pasted instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    pub name: String,
    pub base64: String,
    pub text: String,
}

/// What is typed of the rules for signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRules {
    pub second_factor: Vec<Role>,
    pub idle_minutes: String,
    pub absolute_days: String,
    pub password: PasswordProfile,
}

impl TypedRules {
    pub fn read(self) -> Result<AccountRules, Refusal> {
        Ok(AccountRules {
            idle_minutes: typed("idle_minutes", &self.idle_minutes)?,
            absolute_days: typed("absolute_days", &self.absolute_days)?,
            second_factor: self.second_factor,
            password: self.password,
        })
    }
}

/// Reads what stands in a field.
pub fn typed<T: FromStr>(field: &str, text: &str) -> Result<T, Refusal> {
    let text = text.trim();
    let flaw = if text.is_empty() { Flaw::Missing } else { Flaw::Form };
    text.parse().map_err(|_| Refusal::field(field, flaw))
}

impl Dates {
    pub fn term(&self) -> Result<TermForm, Refusal> {
        Ok(TermForm {
            ordinal: typed("ordinal", &self.ordinal)?,
            starts_on: typed("starts_on", &self.starts_on)?,
            ends_on: typed("ends_on", &self.ends_on)?,
        })
    }

    pub fn session(&self) -> Result<SessionForm, Refusal> {
        let TermForm { ordinal, starts_on, ends_on } = self.term()?;
        let bills = self.bills_until.trim();
        let bills_until = if bills.is_empty() { None } else { Some(typed("bills_until", bills)?) };
        Ok(SessionForm { ordinal, starts_on, ends_on, bills_until })
    }
}

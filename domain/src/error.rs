//! Refusals: every way in which the house says no, typed, so that the page can word it.

use serde::{Deserialize, Serialize};

use crate::motion::State;

/// Why something was not done. Nothing has been written when one of these comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "refusal", content = "detail")]
pub enum Refusal {
    /// 404: the actor may not know that it exists.
    #[error("not found")]
    Hidden,
    /// 403: it may be seen, but this may not be done.
    #[error("not permitted")]
    Forbidden,
    /// 401: nobody is signed in, or the session has ended.
    #[error("sign in first")]
    SignedOut,
    /// 409: the step is not possible in the state the item is in now.
    #[error("not possible in this state")]
    WrongState(State),
    /// 409: somebody else saved first; theirs is the version given.
    #[error("somebody else saved first")]
    Conflict { version: i64 },
    /// 422: fields to mend.
    #[error("fields to mend")]
    Invalid(Vec<FieldError>),
    /// 409: the window for ratings is closed.
    #[error("the window is closed")]
    WindowClosed,
    /// 409: the window for ratings still runs.
    #[error("the window still runs")]
    WindowOpen,
    /// 409: ratings have to be released first.
    #[error("not released yet")]
    NotReleased,
    /// 409: the round count or the grades do not lead this way.
    #[error("this step does not follow")]
    DoesNotFollow,
    /// 409: the days in which this could be asked for are over.
    #[error("the period is over")]
    PeriodOver,
    /// 409: a term or session that numbers need does not exist.
    #[error("no term or session")]
    NoSession,
    /// 409: the phone number has changed and has not been confirmed from the new one yet.
    #[error("confirm the phone first")]
    PhoneUnconfirmed,
    /// 409: fewer have signed than a bill needs, the lead among them.
    #[error("too few have signed")]
    TooFew { at_least: u16 },
    /// 413: more than may be kept.
    #[error("too large")]
    TooLarge,
    /// 409: as many as may be kept are there already.
    #[error("too many")]
    TooMany { at_most: usize },
    /// 415: a kind of file that is not accepted.
    #[error("kind of file not accepted")]
    FileKind,
    /// 429: too often.
    #[error("too often")]
    TooOften { retry_after_seconds: i64 },
}

impl Refusal {
    /// The HTTP status that fits.
    pub fn status(&self) -> u16 {
        match self {
            Self::Hidden => 404,
            Self::Forbidden => 403,
            Self::SignedOut => 401,
            Self::Invalid(_) => 422,
            Self::TooLarge => 413,
            Self::FileKind => 415,
            Self::TooOften { .. } => 429,
            _ => 409,
        }
    }

    /// One field and what is wrong with it.
    pub fn field(field: &str, flaw: Flaw) -> Self {
        Self::Invalid(vec![FieldError { field: field.to_owned(), flaw }])
    }
}

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: String,
    pub flaw: Flaw,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "flaw")]
pub enum Flaw {
    Missing,
    /// Fewer characters than asked.
    TooShort {
        at_least: usize,
    },
    /// More characters than may be kept.
    TooLong {
        at_most: usize,
    },
    /// A control, zero-width or direction character stands in it.
    Characters,
    /// Not one of the choices, or no such thing.
    Unknown,
    /// Not of the form that is asked for (a phone number, a date).
    Form,
    /// Wrong, expired or used (a code, a password).
    Wrong,
    /// Taken by somebody else.
    Taken,
    /// Guessed sooner than others: a password that many use, or one's own number.
    Guessable,
}

/// Collects the flaws of a form, field by field.
#[derive(Debug, Default)]
pub struct Check(pub Vec<FieldError>);

impl Check {
    pub fn flaw(&mut self, field: &str, flaw: Flaw) {
        self.0.push(FieldError { field: field.to_owned(), flaw });
    }

    /// Counts characters, not bytes; blank space at the ends does not count.
    pub fn text(&mut self, field: &str, text: &str, at_least: usize, at_most: usize) {
        let length = text.trim().chars().count();
        if text.chars().any(is_hostile) {
            self.flaw(field, Flaw::Characters);
        } else if length == 0 && at_least > 0 {
            self.flaw(field, Flaw::Missing);
        } else if length < at_least {
            self.flaw(field, Flaw::TooShort { at_least });
        } else if length > at_most {
            self.flaw(field, Flaw::TooLong { at_most });
        }
    }

    pub fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0)) }
    }
}

/// Control characters but for line breaks and tabs; zero-width and direction characters; separators
/// that break a line unseen; fillers and tags that take no room.
pub fn is_hostile(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}')
}

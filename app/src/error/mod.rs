//! What can go wrong on the way between page and store, worded once.

mod words;

use domain::{FieldError, Refusal};
use leptos::prelude::*;
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

use crate::ui::{t, tf};
use words::*;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("{0}")]
    Refused(Refusal),
    /// The database is away or busy; nothing was written.
    #[error("not available")]
    Unavailable,
    #[error("no room left")]
    NoRoom,
    /// Something unforeseen; the log has it under this id.
    #[error("incident {0}")]
    Unexpected(String),
    /// The request did not reach the server, or its answer did not reach us.
    #[error("not connected")]
    Offline,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::Refused(Refusal::Invalid(Vec::new()))
            }
            // on the server it is the request that cannot be read
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => {
                Self::Refused(Refusal::Invalid(Vec::new()))
            }
            other => Self::Unexpected(short(&other.to_string())),
        }
    }
}

fn short(text: &str) -> String {
    text.chars().take(80).collect()
}

impl AppError {
    pub fn title(&self) -> &'static str {
        t(match self {
            Self::Refused(refusal) => match refusal {
                Refusal::Hidden => NOT_FOUND,
                Refusal::Forbidden => FORBIDDEN,
                Refusal::SignedOut => SIGNED_OUT,
                Refusal::WrongState(_) => MOVED,
                Refusal::Conflict { .. } => CONFLICT,
                Refusal::Invalid(_)
                | Refusal::TooLarge
                | Refusal::TooMany { .. }
                | Refusal::FileKind => INVALID,
                _ => WINDOW,
            },
            Self::Unavailable | Self::NoRoom => UNAVAILABLE,
            Self::Unexpected(_) => UNEXPECTED,
            Self::Offline => OFFLINE,
        })
    }

    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal) => refused(refusal),
            Self::Unavailable => t(UNAVAILABLE_SENTENCE).to_owned(),
            Self::NoRoom => t(NO_ROOM).to_owned(),
            Self::Unexpected(id) => tf(UNEXPECTED_SENTENCE, &[("id", id)]),
            Self::Offline => t(OFFLINE_SENTENCE).to_owned(),
        }
    }

    /// The fields to mend, where that is what is wrong.
    pub fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Refused(Refusal::Invalid(fields)) => fields.clone(),
            _ => Vec::new(),
        }
    }

    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Unavailable => 503,
            Self::NoRoom => 507,
            Self::Unexpected(_) | Self::Offline => 500,
        }
    }
}

fn refused(refusal: &Refusal) -> String {
    let word = match refusal {
        Refusal::Hidden => NOT_FOUND_SENTENCE,
        Refusal::Forbidden => FORBIDDEN_SENTENCE,
        Refusal::SignedOut => SIGNED_OUT_SENTENCE,
        Refusal::WrongState(_) => MOVED_SENTENCE,
        Refusal::Conflict { .. } => CONFLICT_SENTENCE,
        Refusal::Invalid(_) => INVALID_SENTENCE,
        Refusal::WindowClosed => WINDOW_CLOSED,
        Refusal::WindowOpen => WINDOW_OPEN,
        Refusal::NotReleased => NOT_RELEASED,
        Refusal::DoesNotFollow => DOES_NOT_FOLLOW,
        Refusal::PeriodOver => PERIOD_OVER,
        Refusal::NoSession => NO_SESSION,
        Refusal::PhoneUnconfirmed => PHONE_UNCONFIRMED,
        Refusal::TooLarge => TOO_LARGE,
        Refusal::TooFew { at_least } => return tf(TOO_FEW, &[("n", at_least)]),
        Refusal::TooMany { at_most } => return tf(TOO_MANY, &[("n", at_most)]),
        Refusal::FileKind => FILE_KIND,
        Refusal::TooOften { retry_after_seconds } => {
            return tf(TOO_OFTEN, &[("n", retry_after_seconds)]);
        }
    };
    t(word).to_owned()
}

/// The answer that is being given says so as well.
impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        #[cfg(feature = "ssr")]
        crate::session::set_status(refusal.status());
        Self::Refused(refusal)
    }
}

/// Database text goes to the log only; what the reader gets is a code, and the status is set.
#[cfg(feature = "ssr")]
impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        let error = match error {
            store::Error::Refused(refusal) => Self::Refused(refusal),
            store::Error::Unavailable(cause) => {
                tracing::warn!(%cause, "database away");
                Self::Unavailable
            }
            store::Error::NoRoom(cause) => {
                tracing::error!(%cause, "no room left");
                Self::NoRoom
            }
            other => {
                let id = crate::session::incident();
                tracing::error!(error = %other, incident = %id, "unexpected");
                Self::Unexpected(id)
            }
        };
        crate::session::set_status(error.status());
        error
    }
}

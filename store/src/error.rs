//! What can go wrong: a refusal of the rules, or the database itself.

use domain::Refusal;
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no; nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database could not be reached in time, or has no room left; nothing was written.
    #[error("the database is not available")]
    Unavailable(#[source] DbErr),
    /// No room left on the disk; nothing was written.
    #[error("no room left")]
    NoRoom(#[source] DbErr),
    #[error("database: {0}")]
    Database(#[source] DbErr),
    /// What the database holds does not fit the rules: a code that no table knows.
    #[error("unreadable {0}")]
    Unreadable(&'static str),
    #[error("files: {0}")]
    Files(String),
    /// What was being sent did not arrive whole; nothing was written.
    #[error("cut off")]
    CutOff(#[source] BoxError),
}

pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        let away = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_));
        let busy = [
            "database is locked",
            "connection refused",
            "Connection refused",
            "terminating connection",
            "statement timeout",
            "lock timeout",
            "broken pipe",
            "the database system is",
        ];
        if text.contains("disk is full") || text.contains("No space left") {
            Self::NoRoom(error)
        } else if away || is_io(&error) || busy.iter().any(|sign| text.contains(sign)) {
            Self::Unavailable(error)
        } else {
            Self::Database(error)
        }
    }
}

fn is_io(error: &DbErr) -> bool {
    let (DbErr::Exec(runtime) | DbErr::Query(runtime)) = error else {
        return false;
    };
    matches!(
        runtime,
        RuntimeErr::SqlxError(inner)
            if matches!(inner.as_ref(), SqlxError::Io(_) | SqlxError::PoolTimedOut)
    )
}

impl Error {
    /// Somebody else's row stands where this one would go.
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::Database(error)
            if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }
}

//! Opening the database: one writer and many readers, durable before all.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use domain::{Calendar, Moment};
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::{DatabaseConnection, DbBackend, DbErr, SqlxPostgresConnector, SqlxSqliteConnector};
use tokio::sync::{Notify, RwLock, broadcast};

use crate::error::{Error, Result};
use crate::file::Files;
use crate::keys::Keys;

/// How long a request waits for a connection or a lock before it is told to come back.
pub const PATIENCE: Duration = Duration::from_millis(1_500);

#[derive(Clone)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    keys: Keys,
    calendar: Arc<RwLock<Arc<Calendar>>>,
    generation: Arc<AtomicU64>,
    withdrawn: Arc<AtomicU64>,
    ahead: Arc<AtomicI64>,
    stands: Arc<AtomicI64>,
    waiting: Arc<Notify>,
    told: broadcast::Sender<Arc<BTreeSet<i64>>>,
    files: Option<Files>,
    #[cfg(all(feature = "builders", debug_assertions))]
    leak: Option<crate::rating::Leak>,
}

/// Tellings kept for a listener that is behind; one further behind counts anew.
const TOLD: usize = 64;

/// What stands for a clock that goes.
const GOES: i64 = i64::MIN;

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.writer.get_database_backend())
    }
}

/// How many readers stand beside the writer.
#[derive(Clone, Copy, Debug)]
pub struct Pools {
    pub readers: u32,
    pub writers: u32,
}

impl Default for Pools {
    fn default() -> Self {
        Self { readers: 8, writers: 8 }
    }
}

impl Store {
    /// Connects to `sqlite:…` or `postgres:…`. Does not migrate.
    pub async fn connect(url: &str, secret: &[u8; 32], pools: Pools) -> Result<Self> {
        let (writer, reader) = if url.starts_with("postgres") {
            postgres(url, pools).await?
        } else {
            sqlite(url, pools).await?
        };
        Ok(Self {
            writer,
            reader,
            keys: Keys::new(secret),
            calendar: Arc::default(),
            generation: Arc::default(),
            withdrawn: Arc::default(),
            ahead: Arc::default(),
            stands: Arc::new(AtomicI64::new(GOES)),
            waiting: Arc::default(),
            told: broadcast::Sender::new(TOLD),
            files: None,
            #[cfg(all(feature = "builders", debug_assertions))]
            leak: None,
        })
    }

    /// With a place for attachments.
    #[must_use]
    pub fn keeping(self, files: Files) -> Self {
        Self { files: Some(files), ..self }
    }

    /// Where attachments lie.
    pub fn files(&self) -> Result<&Files> {
        self.files.as_ref().ok_or_else(|| Error::Files("no place for files".to_owned()))
    }

    /// Tells of every statement, the readers' and the writer's: for tests that count them.
    #[cfg(feature = "builders")]
    #[must_use]
    pub fn watched(mut self, tell: impl Fn(&str) + Clone + Send + Sync + 'static) -> Self {
        let told = tell.clone();
        self.reader.set_metric_callback(move |info| told(&info.statement.sql));
        self.writer.set_metric_callback(move |info| tell(&info.statement.sql));
        self
    }

    /// A house that leaks: for the tests that have to turn red on one.
    #[cfg(all(feature = "builders", debug_assertions))]
    #[must_use]
    pub fn leaking(self, leak: crate::rating::Leak) -> Self {
        Self { leak: Some(leak), ..self }
    }

    #[cfg(all(feature = "builders", debug_assertions))]
    pub(crate) fn leaks(&self, leak: crate::rating::Leak) -> bool {
        self.leak == Some(leak)
    }

    /// Whether both the writer and a reader answer.
    pub async fn is_reachable(&self) -> bool {
        use sea_orm::ConnectionTrait;
        let answers = |db: &DatabaseConnection| {
            let db = db.clone();
            async move { db.execute_unprepared("SELECT 1").await.is_ok() }
        };
        answers(&self.reader).await && answers(&self.writer).await
    }

    /// For reading alone: on SQLite it cannot write.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For [`crate::operation::Operation`] and for migrations.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The time by which the house goes: the machine's, unless a test has moved or stopped it.
    pub fn now(&self) -> Moment {
        let stands = self.stands.load(Ordering::Relaxed);
        if stands != GOES {
            return Moment(stands);
        }
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let millis = since.map(|since| since.as_millis()).unwrap_or_default();
        let ahead = self.ahead.load(Ordering::Relaxed);
        Moment(i64::try_from(millis).unwrap_or(i64::MAX).saturating_add(ahead))
    }

    /// Sets the time ahead by so many milliseconds: for tests that wait for days.
    pub fn set_ahead(&self, milliseconds: i64) {
        self.ahead.store(milliseconds, Ordering::Relaxed);
    }

    /// Stops the time at this moment: for tests that compare two runs of one story.
    pub fn stand_at(&self, now: Moment) {
        self.stands.store(now.0, Ordering::Relaxed);
    }

    /// Grows with every recorded change; cached public pages older than it are rendered anew.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// The generation that last took something back: no page older than it may be shown again.
    pub fn withdrawn(&self) -> u64 {
        self.withdrawn.load(Ordering::Acquire)
    }

    pub(crate) fn changed(&self, taken_back: bool) {
        let next = self.generation.fetch_add(1, Ordering::AcqRel) + 1;
        if taken_back {
            self.withdrawn.fetch_max(next, Ordering::AcqRel);
        }
    }

    /// Rings when something was put into the outbox; what was missed is found by looking again.
    pub fn waiting(&self) -> &Notify {
        &self.waiting
    }

    /// Rings for those whose unread notices have just become more or fewer, with their accounts.
    pub fn tellings(&self) -> broadcast::Receiver<Arc<BTreeSet<i64>>> {
        self.told.subscribe()
    }

    /// After the commit: what was put into the outbox may go, and open pages count anew.
    pub(crate) fn told(&self, accounts: BTreeSet<i64>) {
        if accounts.is_empty() {
            return;
        }
        self.waiting.notify_one();
        // nobody listening is no fault
        let _ = self.told.send(Arc::new(accounts));
    }

    pub async fn calendar(&self) -> Arc<Calendar> {
        self.calendar.read().await.clone()
    }

    pub(crate) async fn set_calendar(&self, calendar: Calendar) {
        *self.calendar.write().await = Arc::new(calendar);
    }

    pub async fn close(self) -> Result<()> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

fn invalid(error: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(format!("database address: {error}"))
}

async fn sqlite(url: &str, pools: Pools) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let options = url
        .parse::<SqliteConnectOptions>()
        .map_err(invalid)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        // what is purged is overwritten, not only let go
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000");
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.clone())
        .await
        .map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))?;
    let reader = SqlitePoolOptions::new()
        .max_connections(pools.readers)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options.pragma("query_only", "1"));
    Ok((
        SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
        SqlxSqliteConnector::from_sqlx_sqlite_pool(reader),
    ))
}

async fn postgres(url: &str, pools: Pools) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let options = url.parse::<PgConnectOptions>().map_err(invalid)?.options([
        ("synchronous_commit", "on"),
        ("lock_timeout", "1500ms"),
        ("statement_timeout", "10s"),
        ("idle_in_transaction_session_timeout", "10s"),
        // compiling a query takes longer than any of ours
        ("jit", "off"),
    ]);
    let pool = |connections: u32| {
        PgPoolOptions::new().max_connections(connections).acquire_timeout(PATIENCE)
    };
    let writer = pool(pools.writers).connect_lazy_with(options.clone());
    let reader = pool(pools.readers)
        .connect_lazy_with(options.options([("default_transaction_read_only", "on")]));
    Ok((
        SqlxPostgresConnector::from_sqlx_postgres_pool(writer),
        SqlxPostgresConnector::from_sqlx_postgres_pool(reader),
    ))
}

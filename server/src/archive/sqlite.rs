//! SQLite: a copy of the file as it was at one moment, made by SQLite itself.

use std::path::{Path, PathBuf};

use color_eyre::eyre::{Result, ensure};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sea_orm::{ConnectionTrait, SqlxSqliteConnector};
use store::Store;

use super::SQLITE;
use super::snapshot::Snapshot;
use crate::config::Config;

/// Where the database lies, or would lie.
pub fn place(config: &Config) -> Result<PathBuf> {
    let options: SqliteConnectOptions = config.database_url().parse()?;
    let place = options.get_filename().to_owned();
    let in_memory = place.to_string_lossy().contains(":memory:")
        || place.to_string_lossy().starts_with("file:");
    ensure!(!in_memory, "a database in memory cannot be kept");
    Ok(place)
}

/// The database and what belongs to it: a log left by another would be played into a new one.
pub fn traces(place: &Path) -> impl Iterator<Item = PathBuf> {
    ["", "-wal", "-shm", "-journal"].into_iter().map(|ending| {
        let mut name = place.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Readers do not stop writers, so the site goes on; the copy is whole and without gaps.
pub async fn snapshot(store: &Store, folder: &Path) -> Result<Snapshot> {
    let copy = folder.join(SQLITE);
    let quoted = copy.to_string_lossy().replace('\'', "''");
    store.writer().execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await?;
    let options = SqliteConnectOptions::new().filename(&copy).read_only(true);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let db = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
    let snapshot = Snapshot::of(&db, vec![(SQLITE.to_owned(), copy)]).await;
    db.close().await?;
    snapshot
}

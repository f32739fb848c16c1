//! The database as it was at one moment, written into a folder while others go on writing.

use std::path::{Path, PathBuf};

use color_eyre::eyre::{Result, WrapErr};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QuerySelect};
use store::Store;
use store::entity::file;

use super::{postgres, sqlite};

pub struct Snapshot {
    /// Names in the archive, and where what stands there lies until then.
    pub parts: Vec<(String, PathBuf)>,
    pub migrations: Vec<String>,
    pub objects: Vec<Object>,
}

/// An attachment that the database knew of at that moment.
pub struct Object {
    pub key: String,
    pub sha256: String,
}

impl Snapshot {
    pub async fn take(store: &Store, folder: &Path) -> Result<Self> {
        match store.backend() {
            DbBackend::Sqlite => sqlite::snapshot(store, folder).await,
            _ => postgres::snapshot(store, folder).await,
        }
        .wrap_err("the database could not be read")
    }

    /// With what the database at that moment says of itself: no column is read but those there
    /// have always been, since it may not have been brought to the newest shape yet.
    pub async fn of<C: ConnectionTrait>(db: &C, parts: Vec<(String, PathBuf)>) -> Result<Self> {
        let steps = Migrator::get_applied_migrations_read_only(db).await?;
        let rows: Vec<(String, String)> = file::Entity::find()
            .select_only()
            .column(file::Column::StorageKey)
            .column(file::Column::Sha256)
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            parts,
            migrations: steps.iter().map(|step| step.name().to_owned()).collect(),
            objects: rows.into_iter().map(|(key, sha256)| Object { key, sha256 }).collect(),
        })
    }
}

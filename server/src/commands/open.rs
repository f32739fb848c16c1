//! Opening the store for a verb: connected, brought to the newest shape, its calendar read.

use std::path::PathBuf;

use color_eyre::eyre::{Result, WrapErr};
use migration::{Migrator, MigratorTrait};
use store::Store;
use store::connect::Pools;
use store::file::Files;

use crate::config::Config;
use crate::secret::SecretKey;

/// Connects without touching the shape of the database.
pub async fn connect(config: &Config) -> Result<Store> {
    data_folder(config)?;
    let key = SecretKey::open(&config.secret_key_file())?;
    let url = config.database_url();
    let store = Store::connect(&url, key.bytes(), Pools::default())
        .await
        .wrap_err("cannot open the database")?;
    Ok(store.keeping(files(config)?))
}

pub fn data_folder(config: &Config) -> Result<()> {
    std::fs::create_dir_all(&config.data)
        .wrap_err_with(|| format!("cannot make the folder {}", config.data.display()))
}

/// Where attachments lie.
pub fn files(config: &Config) -> Result<Files> {
    Files::in_folder(&files_folder(config)).wrap_err("cannot open the place for files")
}

pub fn files_folder(config: &Config) -> PathBuf {
    config.data.join("files")
}

/// Connects, migrates, reads the calendar.
pub async fn open(config: &Config) -> Result<Store> {
    let store = connect(config).await?;
    Migrator::up(store.writer(), None).await.wrap_err("the database could not be migrated")?;
    store.load_calendar().await.wrap_err("the calendar could not be read")?;
    Ok(store)
}

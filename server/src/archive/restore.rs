//! Putting an archive back: read through and judged first, then put where there is nothing yet.
//! What was begun and cannot be ended is taken away again.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use color_eyre::eyre::{Result, WrapErr, ensure};
use futures::{StreamExt, stream};
use sea_orm::{ConnectOptions, DatabaseConnection};
use store::file::Files;
use tempfile::NamedTempFile;
use tokio::runtime::Handle;

use super::manifest::{Database, Manifest};
use super::put_back::PutBack;
use super::walk::{check, short, walk};
use super::{FILES, KEY, ROWS, SEQUENCES, SQLITE, TABLES, folder_of, postgres, sqlite};
use crate::commands::open;
use crate::config::Config;

/// Puts `archive` back into the configured database and data folder, which must be empty.
pub async fn restore(config: &Config, archive: &Path) -> Result<Manifest> {
    let target = Target::find(config).await?;
    let place = archive.to_owned();
    let manifest = tokio::task::spawn_blocking(move || check(&place)).await??;
    manifest.fits(target.database())?;
    let began = !config.data.exists();
    let outcome = put_back(config, target, archive, &manifest).await;
    if outcome.is_err() {
        // was empty before, or not there
        let _ = fs::remove_dir_all(open::files_folder(config));
        if began {
            let _ = fs::remove_dir(&config.data);
        }
    }
    outcome.wrap_err("nothing was restored")?;
    Ok(manifest)
}

async fn put_back(
    config: &Config,
    target: Target,
    archive: &Path,
    manifest: &Manifest,
) -> Result<()> {
    open::data_folder(config)?;
    let database = match target {
        Target::Sqlite(place) => Draft::Sqlite(draft_of(&place)?, place),
        Target::Postgres(db) => Draft::Postgres(PutBack::begin(&db, &manifest.migrations).await?),
    };
    let key = Vec::new();
    let parts = Parts { database, key, files: open::files(config)?, runtime: Handle::current() };
    let archive = archive.to_owned();
    let parts = tokio::task::spawn_blocking(move || parts.read(&archive)).await??;
    let made = put_key(&config.secret_key_file(), &parts.key)?;
    // the last step: with it everything is there, before it nothing is
    let kept = match parts.database {
        Draft::Sqlite(draft, place) => put(draft, &place).map_err(Into::into),
        Draft::Postgres(rows) => rows.commit().await,
    };
    if kept.is_err() && made {
        fs::remove_file(config.secret_key_file())?;
    }
    kept.wrap_err("the database could not be put in its place")
}

/// An empty place for a database.
enum Target {
    Sqlite(PathBuf),
    Postgres(DatabaseConnection),
}

impl Target {
    /// Refuses what is not empty: what is overwritten cannot be brought back.
    async fn find(config: &Config) -> Result<Self> {
        let files = open::files_folder(config);
        let mut entries = files.read_dir().into_iter().flatten();
        ensure!(
            entries.next().is_none(),
            "there are files in {} already: move them away, or name another data folder",
            files.display()
        );
        match Database::of(config) {
            Database::Sqlite => {
                let place = sqlite::place(config)?;
                for one in sqlite::traces(&place) {
                    ensure!(
                        !one.exists(),
                        "there is a database already: move {} away, or name another one",
                        one.display()
                    );
                }
                Ok(Self::Sqlite(place))
            }
            Database::Postgresql => {
                let mut options = ConnectOptions::new(config.database_url());
                options.max_connections(1).sqlx_logging(false);
                let db = sea_orm::Database::connect(options).await;
                let db = db.wrap_err("cannot open the database")?;
                ensure!(
                    postgres::names(&db).await?.is_empty(),
                    "there are tables in the database already: make an empty one and name that"
                );
                Ok(Self::Postgres(db))
            }
        }
    }

    fn database(&self) -> Database {
        match self {
            Self::Sqlite(_) => Database::Sqlite,
            Self::Postgres(_) => Database::Postgresql,
        }
    }
}

/// A database that is not in its place yet.
enum Draft {
    Sqlite(NamedTempFile, PathBuf),
    Postgres(PutBack),
}

/// Takes in the parts of an archive, on a thread that may block.
struct Parts {
    database: Draft,
    key: Vec<u8>,
    files: Files,
    runtime: Handle,
}

impl Parts {
    fn read(mut self, archive: &Path) -> Result<Self> {
        walk(archive, |name, part| {
            self.take(name, part).wrap_err_with(|| format!("{name} could not be put back"))
        })?;
        ensure!(!self.key.is_empty(), "the archive holds no key");
        if let Draft::Sqlite(draft, _) = &self.database {
            ensure!(draft.as_file().metadata()?.len() > 0, "the archive holds no database");
        }
        Ok(self)
    }

    fn take(&mut self, name: &str, part: &mut dyn Read) -> Result<()> {
        let table = name.strip_prefix(TABLES).and_then(|name| name.strip_suffix(ROWS));
        match (&mut self.database, table) {
            (_, None) if name == KEY => self.key = short(part)?,
            (Draft::Sqlite(draft, _), None) if name == SQLITE => {
                io::copy(part, draft.as_file_mut())?;
            }
            (Draft::Postgres(rows), Some(table)) => rows.rows(table, &mut *part)?,
            (Draft::Postgres(rows), None) if name == SEQUENCES => rows.sequences(&short(part)?)?,
            _ => {}
        }
        match name.strip_prefix(FILES) {
            Some(key) => {
                let bytes = Bytes::from(short(part)?);
                let whole = stream::iter([Ok(bytes)]).boxed();
                Ok(self.runtime.block_on(self.files.put(key, whole))?)
            }
            None => Ok(()),
        }
    }
}

/// For the owner alone, beside its place.
fn draft_of(place: &Path) -> Result<NamedTempFile> {
    let folder = folder_of(place);
    let told = || format!("cannot write into the folder {}", folder.display());
    fs::create_dir_all(folder).wrap_err_with(told)?;
    NamedTempFile::new_in(folder).wrap_err_with(told)
}

/// On the disk before it is in its place; never over what is there.
fn put(draft: NamedTempFile, place: &Path) -> io::Result<()> {
    draft.as_file().sync_all()?;
    draft.persist_noclobber(place)?;
    File::open(folder_of(place))?.sync_all()
}

/// True where it was not there before; another key is never replaced.
fn put_key(place: &Path, key: &[u8]) -> Result<bool> {
    if place.exists() {
        let same = fs::read(place)? == key;
        ensure!(same, "another key lies in {} already: move it away", place.display());
        return Ok(false);
    }
    let mut draft = draft_of(place)?;
    draft.write_all(key)?;
    put(draft, place)?;
    Ok(true)
}

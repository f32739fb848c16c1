//! Making an archive: a snapshot of the database first, then the attachments it tells of.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use color_eyre::eyre::{Result, WrapErr, bail, ensure};
use domain::Moment;
use futures::TryStreamExt;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::Store;
use store::entity::file;
use store::file::Files;
use tempfile::{NamedTempFile, TempDir};
use tokio::runtime::Handle;

use super::manifest::{Database, FORMAT, Manifest};
use super::pack::Pack;
use super::snapshot::Snapshot;
use super::{FILES, KEY, MANIFEST, folder_of, sqlite};
use crate::commands::open::connect;
use crate::config::Config;

/// How often an item may be purged in the middle of it before it gives up.
const TRIES: usize = 3;

/// What was written.
#[derive(Debug)]
pub struct Report {
    pub manifest: Manifest,
    pub attachments: usize,
    pub bytes: u64,
    /// Keys of attachments that were not there, or not as they had been sent.
    pub lost: Vec<String>,
}

/// Writes `archive`, which appears whole or not at all, for the owner alone to read.
pub async fn backup(config: &Config, archive: &Path) -> Result<Report> {
    ensure!(
        !archive.exists(),
        "{} is there already: a backup is never written over another",
        archive.display()
    );
    let database = there_is_something(config)?;
    let key = fs::read(config.secret_key_file()).wrap_err("the secret key cannot be read")?;
    let store = connect(config).await?;
    for _ in 0..TRIES {
        let desk = desk(folder_of(archive))?;
        let snapshot = Snapshot::take(&store, desk.path()).await?;
        let manifest = Manifest {
            format: FORMAT,
            made_at: utc(store.now()),
            product: env!("CARGO_PKG_VERSION").to_owned(),
            database,
            migrations: snapshot.migrations.clone(),
        };
        let draft = NamedTempFile::new_in(desk.path())?;
        let packing = Packing {
            file: draft.as_file().try_clone()?,
            at: store.now(),
            manifest,
            key: key.clone(),
            snapshot,
            files: store.files()?.clone(),
            runtime: Handle::current(),
        };
        let mut report = tokio::task::spawn_blocking(move || packing.pack())
            .await?
            .wrap_err("the archive could not be written")?;
        if were_purged(&store, &report.lost).await? {
            continue;
        }
        report.bytes = draft.as_file().metadata()?.len();
        publish(draft, archive)?;
        store.close().await?;
        return Ok(report);
    }
    bail!("{TRIES} times an item was purged while its files were being read: try again")
}

/// Nothing is made where nothing is: a backup of the wrong place is worse than none.
fn there_is_something(config: &Config) -> Result<Database> {
    let there = |place: PathBuf, what: &str| {
        ensure!(place.exists(), "there is no {what} at {}", place.display());
        Ok(())
    };
    there(config.secret_key_file(), "secret key")?;
    let database = Database::of(config);
    if database == Database::Sqlite {
        there(sqlite::place(config)?, "database")?;
    }
    Ok(database)
}

/// A folder beside the archive in which it is made; gone with whatever is left in it.
fn desk(folder: &Path) -> Result<TempDir> {
    tempfile::Builder::new()
        .prefix(".luzhi-backup-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(folder)
        .wrap_err_with(|| format!("cannot write into the folder {}", folder.display()))
}

fn utc(now: Moment) -> String {
    jiff::Timestamp::from_millisecond(now.0).map(|at| at.to_string()).unwrap_or_default()
}

/// Whether the database has let go of these in the meantime, rather than the disk.
async fn were_purged(store: &Store, keys: &[String]) -> Result<bool> {
    let named = file::Column::StorageKey.is_in(keys);
    let named = file::Entity::find().filter(named).count(store.reader()).await?;
    Ok(named < keys.len() as u64)
}

fn publish(draft: NamedTempFile, archive: &Path) -> Result<()> {
    draft
        .persist_noclobber(archive)
        .wrap_err_with(|| format!("{} could not be put in its place", archive.display()))?;
    Ok(File::open(folder_of(archive))?.sync_all()?)
}

/// All that goes into the archive, on the way to a thread that may block.
struct Packing {
    file: File,
    at: Moment,
    manifest: Manifest,
    key: Vec<u8>,
    snapshot: Snapshot,
    files: Files,
    runtime: Handle,
}

impl Packing {
    fn pack(self) -> Result<Report> {
        let mut pack = Pack::begin(self.file, u64::try_from(self.at.0 / 1000).unwrap_or_default());
        pack.add(MANIFEST, &serde_json::to_vec_pretty(&self.manifest)?)?;
        pack.add(KEY, &self.key)?;
        for (name, place) in &self.snapshot.parts {
            pack.add_file(name, place)?;
        }
        let (mut attachments, mut lost) = (0, Vec::new());
        for object in self.snapshot.objects {
            let bytes = self.runtime.block_on(read(&self.files, &object.key))?;
            let sum = match bytes {
                Some(bytes) => Some(pack.add(&format!("{FILES}{}", object.key), &bytes)?),
                None => None,
            };
            attachments += usize::from(sum.is_some());
            if sum.as_ref() != Some(&object.sha256) {
                lost.push(object.key);
            }
        }
        pack.finish()?;
        Ok(Report { manifest: self.manifest, attachments, bytes: 0, lost })
    }
}

/// No attachment is larger than memory: see `domain::file::MOST_BYTES`.
async fn read(files: &Files, key: &str) -> store::Result<Option<Vec<u8>>> {
    let Some(pieces) = files.read(key, None).await? else { return Ok(None) };
    let whole = |mut whole: Vec<u8>, piece: bytes::Bytes| async move {
        whole.extend_from_slice(&piece);
        Ok(whole)
    };
    pieces.try_fold(Vec::new(), whole).await.map(Some)
}

//! Where the bytes of files lie: a folder of the house, or any other object store.

use std::io::ErrorKind;
use std::ops::Range;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{GetOptions, MultipartUpload, ObjectStore, ObjectStoreExt};
use sea_orm::DbErr;

use crate::error::{Error, Result};

/// Every other store than a folder takes parts of this size, but for the last.
const REMOTE_PART: usize = 5 << 20;
const LOCAL_PART: usize = 256 << 10;

#[derive(Clone)]
pub struct Files {
    objects: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Files({})", self.objects)
    }
}

impl Files {
    /// In a folder, which is made, for the owner alone, where it is not there. What has been
    /// written is on the disk, not in a cache, when it is acknowledged.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        let told = |error: std::io::Error| Error::Files(format!("{}: {error}", folder.display()));
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(told)?;
        let folder = folder.canonicalize().map_err(told)?;
        let objects = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true);
        Ok(Self { objects: Arc::new(objects), folder: Some(folder) })
    }

    pub fn over(objects: Arc<dyn ObjectStore>) -> Self {
        Self { objects, folder: None }
    }

    /// A key that nothing has had before; it says nothing of what lies there.
    pub fn fresh_key() -> String {
        let name = format!("{:032x}", rand::random::<u128>());
        format!("{}/{name}", &name[..2])
    }

    pub(super) fn part(&self) -> usize {
        if self.folder.is_some() { LOCAL_PART } else { REMOTE_PART }
    }

    /// Begins an object that appears whole or not at all.
    pub(super) async fn begin(&self, key: &str) -> Result<Box<dyn MultipartUpload>> {
        Ok(self.objects.put_multipart(&Key::from(key)).await?)
    }

    /// Puts a whole stream of bytes under a key, over what may be there.
    pub async fn put(&self, key: &str, mut bytes: BoxStream<'_, Result<Bytes>>) -> Result<()> {
        let mut upload = self.begin(key).await?;
        let mut part = Vec::new();
        while let Some(piece) = bytes.try_next().await? {
            part.extend_from_slice(&piece);
            if part.len() >= self.part() {
                upload.put_part(std::mem::take(&mut part).into()).await?;
            }
        }
        if !part.is_empty() {
            upload.put_part(part.into()).await?;
        }
        upload.complete().await?;
        Ok(())
    }

    /// The bytes of an object, or a range of them; `None` where there is none.
    pub async fn read(
        &self,
        key: &str,
        range: Option<Range<u64>>,
    ) -> Result<Option<BoxStream<'static, Result<Bytes>>>> {
        let options = GetOptions { range: range.map(Into::into), ..GetOptions::default() };
        match self.objects.get_opts(&Key::from(key), options).await {
            Ok(found) => Ok(Some(found.into_stream().map_err(Error::from).boxed())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes an object away, whole or begun; one that is not there is away already.
    pub async fn remove(&self, key: &str) -> Result<()> {
        let one = futures::stream::iter([Ok(Key::from(key))]).boxed();
        match self.objects.delete_stream(one).try_collect::<Vec<_>>().await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let Some(folder) = &self.folder else { return Ok(()) };
        let place = folder.join(key);
        let swept = tokio::task::spawn_blocking(move || sweep_beside(&place)).await;
        match swept {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Error::Files(error.to_string())),
            Err(error) => Err(Error::Files(error.to_string())),
        }
    }

    /// Every key under which something lies.
    pub async fn keys(&self) -> Result<Vec<String>> {
        let listed = self.objects.list(None).map_ok(|one| one.location.to_string());
        Ok(listed.try_collect().await?)
    }
}

/// Removes what a broken upload has left beside the place of its object (`name#1`), and sees to
/// it that what was taken away stays away after a loss of power.
fn sweep_beside(place: &Path) -> std::io::Result<()> {
    let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else { return Ok(()) };
    let begun = format!("{}#", name.to_string_lossy());
    let entries = match folder.read_dir() {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&begun) {
            std::fs::remove_file(entry.path())?;
        }
    }
    std::fs::File::open(folder)?.sync_all()
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(cause) = source {
            let kind = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
            if matches!(kind, Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded)) {
                return Self::NoRoom(DbErr::Custom(format!("files: {error}")));
            }
            source = cause.source();
        }
        Self::Files(error.to_string())
    }
}

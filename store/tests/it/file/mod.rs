//! Attachments: what is kept, for whom, and that nothing is left of what is not.

mod access;
mod faults;
mod full;
mod kinds;
mod limits;

use std::ops::Deref;

use domain::file::Kind;
use domain::motion::view::FileView;
use domain::{Actor, FileId, MotionId};
use futures::TryStreamExt as _;
use store::builders::{Built, a_file, a_motion, in_pieces};
use store::file::{Files, attach, open};
use store::{Error, Store};
use tempfile::TempDir;

use crate::harness::{Dump, House, On, call};

/// A house with a folder for files, and a draft in it.
struct Attic {
    house: House,
    store: Store,
    draft: Built,
    folder: TempDir,
}

impl Deref for Attic {
    type Target = House;
    fn deref(&self) -> &House {
        &self.house
    }
}

impl Attic {
    async fn open(on: On) -> Option<Self> {
        let house = House::open(on).await?;
        let folder = tempfile::tempdir().unwrap();
        let store = house.store.clone().keeping(Files::in_folder(folder.path()).unwrap());
        let draft = house.build(a_motion(&house.town)).await;
        Some(Self { house, store, draft, folder })
    }

    /// The author adds a file to the draft.
    async fn add(&self, name: &str, bytes: &[u8]) -> Result<FileView, Error> {
        self.add_by(self.town.author(), self.draft.id, name, bytes).await
    }

    async fn add_by(
        &self,
        who: &Actor,
        motion: MotionId,
        name: &str,
        bytes: &[u8],
    ) -> Result<FileView, Error> {
        let call = call(who, self.draft.now);
        attach(&self.store, &call, motion, name, in_pieces(bytes, 4096)).await
    }

    async fn add_a(&self, kind: Kind) -> FileView {
        self.add("照片", &a_file(kind)).await.unwrap()
    }

    /// What the author reads back.
    async fn bytes(&self, id: FileId) -> Vec<u8> {
        let opened =
            open(&self.store, &call(self.town.author(), self.draft.now), id).await.unwrap();
        let stream = self.store.files().unwrap().read(&opened.key, None).await.unwrap().unwrap();
        stream.try_collect::<Vec<_>>().await.unwrap().concat()
    }

    /// Every file that lies in the folder, begun ones too.
    fn lying(&self) -> usize {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut count = 0;
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir().unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { count += 1 }
            }
        }
        count
    }

    /// Rows of files, objects, and strays: what is kept, twice, and what is not settled.
    async fn counts(&self) -> (usize, usize, usize) {
        let dump: Dump = self.dump().await;
        (dump.table("file").len(), self.lying(), dump.table("stray").len())
    }
}

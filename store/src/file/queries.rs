//! Reading files: what may be added, and what may be opened, by whom.

use domain::file::MOST_FILES;
use domain::motion::view::FileView;
use domain::{Action, FileId, MotionId, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::file;
use crate::error::Result;
use crate::motion::load;
use crate::operation::Call;

/// A file that the caller may read.
#[derive(Clone, Debug)]
pub struct Opened {
    pub file: FileView,
    pub sha256: String,
    pub key: String,
}

/// Refuses with `Hidden` whoever may not know of the motion, and what is not there.
pub async fn open(store: &Store, call: &Call, id: FileId) -> Result<Opened> {
    let db = store.reader();
    let row = file::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?;
    let loaded = load(db, MotionId(row.motion_id), call.now).await?;
    loaded.permit(&call.actor, Action::ReadMotion).map_err(|_| Refusal::Hidden)?;
    let (sha256, key) = (row.sha256.clone(), row.storage_key.clone());
    Ok(Opened { file: view(row), sha256, key })
}

/// Asked before the first byte is taken; the command asks again.
pub async fn may_attach(store: &Store, call: &Call, motion: MotionId) -> Result<()> {
    let loaded = load(store.reader(), motion, call.now).await?;
    loaded.step(&call.actor, Action::Attach)?;
    room_for_one_more(store.reader(), motion).await
}

pub(super) async fn room_for_one_more<C: ConnectionTrait>(db: &C, motion: MotionId) -> Result<()> {
    let count = file::Entity::find().filter(file::Column::MotionId.eq(motion.0)).count(db).await?;
    if count >= MOST_FILES as u64 {
        return Err(Refusal::TooMany { at_most: MOST_FILES }.into());
    }
    Ok(())
}

pub fn view(row: file::Model) -> FileView {
    FileView { id: FileId(row.id), name: row.name, media_type: row.media_type, size: row.size }
}

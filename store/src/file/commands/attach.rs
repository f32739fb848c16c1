//! 添加附件: the object first, then the row, in one transaction with its event.

use bytes::Bytes;
use domain::file::tidy_name;
use domain::motion::view::FileView;
use domain::{Action, Event, FileId, MotionId, Refusal};
use futures::Stream;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::stray;
use crate::connect::Store;
use crate::entity::file;
use crate::error::{BoxError, Error, Result};
use crate::file::Files;
use crate::file::queries::{may_attach, room_for_one_more, view};
use crate::file::receive::{Received, receive};
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};

/// Takes in a file as it streams past. The same call's key again answers with the file that is
/// there already.
pub async fn attach<S, E>(
    store: &Store,
    call: &Call,
    motion: MotionId,
    name: &str,
    body: S,
) -> Result<FileView>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: Into<BoxError>,
{
    may_attach(store, call, motion).await?;
    let key = Files::fresh_key();
    stray::expect(store, &key).await?;
    match receive(store.files()?, &key, body).await {
        Ok(received) => {
            let (store, call, name) = (store.clone(), call.clone(), name.to_owned());
            // a caller who goes away now does not leave the object without its row
            let kept =
                tokio::spawn(async move { keep(&store, &call, motion, &name, received).await });
            kept.await.map_err(|error| Error::Files(error.to_string()))?
        }
        Err(error) => {
            stray::remove(store, &key).await;
            Err(error)
        }
    }
}

async fn keep(
    store: &Store,
    call: &Call,
    motion: MotionId,
    name: &str,
    received: Received,
) -> Result<FileView> {
    let outcome = record(store, call, motion, name, &received).await;
    match &outcome {
        Ok(Recorded::Now(_)) => {}
        // what came of a commit that was cut off is told by the database later: see `sweep`
        Err(error) if !matches!(error, Error::Refused(_) | Error::NoRoom(_)) => {}
        Ok(Recorded::Before(_)) | Err(_) => stray::remove(store, &received.key).await,
    }
    outcome.map(|(Recorded::Now(view) | Recorded::Before(view))| view)
}

enum Recorded {
    Now(FileView),
    Before(FileView),
}

async fn record(
    store: &Store,
    call: &Call,
    motion: MotionId,
    name: &str,
    received: &Received,
) -> Result<Recorded> {
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return before(store, id).await,
        Begun::Fresh(op) => op,
    };
    let loaded = lock(&op, motion).await?;
    let (permit, _) = loaded.step(&call.actor, Action::Attach)?;
    room_for_one_more(op.db(), motion).await?;
    stray::settle(op.db(), &received.key).await?;
    let row = file::ActiveModel {
        motion_id: Set(motion.0),
        name: Set(tidy_name(name, received.kind)),
        media_type: Set(received.kind.media_type().to_owned()),
        size: Set(i64::try_from(received.size).unwrap_or(i64::MAX)),
        sha256: Set(received.sha256.clone()),
        storage_key: Set(received.key.clone()),
        added_at: Set(op.now().0),
        ..Default::default()
    };
    let row = row.insert(op.db()).await?;
    let event = Event::Attached { file: FileId(row.id), name: row.name.clone() };
    op.record_result(permit, loaded.subject(), event, row.id).await?;
    Ok(Recorded::Now(view(row)))
}

async fn before(store: &Store, id: i64) -> Result<Recorded> {
    let row = file::Entity::find_by_id(id).one(store.writer()).await?.ok_or(Refusal::Hidden)?;
    Ok(Recorded::Before(view(row)))
}

//! 站内通知: what a person has been told, and the line that says who they are.

use domain::{Actor, Moment, MotionId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{congress, notice, setting};
use crate::error::Result;
use crate::event_log;

/// Where a person sits, for the frame of their pages.
#[derive(Clone, Debug)]
pub struct Seat {
    pub body: String,
    pub congress: String,
    pub unread: u64,
    pub demo: bool,
}

pub async fn seat(store: &Store, actor: &Actor) -> Result<Seat> {
    let db = store.reader();
    let congress = congress::Entity::find_by_id(actor.congress.0).one(db).await?;
    let demo = setting::Entity::find_by_id((actor.congress.0, "demo".to_owned())).one(db).await?;
    let unread = notice::Entity::find()
        .filter(notice::Column::AccountId.eq(actor.account.0))
        .filter(notice::Column::ReadAt.is_null())
        .count(db)
        .await?;
    Ok(Seat {
        body: event_log::body(db, actor).await?,
        congress: congress.map(|one| one.name).unwrap_or_default(),
        unread,
        demo: demo.is_some_and(|row| row.value == "true"),
    })
}

/// One notice; addressed by what it is about, never by a number that others share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub kind: String,
    pub motion: MotionId,
    pub title: String,
    pub at: Moment,
    pub read: bool,
}

/// The newest first, at most 100.
pub async fn list(store: &Store, actor: &Actor) -> Result<Vec<Notice>> {
    let rows = notice::Entity::find()
        .filter(notice::Column::AccountId.eq(actor.account.0))
        .order_by_desc(notice::Column::CreatedAt)
        .order_by_desc(notice::Column::SubjectId)
        .limit(100)
        .all(store.reader())
        .await?;
    let view = |row: notice::Model| Notice {
        kind: row.kind,
        motion: MotionId(row.subject_id),
        title: row.title,
        at: Moment(row.created_at),
        read: row.read_at.is_some(),
    };
    Ok(rows.into_iter().map(view).collect())
}

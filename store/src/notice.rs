//! 站内通知: what a person has been told, and the line that says who they are.

use domain::{Actor, Moment, MotionId, Role};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{congress, motion, notice, setting};
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
        .filter(told(actor))
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

/// What the actor was told, but for what has been set aside since: the title would tell of it.
fn told(actor: &Actor) -> Condition {
    let mut aside = Query::select().column(motion::Column::Id).from(motion::Entity).take();
    aside.and_where(Expr::col(motion::Column::QuarantinedAt).is_not_null());
    let mine = Condition::all().add(notice::Column::AccountId.eq(actor.account.0));
    if actor.role == Role::CongressStaff {
        return mine;
    }
    mine.add(
        notice::Column::Subject.ne("motion").or(notice::Column::SubjectId.not_in_subquery(aside)),
    )
}

/// The newest first, at most 100.
pub async fn list(store: &Store, actor: &Actor) -> Result<Vec<Notice>> {
    let rows = notice::Entity::find()
        .filter(told(actor))
        .order_by_desc(notice::Column::CreatedAt)
        .order_by_desc(notice::Column::SubjectId)
        .order_by_asc(notice::Column::Kind)
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

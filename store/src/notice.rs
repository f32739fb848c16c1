//! 站内通知: what a person has been told, and the line that says who they are.

use std::collections::BTreeMap;

use domain::account::delivery::{Channel, Fate};
use domain::{Actor, Moment, MotionId, Role};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{congress, motion, notice, outbox as outbox_row, setting};
use crate::error::Result;
use crate::event_log;
use crate::outbox;

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
    Ok(Seat {
        body: event_log::body(db, actor).await?,
        congress: congress.map(|one| one.name).unwrap_or_default(),
        unread: unread(store, actor).await?,
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
    /// By what else it was sent, and how far that came.
    pub sent: Vec<(Channel, Fate)>,
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
    let fates = fates(store, &rows).await?;
    let view = |row: notice::Model| Notice {
        sent: Channel::ALL
            .iter()
            .filter_map(|&by| Some((by, *fates.get(&outbox::key(&row.key, by))?)))
            .collect(),
        kind: row.kind,
        motion: MotionId(row.subject_id),
        title: row.title,
        at: Moment(row.created_at),
        read: row.read_at.is_some(),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// What became of the messages that went out for these notices, by their keys: one query.
async fn fates(store: &Store, rows: &[notice::Model]) -> Result<BTreeMap<String, Fate>> {
    let keys = rows.iter().flat_map(|row| Channel::ALL.iter().map(|&by| outbox::key(&row.key, by)));
    let found: Vec<(String, Option<i64>, Option<String>)> = outbox_row::Entity::find()
        .filter(outbox_row::Column::Key.is_in(keys))
        .select_only()
        .columns([outbox_row::Column::Key, outbox_row::Column::SentAt, outbox_row::Column::Failure])
        .into_tuple()
        .all(store.reader())
        .await?;
    let fate = |(key, sent, failure): (String, Option<i64>, Option<String>)| {
        let fate = match (sent, failure) {
            (Some(_), _) => Fate::Sent,
            (None, Some(_)) => Fate::Failed,
            (None, None) => Fate::Waiting,
        };
        (key, fate)
    };
    Ok(found.into_iter().map(fate).collect())
}

/// How many notices the actor has not read.
pub async fn unread(store: &Store, actor: &Actor) -> Result<u64> {
    let unread =
        notice::Entity::find().filter(told(actor)).filter(notice::Column::ReadAt.is_null());
    Ok(unread.count(store.reader()).await?)
}

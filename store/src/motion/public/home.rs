//! The first page: figures, what was just closed, what is new; and the addresses of all.

use domain::motion::public::{Figures, PublicHome};
use domain::{Moment, MotionId};
use jiff::civil::Date;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
    Statement,
};

use super::SHOWN;
use super::list::newest;
use crate::connect::Store;
use crate::entity::{congress, motion};
use crate::error::{Error, Result};

const SHORT: u64 = 5;
/// What search engines are told of at most.
const ADDRESSES: u64 = 1_000;

pub async fn public_home(store: &Store, figures: Figures) -> Result<PublicHome> {
    let db = store.reader();
    let closed = format!("{SHOWN} AND motion.state = 'closed' AND motion.closed_at IS NOT NULL");
    Ok(PublicHome {
        figures,
        closed: newest(db, closed, motion::Column::ClosedAt, SHORT).await?,
        newest: newest(db, SHOWN.to_owned(), motion::Column::AcceptedAt, SHORT).await?,
    })
}

/// Counted over the terms that run on `today`. Of the clocks, the first reply's alone: that of a
/// second round is not public.
pub async fn public_figures(store: &Store, today: Date) -> Result<Figures> {
    let db = store.reader();
    let term = running(today);
    let items = one(
        db,
        format!(
            "SELECT COUNT(*) AS accepted, \
             COUNT(CASE WHEN motion.state IN ('replied', 'supervised') \
               OR motion.state = 'handling' AND motion.replied_at IS NOT NULL THEN 1 END) \
               AS replied, \
             COUNT(CASE WHEN motion.state = 'closed' THEN 1 END) AS closed \
             FROM motion WHERE {SHOWN} AND motion.term_id IN ({term})"
        ),
    )
    .await?;
    let day = match db.get_database_backend() {
        DbBackend::Sqlite => "strftime('%Y-%m-%d', deadline.met_at / 1000 + 28800, 'unixepoch')",
        _ => {
            "to_char(to_timestamp(deadline.met_at / 1000 + 28800) AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
        }
    };
    let replies = one(
        db,
        format!(
            "SELECT COUNT(CASE WHEN deadline.met_at IS NOT NULL OR deadline.due_on < '{today}' \
               THEN 1 END) AS due, \
             COUNT(CASE WHEN {day} <= deadline.due_on THEN 1 END) AS on_time \
             FROM motion JOIN deadline ON deadline.motion_id = motion.id \
             WHERE deadline.clock IN ('reply', 'hard_reply') AND deadline.superseded_at IS NULL \
             AND {SHOWN} AND motion.term_id IN ({term})"
        ),
    )
    .await?;
    Ok(Figures {
        accepted: items.try_get("", "accepted")?,
        replied: items.try_get("", "replied")?,
        closed: items.try_get("", "closed")?,
        due: replies.try_get("", "due")?,
        on_time: replies.try_get("", "on_time")?,
    })
}

/// The congress whose site it is: the first that was entered.
pub async fn public_host(store: &Store) -> Result<String> {
    let first = congress::Entity::find().order_by_asc(congress::Column::Id);
    let host = first.one(store.reader()).await?;
    Ok(host.map(|one| one.name).unwrap_or_default())
}

/// The last term to have begun in each congress.
pub(crate) fn running(today: Date) -> String {
    format!(
        "SELECT term.id FROM term WHERE term.starts_on <= '{today}' AND NOT EXISTS (\
         SELECT 1 FROM term AS later WHERE later.congress_id = term.congress_id \
         AND later.starts_on <= '{today}' AND later.starts_on > term.starts_on)"
    )
}

async fn one<C: ConnectionTrait>(db: &C, sql: String) -> Result<QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_one_raw(statement).await?.ok_or(Error::Unreadable("figures"))
}

/// The newest items, each with the day on which the public last saw it change.
pub async fn public_addresses(store: &Store) -> Result<Vec<(MotionId, Date)>> {
    type Row = (i64, Option<i64>, Option<i64>, Option<i64>);
    let found: Vec<Row> = motion::Entity::find()
        .select_only()
        .columns([
            motion::Column::Id,
            motion::Column::AcceptedAt,
            motion::Column::RepliedAt,
            motion::Column::ClosedAt,
        ])
        .filter(Expr::cust(SHOWN))
        .order_by_desc(motion::Column::AcceptedAt)
        .order_by_desc(motion::Column::Id)
        .limit(ADDRESSES)
        .into_tuple()
        .all(store.reader())
        .await?;
    let day = |(id, accepted, replied, closed): Row| {
        let last = closed.max(replied).max(accepted).unwrap_or_default();
        (MotionId(id), Moment(last).date())
    };
    Ok(found.into_iter().map(day).collect())
}

//! What has just become public: items taken up, and replies to them.

use domain::{Moment, MotionId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::SHOWN;
use crate::connect::Store;
use crate::entity::{motion, reply, unit};
use crate::error::Result;
use crate::motion::rows::redaction;

const COLUMNS: [motion::Column; 4] = [
    motion::Column::Id,
    motion::Column::Number,
    motion::Column::Title,
    motion::Column::HiddenPassages,
];

/// So many of each kind at most.
const NEWEST: u64 = 50;

/// One thing that the public could read from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    pub motion: MotionId,
    pub number: String,
    pub title: String,
    pub at: Moment,
    /// Of a reply: which of the item's rounds it is for, and who gave it.
    pub reply: Option<(i32, String)>,
}

#[derive(FromQueryResult)]
struct Taken {
    id: i64,
    number: Option<String>,
    title: String,
    hidden_passages: Option<String>,
    at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Answered {
    id: i64,
    number: Option<String>,
    title: String,
    hidden_passages: Option<String>,
    at: i64,
    round: i32,
    unit: Option<String>,
}

/// The newest first.
pub async fn public_news(store: &Store) -> Result<Vec<News>> {
    let mut news = taken(store).await?;
    news.extend(answered(store).await?);
    news.sort_by_key(|one| (std::cmp::Reverse(one.at), std::cmp::Reverse(one.motion)));
    news.truncate(usize::try_from(NEWEST).unwrap_or(usize::MAX));
    Ok(news)
}

async fn taken(store: &Store) -> Result<Vec<News>> {
    let rows: Vec<Taken> = motion::Entity::find()
        .select_only()
        .columns(COLUMNS)
        .column_as(motion::Column::AcceptedAt, "at")
        .filter(Expr::cust(SHOWN))
        .order_by_desc(motion::Column::AcceptedAt)
        .order_by_desc(motion::Column::Id)
        .limit(NEWEST)
        .into_model()
        .all(store.reader())
        .await?;
    let news = |row: Taken| {
        Ok(News {
            motion: MotionId(row.id),
            number: row.number.unwrap_or_default(),
            title: redaction(row.hidden_passages.as_deref())?.hide(&row.title),
            at: Moment(row.at.unwrap_or_default()),
            reply: None,
        })
    };
    rows.into_iter().map(news).collect()
}

async fn answered(store: &Store) -> Result<Vec<News>> {
    let own = |column: reply::Column| Expr::col((reply::Entity, column));
    let mut query = reply::Entity::find()
        .select_only()
        .columns(COLUMNS)
        .column_as(reply::Column::RepliedAt, "at")
        .column(reply::Column::Round)
        .column_as(unit::Column::Name, "unit")
        .filter(Expr::cust(SHOWN))
        .order_by_desc(reply::Column::Id)
        .limit(NEWEST);
    QuerySelect::query(&mut query)
        .inner_join(
            motion::Entity,
            own(reply::Column::MotionId).equals((motion::Entity, motion::Column::Id)),
        )
        .left_join(
            unit::Entity,
            own(reply::Column::UnitId).equals((unit::Entity, unit::Column::Id)),
        );
    let rows: Vec<Answered> = query.into_model().all(store.reader()).await?;
    let news = |row: Answered| {
        Ok(News {
            motion: MotionId(row.id),
            number: row.number.unwrap_or_default(),
            title: redaction(row.hidden_passages.as_deref())?.hide(&row.title),
            at: Moment(row.at),
            reply: Some((row.round, row.unit.unwrap_or_default())),
        })
    };
    rows.into_iter().map(news).collect()
}

//! Finding motions by words: the index goes ahead, newest first, and the list's own filter with it.

use domain::motion::Disclosure;
use domain::page::Cursor;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, FromQueryResult, TransactionSession, TransactionTrait,
};

use crate::entity::motion;
use crate::error::Result;
use crate::search::{self, Phrase};

/// Matches that are looked at, the newest.
const RANKED: u64 = 1_000;

/// On PostgreSQL so many of the newest are taken from the index before the list's own filter.
const AHEAD: u64 = 1_500;

/// PostgreSQL takes reading a text for as cheap as reading a number, and would read thousands of
/// long ones, newest first, where its index knows all matches at once: only the index is left.
const BY_INDEX_ALONE: &str = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; \
    SET LOCAL max_parallel_workers_per_gather = 0";

/// A select from the index joined with its motions, newest first.
fn from_index(backend: DbBackend, phrases: &[Phrase], filter: Condition) -> SelectStatement {
    let own = Expr::col((motion::Entity, motion::Column::Id));
    let mut select = Query::select();
    select.from("motion_search").cond_where(filter);
    match backend {
        // the order of a cross join is kept: through the index to the rows, never the other way
        DbBackend::Sqlite => select
            .join(JoinType::CrossJoin, motion::Entity, Condition::all())
            .and_where(own.equals(("motion_search", "rowid")))
            .and_where(Expr::cust_with_values("motion_search MATCH ?", [search::fts5(phrases)]))
            .order_by(("motion_search", "rowid"), Order::Desc),
        _ => select
            .cond_where(all_of(phrases))
            .join(JoinType::InnerJoin, motion::Entity, own.equals(("motion_search", "motion_id")))
            .order_by((motion::Entity, motion::Column::Id), Order::Desc),
    };
    select.take()
}

/// PostgreSQL: all phrases stand there.
fn all_of(phrases: &[Phrase]) -> Condition {
    phrases.iter().fold(Condition::all(), |all, phrase| {
        let words = search::tsquery(phrase);
        all.add(Expr::cust_with_values(
            "(motion_search.title @@ $1::tsquery OR motion_search.body @@ $2::tsquery)",
            [words.clone(), words],
        ))
    })
}

/// PostgreSQL: the newest of all matches, whoever may see them.
async fn ahead<C: TransactionTrait>(db: &C, phrases: &[Phrase]) -> Result<Vec<i64>> {
    let mut select = Query::select();
    select
        .expr_as(Expr::col(("motion_search", "motion_id")), "id")
        .from("motion_search")
        .cond_where(all_of(phrases))
        .order_by(("motion_search", "motion_id"), Order::Desc)
        .limit(AHEAD);
    let txn = db.begin().await?;
    txn.execute_unprepared(BY_INDEX_ALONE).await?;
    let statement = txn.get_database_backend().build(&select);
    let rows = Identity::find_by_statement(statement).all(&txn).await?;
    txn.rollback().await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Of these motions, newest first.
fn from_ids(ids: &[i64], filter: Condition) -> SelectStatement {
    let list: Vec<String> = ids.iter().map(i64::to_string).collect();
    let list = format!("{{{}}}", list.join(","));
    let mut select = Query::select();
    select
        .from(motion::Entity)
        .and_where(Expr::cust_with_values("motion.id = ANY($1::bigint[])", [list]))
        .cond_where(filter)
        .order_by((motion::Entity, motion::Column::Id), Order::Desc);
    select.take()
}

/// The newest matches among what `filter` lets through.
async fn newest<R, C>(
    db: &C,
    phrases: &[Phrase],
    filter: Condition,
    columns: &[motion::Column],
) -> Result<Vec<R>>
where
    R: FromQueryResult,
    C: ConnectionTrait + TransactionTrait,
{
    let backend = db.get_database_backend();
    let rows = async |mut select: SelectStatement| {
        select.columns(columns.iter().map(|column| (motion::Entity, *column))).limit(RANKED);
        R::find_by_statement(backend.build(&select)).all(db).await
    };
    if backend != DbBackend::Sqlite {
        let ids = ahead(db, phrases).await?;
        let found = rows(from_ids(&ids, filter.clone())).await?;
        let is_all = (ids.len() as u64) < AHEAD || found.len() as u64 == RANKED;
        if is_all {
            return Ok(found);
        }
    }
    Ok(rows(from_index(backend, phrases, filter)).await?)
}

#[derive(FromQueryResult)]
struct Identity {
    id: i64,
}

/// A candidate by a word of its title.
#[derive(FromQueryResult)]
pub(super) struct Titled {
    pub id: i64,
    pub title: String,
}

/// The newest in whose titles any of these words stands, among what `filter` lets through.
pub(super) async fn any_in_title<C: ConnectionTrait>(
    db: &C,
    words: &[String],
    filter: Condition,
) -> Result<Vec<Titled>> {
    let phrases: Vec<Phrase> = words.iter().flat_map(|word| search::phrases(word)).collect();
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let own = Expr::col((motion::Entity, motion::Column::Id));
    let mut select = Query::select();
    select.from("motion_search").cond_where(filter);
    match backend {
        DbBackend::Sqlite => select
            .join(JoinType::CrossJoin, motion::Entity, Condition::all())
            .and_where(own.equals(("motion_search", "rowid")))
            .and_where(Expr::cust_with_values(
                "motion_search MATCH ?",
                [format!("title : ({})", search::fts5_any(&phrases))],
            ))
            .order_by(("motion_search", "rowid"), Order::Desc),
        _ => select
            .and_where(Expr::cust_with_values(
                "motion_search.title @@ $1::tsquery",
                [search::tsquery_any(&phrases)],
            ))
            .join(JoinType::InnerJoin, motion::Entity, own.equals(("motion_search", "motion_id")))
            .order_by((motion::Entity, motion::Column::Id), Order::Desc),
    };
    let columns = [motion::Column::Id, motion::Column::Title];
    select.columns(columns.map(|column| (motion::Entity, column))).limit(RANKED);
    Ok(Titled::find_by_statement(backend.build(&select)).all(db).await?)
}

/// Identities of the newest matches among what `filter` lets through; `None` when the query holds
/// nothing to look for.
pub(super) async fn matching<C: ConnectionTrait + TransactionTrait>(
    db: &C,
    query: &str,
    filter: Condition,
) -> Result<Option<Vec<i64>>> {
    let phrases = search::phrases(query);
    if phrases.is_empty() {
        return Ok(None);
    }
    let rows: Vec<Identity> = newest(db, &phrases, filter, &[motion::Column::Id]).await?;
    Ok(Some(rows.into_iter().map(|row| row.id).collect()))
}

#[derive(FromQueryResult)]
struct Candidate {
    id: i64,
    accepted_at: i64,
    disclosure: String,
    title: String,
    summary: String,
    number: Option<String>,
    outcome: Option<String>,
}

/// The place of a match in the public's list: title matches first, then the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    titled: bool,
    accepted_at: i64,
    id: i64,
}

impl Rank {
    /// A title match goes into the cursor with its time below zero.
    fn cursor(self) -> Cursor {
        let key = if self.titled { -self.accepted_at } else { self.accepted_at };
        Cursor { key, id: self.id }
    }

    fn of(cursor: Cursor) -> Self {
        Self { titled: cursor.key < 0, accepted_at: cursor.key.saturating_abs(), id: cursor.id }
    }
}

/// One page of what a search has found.
pub(super) struct Ranked {
    pub ids: Vec<i64>,
    pub next: Option<String>,
    /// Of all pages.
    pub found: usize,
}

/// A page of public matches in order; `None` when the query holds nothing to look for.
pub(super) async fn ranked<C: ConnectionTrait + TransactionTrait>(
    db: &C,
    query: &str,
    filter: Condition,
    after: Option<Cursor>,
    size: usize,
) -> Result<Option<Ranked>> {
    use motion::Column::{
        AcceptedAt, Disclosure as Disclosed, Id, Number, Outcome, Summary, Title,
    };
    let phrases = search::phrases(query);
    if phrases.is_empty() {
        return Ok(None);
    }
    let columns = [Id, AcceptedAt, Disclosed, Title, Summary, Number, Outcome];
    let filter = filter.add(AcceptedAt.is_not_null());
    let candidates: Vec<Candidate> = newest(db, &phrases, filter, &columns).await?;
    let mut ranks: Vec<Rank> =
        candidates.into_iter().filter_map(|one| rank(one, &phrases)).collect();
    ranks.sort_unstable_by(|one, other| other.cmp(one));
    let found = ranks.len();
    if let Some(after) = after.map(Rank::of) {
        ranks.retain(|rank| *rank < after);
    }
    let more = ranks.len() > size;
    ranks.truncate(size);
    let next = ranks.last().filter(|_| more).map(|last| last.cursor().encode());
    let ids = ranks.into_iter().map(|rank| rank.id).collect();
    Ok(Some(Ranked { ids, next, found }))
}

/// Where only a summary is disclosed, a search must not tell what stands in the rest.
fn rank(one: Candidate, phrases: &[Phrase]) -> Option<Rank> {
    let titled = search::holds(&one.title, phrases);
    let full = one.disclosure == Disclosure::Full.code();
    let digits = search::digits(one.number.as_deref());
    let outcome = one.outcome.as_deref().unwrap_or_default();
    let open = [&one.title, &one.summary, &digits, outcome];
    let disclosed = || {
        let in_one = |phrase: &Phrase| {
            let phrase = std::slice::from_ref(phrase);
            open.into_iter().any(|text| search::holds(text, phrase))
        };
        phrases.iter().all(in_one)
    };
    let shown = full || titled || disclosed();
    shown.then_some(Rank { titled, accepted_at: one.accepted_at, id: one.id })
}

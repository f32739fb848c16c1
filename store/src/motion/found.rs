//! Finding motions by words: the index goes ahead, newest first, and the list's own filter with it.

use domain::motion::Disclosure;
use domain::page::Cursor;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, FromQueryResult};

use crate::entity::motion;
use crate::error::Result;
use crate::search::{self, Phrase};

/// Matches that are looked at, the newest.
const RANKED: u64 = 1_000;

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
        _ => {
            for phrase in phrases {
                let words = search::tsquery(phrase);
                select.and_where(Expr::cust_with_values(
                    "(motion_search.title @@ $1::tsquery OR motion_search.body @@ $2::tsquery)",
                    [words.clone(), words],
                ));
            }
            select
                .join(
                    JoinType::InnerJoin,
                    motion::Entity,
                    own.equals(("motion_search", "motion_id")),
                )
                .order_by((motion::Entity, motion::Column::Id), Order::Desc)
        }
    };
    select.take()
}

#[derive(FromQueryResult)]
struct Identity {
    id: i64,
}

/// Identities of the newest matches among what `filter` lets through; `None` when the query holds
/// nothing to look for.
pub(super) async fn matching<C: ConnectionTrait>(
    db: &C,
    query: &str,
    filter: Condition,
) -> Result<Option<Vec<i64>>> {
    let phrases = search::phrases(query);
    if phrases.is_empty() {
        return Ok(None);
    }
    let backend = db.get_database_backend();
    let mut select = from_index(backend, &phrases, filter);
    select.column((motion::Entity, motion::Column::Id)).limit(RANKED);
    let rows = Identity::find_by_statement(backend.build(&select)).all(db).await?;
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
pub(super) async fn ranked<C: ConnectionTrait>(
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
    let backend = db.get_database_backend();
    let mut select = from_index(backend, &phrases, filter.add(AcceptedAt.is_not_null()));
    for column in [Id, AcceptedAt, Disclosed, Title, Summary, Number, Outcome] {
        select.column((motion::Entity, column));
    }
    let candidates =
        Candidate::find_by_statement(backend.build(select.limit(RANKED))).all(db).await?;
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

//! The public list: newest first, or what a search finds; keyset pages.

use domain::motion::public::PublicList;
use domain::motion::view::PublicRow;
use domain::motion::{Category, Disclosure, State};
use domain::organisation::UnitName;
use domain::page::{Cursor, Page};
use domain::{Moment, MotionId, UnitId, search};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::PublicFilter;
use crate::connect::Store;
use crate::entity::{motion, unit};
use crate::error::{Error, Result};
use crate::motion::found::{Ranked, ranked};
use crate::motion::rows::{deputies, units};

const ROWS: usize = 25;
/// Characters of the passage shown of a match.
const PASSAGE: usize = 90;

/// Newest first; a search puts title matches first.
pub async fn public_list(store: &Store, filter: &PublicFilter) -> Result<PublicList> {
    if !filter.query.trim().is_empty() {
        return searched(store, filter).await;
    }
    let Page { rows, next } = page(store, filter).await?;
    Ok(PublicList { rows, next, found: None })
}

/// One page of those that are everybody's, newest first.
pub(crate) async fn page(store: &Store, filter: &PublicFilter) -> Result<Page<PublicRow>> {
    let mut query = motion::Entity::find().filter(filter.condition());
    if let Some(cursor) = after(filter) {
        query = query.filter(
            Expr::tuple([Expr::col(motion::Column::AcceptedAt), Expr::col(motion::Column::Id)])
                .lt(Expr::tuple([Expr::val(cursor.key), Expr::val(cursor.id)])),
        );
    }
    let mut found = query
        .order_by_desc(motion::Column::AcceptedAt)
        .order_by_desc(motion::Column::Id)
        .limit(ROWS as u64 + 1)
        .all(store.reader())
        .await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let last = found.last().filter(|_| more);
    let next = last.map(|row| Cursor { key: row.accepted_at.unwrap_or_default(), id: row.id });
    Ok(Page { rows: rows(store, found, "").await?, next: next.map(Cursor::encode) })
}

fn after(filter: &PublicFilter) -> Option<Cursor> {
    filter.after.as_deref().and_then(Cursor::decode)
}

async fn searched(store: &Store, filter: &PublicFilter) -> Result<PublicList> {
    let db = store.reader();
    let ranked = ranked(db, &filter.query, filter.condition(), after(filter), ROWS).await?;
    let Some(Ranked { ids, next, found }) = ranked else {
        return Ok(PublicList { found: Some(0), ..PublicList::default() });
    };
    let wanted = motion::Entity::find().filter(motion::Column::Id.is_in(ids.iter().copied()));
    let mut models = wanted.all(db).await?;
    models.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(PublicList { rows: rows(store, models, &filter.query).await?, next, found: Some(found) })
}

/// Rows as the public reads them; `query` decides of which passage they are reminded.
pub(crate) async fn rows(
    store: &Store,
    found: Vec<motion::Model>,
    query: &str,
) -> Result<Vec<PublicRow>> {
    let db = store.reader();
    let authors = deputies(db, found.iter().map(|row| row.author_id)).await?;
    let leads = units(db, found.iter().filter_map(|row| row.lead_unit_id)).await?;
    let shape = |row: motion::Model| {
        let author = authors.get(&row.author_id).map(|one| one.name.clone());
        let lead = row.lead_unit_id.and_then(|id| leads.get(&id));
        Ok(PublicRow {
            passage: passage(&row, query),
            id: MotionId(row.id),
            number: row.number.unwrap_or_default(),
            title: row.title,
            state: State::from_code(&row.state)
                .ok_or(Error::Unreadable("state"))?
                .for_public(row.replied_at.is_some()),
            category: row.category.as_deref().and_then(Category::from_code),
            author: author.unwrap_or_default(),
            lead_unit: lead.map(|unit| unit.short_name.clone()),
            outcome: row.outcome,
            accepted_on: Moment(row.accepted_at.unwrap_or_default()).date(),
            closed_on: row.closed_at.map(|at| Moment(at).date()),
        })
    };
    found.into_iter().map(shape).collect()
}

/// Of the words that are public, those in which it was found.
fn passage(row: &motion::Model, query: &str) -> Option<String> {
    let full = row.disclosure == Disclosure::Full.code();
    let parts =
        if full { vec![&row.problem, &row.reason, &row.proposal] } else { vec![&row.summary] };
    parts.into_iter().find_map(|part| search::excerpt(part, query, PASSAGE))
}

/// Units that may be asked for.
pub async fn public_units(store: &Store) -> Result<Vec<UnitName>> {
    let rows = unit::Entity::find()
        .filter(unit::Column::Retired.eq(false))
        .order_by_asc(unit::Column::Id)
        .all(store.reader())
        .await?;
    let name = |row: unit::Model| UnitName {
        id: UnitId(row.id),
        name: row.name,
        short_name: row.short_name,
    };
    Ok(rows.into_iter().map(name).collect())
}

/// The newest of those that `condition` lets through.
pub(super) async fn newest<C: ConnectionTrait>(
    db: &C,
    condition: String,
    by: motion::Column,
    count: u64,
) -> Result<Vec<motion::Model>> {
    let found = motion::Entity::find()
        .filter(Expr::cust(condition))
        .order_by_desc(by)
        .order_by_desc(motion::Column::Id)
        .limit(count)
        .all(db)
        .await?;
    Ok(found)
}

//! The public list: newest first, or what a search finds; keyset pages.

use domain::motion::public::PublicList;
use domain::motion::view::PublicRow;
use domain::motion::{Category, Disclosure, State};
use domain::organisation::UnitName;
use domain::page::{Cursor, Page};
use domain::{Moment, MotionId, UnitId, search};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::PublicFilter;
use crate::connect::Store;
use crate::entity::{mandate, motion, person, unit};
use crate::error::{Error, Result};
use crate::motion::found::{Ranked, ranked};
use crate::motion::rows::redaction;

const ROWS: usize = 25;
const AT_ONCE: usize = 200;
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
    sized(store, filter, ROWS).await
}

/// A long page of all that is everybody's, newest first, for whoever takes the whole list.
pub async fn public_catalogue(store: &Store, after: Option<String>) -> Result<Page<PublicRow>> {
    sized(store, &PublicFilter { after, ..PublicFilter::default() }, AT_ONCE).await
}

async fn sized(store: &Store, filter: &PublicFilter, size: usize) -> Result<Page<PublicRow>> {
    let mut query = listed().filter(filter.condition());
    if let Some(cursor) = after(filter) {
        let own = |column| Expr::col((motion::Entity, column));
        query = query.filter(
            Expr::tuple([own(motion::Column::AcceptedAt), own(motion::Column::Id)])
                .lt(Expr::tuple([Expr::val(cursor.key), Expr::val(cursor.id)])),
        );
    }
    let mut found: Vec<Listed> = query
        .order_by_desc(motion::Column::AcceptedAt)
        .order_by_desc(motion::Column::Id)
        .limit(size as u64 + 1)
        .into_model()
        .all(store.reader())
        .await?;
    let more = found.len() > size;
    found.truncate(size);
    let last = found.last().filter(|_| more);
    let next = last.map(|row| Cursor { key: row.accepted_at.unwrap_or_default(), id: row.id });
    Ok(Page { rows: rows(found)?, next: next.map(Cursor::encode) })
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
    let wanted = || motion::Column::Id.is_in(ids.iter().copied());
    let mut listed: Vec<Listed> = listed().filter(wanted()).into_model().all(db).await?;
    listed.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    let texts = motion::Entity::find().filter(wanted()).all(db).await?;
    let mut rows = rows(listed)?;
    for row in &mut rows {
        let text = texts.iter().find(|text| text.id == row.id.0);
        row.passage = text.map(|text| passage(text, &filter.query)).transpose()?.flatten();
    }
    Ok(PublicList { rows, next, found: Some(found) })
}

/// Of a row what a list shows, with the names beside it.
#[derive(FromQueryResult)]
pub(super) struct Listed {
    id: i64,
    number: Option<String>,
    title: String,
    state: String,
    category: Option<String>,
    outcome: Option<String>,
    accepted_at: Option<i64>,
    replied_at: Option<i64>,
    closed_at: Option<i64>,
    author: Option<String>,
    lead_unit: Option<String>,
    hidden_passages: Option<String>,
}

/// Joined from the left, so that SQLite goes from the suggestions to the names and never back.
pub(super) fn listed() -> Select<motion::Entity> {
    use motion::Column::{
        AcceptedAt, AuthorId, Category, ClosedAt, HiddenPassages, Id, LeadUnitId, Number, Outcome,
        RepliedAt, State, Title,
    };
    let columns = [
        Id,
        Number,
        Title,
        State,
        Category,
        Outcome,
        AcceptedAt,
        RepliedAt,
        ClosedAt,
        HiddenPassages,
    ];
    let mut query = motion::Entity::find()
        .select_only()
        .columns(columns)
        .column_as(person::Column::Name, "author")
        .column_as(unit::Column::ShortName, "lead_unit");
    let own = |column: motion::Column| Expr::col((motion::Entity, column));
    let persons = Expr::col((mandate::Entity, mandate::Column::PersonId));
    QuerySelect::query(&mut query)
        .left_join(mandate::Entity, own(AuthorId).equals((mandate::Entity, mandate::Column::Id)))
        .left_join(person::Entity, persons.equals((person::Entity, person::Column::Id)))
        .left_join(unit::Entity, own(LeadUnitId).equals((unit::Entity, unit::Column::Id)));
    query
}

/// Rows as the public reads them.
pub(super) fn rows(found: Vec<Listed>) -> Result<Vec<PublicRow>> {
    let shape = |row: Listed| {
        let redaction = redaction(row.hidden_passages.as_deref())?;
        Ok(PublicRow {
            id: MotionId(row.id),
            number: row.number.unwrap_or_default(),
            title: redaction.hide(&row.title),
            state: State::from_code(&row.state)
                .ok_or(Error::Unreadable("state"))?
                .for_public(row.replied_at.is_some()),
            category: row.category.as_deref().and_then(Category::from_code),
            author: row.author.unwrap_or_default(),
            lead_unit: row.lead_unit,
            outcome: row.outcome.map(|outcome| redaction.hide(&outcome)),
            passage: None,
            accepted_on: Moment(row.accepted_at.unwrap_or_default()).date(),
            closed_on: row.closed_at.map(|at| Moment(at).date()),
        })
    };
    found.into_iter().map(shape).collect()
}

/// Of the words that are public, those in which it was found.
fn passage(row: &motion::Model, query: &str) -> Result<Option<String>> {
    let redaction = redaction(row.hidden_passages.as_deref())?;
    let full = row.disclosure == Disclosure::Full.code();
    let parts =
        if full { vec![&row.problem, &row.reason, &row.proposal] } else { vec![&row.summary] };
    let found = |part: &String| search::excerpt(&redaction.hide(part), query, PASSAGE);
    Ok(parts.into_iter().find_map(found))
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
) -> Result<Vec<PublicRow>> {
    let found: Vec<Listed> = listed()
        .filter(Expr::cust(condition))
        .order_by_desc(by)
        .order_by_desc(motion::Column::Id)
        .limit(count)
        .into_model()
        .all(db)
        .await?;
    rows(found)
}

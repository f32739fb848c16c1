//! The desk's list as tables and papers have it, page by page: whoever writes it out keeps no more
//! than one page.

use std::collections::HashMap;

use domain::clock::Clock;
use domain::motion::{Category, Disclosure, Kind, Part, State};
use domain::organisation::{DeputyName, UnitName};
use domain::page::Page;
use domain::{Moment, MotionId};
use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::desk::{Filter, on_desk, page};
use super::rows::{deputies, disclosure, units};
use crate::connect::Store;
use crate::entity::{assignment, deadline, motion};
use crate::error::{Error, Result};
use crate::operation::Call;

/// With all their words, so not many at once.
const ROWS: u64 = 200;

/// What the catalogue and the assignment table say of one motion.
#[derive(Clone, Debug)]
pub struct DeskLine {
    pub id: MotionId,
    pub kind: Kind,
    pub number: Option<String>,
    pub title: String,
    pub category: Option<Category>,
    pub author: DeputyName,
    pub cosigners: i64,
    pub lead_unit: Option<String>,
    pub joint_units: Vec<String>,
    pub state: State,
    pub disclosure: Disclosure,
    pub raised_on: Option<Date>,
    pub assigned_on: Option<Date>,
    pub due_on: Option<Date>,
    pub replied_on: Option<Date>,
}

/// One page of the desk's list, as it is narrowed there. What is quarantined stays on the desk.
pub async fn desk_lines(store: &Store, call: &Call, filter: &Filter) -> Result<Page<DeskLine>> {
    let mine = on_desk(call)?.add(motion::Column::QuarantinedAt.is_null());
    let Page { rows, next } = page(store, call.now, mine, filter, ROWS).await?;
    let db = store.reader();
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let authors = deputies(db, rows.iter().map(|row| row.author_id)).await?;
    let parts = assignments(db, &ids).await?;
    let names = units(db, parts.values().flatten().map(|one| one.unit_id)).await?;
    let due = due(db, &ids).await?;
    let line = |row: motion::Model| {
        let author = authors.get(&row.author_id).cloned().ok_or(Error::Unreadable("author"))?;
        let (parts, due) = (parts.get(&row.id), due.get(&row.id).copied());
        line(row, author, parts.map_or(&[], Vec::as_slice), &names, due)
    };
    Ok(Page { rows: rows.into_iter().map(line).collect::<Result<_>>()?, next })
}

fn line(
    row: motion::Model,
    author: DeputyName,
    parts: &[assignment::Model],
    names: &HashMap<i64, UnitName>,
    due_on: Option<Date>,
) -> Result<DeskLine> {
    let named = |part: Part| {
        let own = parts.iter().filter(move |one| one.part == part.code());
        own.filter_map(|one| names.get(&one.unit_id)).map(|unit| unit.name.clone())
    };
    let day = |at: Option<i64>| at.map(|at| Moment(at).date());
    Ok(DeskLine {
        id: MotionId(row.id),
        kind: Kind::from_code(&row.kind).ok_or(Error::Unreadable("kind"))?,
        category: row.category.as_deref().and_then(Category::from_code),
        author,
        cosigners: i64::from(row.cosigner_count),
        lead_unit: named(Part::Lead).next(),
        joint_units: named(Part::Joint).collect(),
        state: State::from_code(&row.state).ok_or(Error::Unreadable("state"))?,
        disclosure: disclosure(&row)?,
        raised_on: day(row.submitted_at),
        assigned_on: day(row.assigned_at),
        due_on,
        replied_on: day(row.replied_at),
        number: row.number,
        title: row.title,
    })
}

async fn assignments<C: ConnectionTrait>(
    db: &C,
    motions: &[i64],
) -> Result<HashMap<i64, Vec<assignment::Model>>> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::MotionId.is_in(motions.iter().copied()))
        .filter(assignment::Column::RelievedAt.is_null())
        .order_by_asc(assignment::Column::Id)
        .all(db)
        .await?;
    let mut found: HashMap<i64, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(row.motion_id).or_default().push(row);
    }
    Ok(found)
}

/// By when the unit replies: of the last round.
async fn due<C: ConnectionTrait>(db: &C, motions: &[i64]) -> Result<HashMap<i64, Date>> {
    let clocks = [Clock::Reply, Clock::HardReply, Clock::Rehandling].map(Clock::code);
    let rows = deadline::Entity::find()
        .filter(deadline::Column::MotionId.is_in(motions.iter().copied()))
        .filter(deadline::Column::Clock.is_in(clocks))
        .filter(deadline::Column::SupersededAt.is_null())
        .order_by_asc(deadline::Column::Id)
        .all(db)
        .await?;
    let day = |row: deadline::Model| {
        let due = row.due_on.parse().map_err(|_| Error::Unreadable("date"))?;
        Ok((row.motion_id, due))
    };
    rows.into_iter().map(day).collect()
}

//! What everybody may read: numbered items that are disclosed, and nothing else.

use domain::event::Audience;
use domain::motion::view::{Entry, Expectation, PublicMotion, PublicReply, PublicRow, PublicText};
use domain::motion::{Category, Disclosure, Part, State};
use domain::page::{Cursor, Page};
use domain::{CongressId, MandateId, Moment, MotionId, Refusal, UnitId};
use jiff::civil::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::found::ranked;
use super::rows::{self, deputies, units};
use super::{Loaded, load};
use crate::connect::Store;
use crate::entity::{congress, motion};
use crate::error::{Error, Result};
use crate::event_log::timeline;
use crate::operation::periods;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublicFilter {
    pub congress: Option<CongressId>,
    pub author: Option<MandateId>,
    pub unit: Option<UnitId>,
    pub category: Option<Category>,
    pub query: String,
    pub after: Option<String>,
}

pub const ROWS: u64 = 25;

fn disclosed() -> Condition {
    Condition::all()
        .add(motion::Column::AcceptedAt.is_not_null())
        .add(motion::Column::State.is_not_in(["withdrawn", "refused"]))
        .add(motion::Column::Disclosure.ne(Disclosure::None.code()))
        .add(motion::Column::QuarantinedAt.is_null())
        .add(motion::Column::PurgedAt.is_null())
}

/// Newest first; a search puts title matches first.
pub async fn public_list(store: &Store, filter: &PublicFilter) -> Result<Page<PublicRow>> {
    let db = store.reader();
    let size = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let after = filter.after.as_deref().and_then(Cursor::decode);
    let wanted = narrowed(filter);
    if filter.query.trim().is_empty() {
        let (found, next) = newest(db, wanted, after, size).await?;
        return Ok(Page { rows: rows(db, found).await?, next });
    }
    let Some((ids, next)) = ranked(db, &filter.query, wanted, after, size).await? else {
        return Ok(Page::empty());
    };
    let mut found =
        motion::Entity::find().filter(motion::Column::Id.is_in(ids.clone())).all(db).await?;
    found.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(Page { rows: rows(db, found).await?, next })
}

fn narrowed(filter: &PublicFilter) -> Condition {
    let narrowing = [
        filter.congress.map(|id| motion::Column::CongressId.eq(id.0)),
        filter.author.map(|id| motion::Column::AuthorId.eq(id.0)),
        filter.unit.map(|id| motion::Column::LeadUnitId.eq(id.0)),
        filter.category.map(|category| motion::Column::Category.eq(category.code())),
    ];
    narrowing.into_iter().flatten().fold(disclosed(), Condition::add)
}

async fn newest<C: ConnectionTrait>(
    db: &C,
    wanted: Condition,
    after: Option<Cursor>,
    size: usize,
) -> Result<(Vec<motion::Model>, Option<String>)> {
    let mut query = motion::Entity::find().filter(wanted);
    if let Some(cursor) = after {
        query = query.filter(
            Expr::tuple([
                Expr::col(motion::Column::AcceptedAt).into(),
                Expr::col(motion::Column::Id).into(),
            ])
            .lt(Expr::tuple([Expr::val(cursor.key).into(), Expr::val(cursor.id).into()])),
        );
    }
    let mut found = query
        .order_by_desc(motion::Column::AcceptedAt)
        .order_by_desc(motion::Column::Id)
        .limit(ROWS + 1)
        .all(db)
        .await?;
    let more = found.len() > size;
    found.truncate(size);
    let next = found.last().filter(|_| more);
    let next =
        next.map(|row| Cursor { key: row.accepted_at.unwrap_or_default(), id: row.id }.encode());
    Ok((found, next))
}

async fn rows<C: ConnectionTrait>(db: &C, found: Vec<motion::Model>) -> Result<Vec<PublicRow>> {
    let authors = deputies(db, found.iter().map(|row| row.author_id)).await?;
    let leads = units(db, found.iter().filter_map(|row| row.lead_unit_id)).await?;
    found
        .into_iter()
        .map(|row| {
            let author = authors.get(&row.author_id).map(|one| one.name.clone());
            let lead = row.lead_unit_id.and_then(|id| leads.get(&id));
            Ok(PublicRow {
                id: MotionId(row.id),
                number: row.number.unwrap_or_default(),
                title: row.title,
                state: State::from_code(&row.state).ok_or(Error::Unreadable("state"))?,
                category: row.category.as_deref().and_then(Category::from_code),
                author: author.unwrap_or_default(),
                lead_unit: lead.map(|unit| unit.short_name.clone()),
                outcome: row.outcome,
                accepted_on: Moment(row.accepted_at.unwrap_or_default()).date(),
            })
        })
        .collect()
}

/// One item for everybody; `Hidden` unless it is numbered, disclosed and in sight.
pub async fn public_motion(store: &Store, id: MotionId, now: Moment) -> Result<PublicMotion> {
    let db = store.reader();
    let loaded = load(db, id).await?;
    let row = &loaded.motion;
    let disclosure = rows::disclosure(row)?;
    let withdrawn = !loaded.state.is_public();
    let number = row.number.clone().ok_or(Refusal::Hidden)?;
    if withdrawn || disclosure == Disclosure::None || loaded.scope.quarantined {
        return Err(Refusal::Hidden.into());
    }
    let full = disclosure == Disclosure::Full;
    let units = units(db, loaded.assignments.iter().map(|one| one.unit_id)).await?;
    let authors = deputies(db, [row.author_id]).await?;
    let congress = congress::Entity::find_by_id(row.congress_id).one(db).await?;
    let parts = rows::assignments(&loaded, &units)?;
    let named = |part: Part| {
        let parts = parts.iter().filter(move |one| one.part == part);
        parts.map(|one| one.unit.name.clone()).collect::<Vec<_>>()
    };
    let day = |at: Option<i64>| -> Option<Date> { at.map(|at| Moment(at).date()) };
    Ok(PublicMotion {
        id,
        congress: congress.map(|one| one.name).unwrap_or_default(),
        number,
        state: loaded.state,
        text: public_text(row, full),
        category: row.category.as_deref().and_then(Category::from_code),
        author: authors.get(&row.author_id).cloned().ok_or(Error::Unreadable("author"))?,
        cosigner_count: i64::from(row.cosigner_count),
        lead_unit: named(Part::Lead).into_iter().next(),
        joint_units: named(Part::Joint),
        outcome: row.outcome.clone(),
        replies: replies(store, &loaded, &units, full).await?,
        expectations: expected(store, &loaded, &units, now).await?,
        timeline: public_timeline(store, id).await?,
        submitted_on: day(row.submitted_at),
        assigned_on: day(row.assigned_at),
        replied_on: day(row.replied_at),
    })
}

fn public_text(row: &motion::Model, full: bool) -> PublicText {
    if full {
        PublicText::Full(rows::text(row))
    } else {
        PublicText::Summary { title: row.title.clone(), summary: row.summary.clone() }
    }
}

async fn replies(
    store: &Store,
    loaded: &Loaded,
    units: &std::collections::HashMap<i64, domain::organisation::UnitName>,
    full: bool,
) -> Result<Vec<PublicReply>> {
    let replies = rows::replies(store.reader(), loaded.id(), units).await?;
    let public = |reply: domain::motion::view::ReplyView| PublicReply {
        round: reply.round,
        unit: reply.unit,
        class: reply.class,
        document_number: reply.document_number,
        // where only a summary is disclosed, the letter would tell the rest
        text: if full { reply.text } else { String::new() },
        replied_on: reply.replied_at.date(),
    };
    Ok(replies.into_iter().map(public).collect())
}

/// Of the clocks, the public sees the one by which the reply is due.
async fn expected(
    store: &Store,
    loaded: &Loaded,
    units: &std::collections::HashMap<i64, domain::organisation::UnitName>,
    now: Moment,
) -> Result<Vec<Expectation>> {
    use domain::clock::Clock::{HardReply, Rehandling, Reply};
    let db = store.reader();
    let calendar = store.calendar().await;
    let periods = periods(db, loaded.congress()).await?;
    let all = rows::expectations(db, loaded, units, &periods, &calendar, now).await?;
    let public = |one: &Expectation| matches!(one.deadline.clock, Reply | HardReply | Rehandling);
    Ok(all.into_iter().filter(public).collect())
}

async fn public_timeline(store: &Store, id: MotionId) -> Result<Vec<Entry>> {
    timeline(store.reader(), id, Audience::Public).await
}

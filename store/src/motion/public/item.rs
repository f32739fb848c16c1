//! One item for everybody, as far as it is disclosed.

use std::collections::HashMap;

use domain::event::Audience;
use domain::motion::public::{Preview, public_course};
use domain::motion::redaction::Redaction;
use domain::motion::view::{Entry, Expectation, PublicMotion, PublicReply, PublicText, ReplyView};
use domain::motion::{Category, Disclosure, Kind, Part, State};
use domain::organisation::{DeputyName, UnitName};
use domain::{Action, Event, MandateId, Moment, MotionId, Refusal, UnitId};
use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::connect::Store;
use crate::entity::{assignment, congress, delegation, mandate, motion, person, unit};
use crate::error::{Error, Result};
use crate::event_log::timeline;
use crate::motion::{load, rows};
use crate::operation::Call;

/// One item for everybody; `Hidden` unless it is numbered, disclosed and in sight.
pub async fn public_motion(store: &Store, id: MotionId, now: Moment) -> Result<PublicMotion> {
    let found = motion::Entity::find_by_id(id.0).one(store.reader()).await?;
    let row = found.ok_or(Refusal::Hidden)?;
    let state = state(&row)?;
    let in_sight = row.number.is_some() && (state.is_public() || was_public(state, &row));
    if is_withheld(&row)? || !in_sight {
        return Err(Refusal::Hidden.into());
    }
    shape(store, row, now).await
}

/// What everybody reads of it, or will, for those inside who may read it.
pub async fn public_preview(store: &Store, call: &Call, id: MotionId) -> Result<Preview> {
    let loaded = load(store.reader(), id, call.now).await?;
    loaded.permit(&call.actor, Action::ReadMotion).map_err(|_| Refusal::Hidden)?;
    let (row, state) = (loaded.motion, loaded.state);
    let stands = state.is_public() || was_public(state, &row);
    if is_withheld(&row)? || (state.is_final() && !stands) {
        return Ok(Preview::Nothing);
    }
    let motion = shape(store, row, call.now).await?;
    Ok(if stands { Preview::Now { motion } } else { Preview::Later { motion } })
}

fn state(row: &motion::Model) -> Result<State> {
    State::from_code(&row.state).ok_or(Error::Unreadable("state"))
}

/// Set aside, purged, or not disclosed.
fn is_withheld(row: &motion::Model) -> Result<bool> {
    let taken_out = row.quarantined_at.is_some() || row.purged_at.is_some();
    Ok(taken_out || rows::disclosure(row)? == Disclosure::None)
}

/// What was public stays known to have been there: its number stays used.
fn was_public(state: State, row: &motion::Model) -> bool {
    state == State::Withdrawn && row.accepted_at.is_some()
}

async fn shape(store: &Store, row: motion::Model, now: Moment) -> Result<PublicMotion> {
    let (db, id) = (store.reader(), MotionId(row.id));
    let state = state(&row)?;
    let full = rows::disclosure(&row)? == Disclosure::Full;
    let redaction = rows::redaction(row.hidden_passages.as_deref())?;
    let Origin { author, delegation, congress } = origin(db, row.author_id).await?;
    let parts = parts(db, id).await?;
    let named = |part: Part| {
        let parts = parts.iter().filter(move |one| one.part == part.code());
        parts.map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    let units: HashMap<_, _> = parts.iter().map(|one| (one.id, one.unit())).collect();
    let day = |at: Option<i64>| -> Option<Date> { at.map(|at| Moment(at).date()) };
    Ok(PublicMotion {
        id,
        congress,
        kind: Kind::from_code(&row.kind).ok_or(Error::Unreadable("kind"))?,
        number: row.number.clone().unwrap_or_default(),
        state: state.for_public(row.replied_at.is_some()),
        text: match was_public(state, &row) {
            true => PublicText::Withdrawn { title: redaction.hide(&row.title) },
            false => public_text(&row, &redaction, full),
        },
        category: row.category.as_deref().and_then(Category::from_code),
        author: DeputyName {
            mandate: MandateId(row.author_id),
            name: author,
            delegation: delegation.unwrap_or_default(),
        },
        cosigner_count: i64::from(row.cosigner_count),
        lead_unit: named(Part::Lead).into_iter().next(),
        joint_units: named(Part::Joint),
        replies: replies(db, id, &units, &redaction, full).await?,
        expectations: expected(store, id, &units, now).await?,
        timeline: hidden(public_course(timeline(db, id, Audience::Public).await?), &redaction),
        submitted_on: day(row.submitted_at),
        assigned_on: day(row.assigned_at),
        replied_on: day(row.replied_at),
        closed_on: day(row.closed_at),
        outcome: row.outcome.map(|outcome| redaction.hide(&outcome)),
    })
}

/// Who raised it, and where.
#[derive(FromQueryResult)]
struct Origin {
    author: String,
    delegation: Option<String>,
    congress: String,
}

async fn origin<C: ConnectionTrait>(db: &C, author: i64) -> Result<Origin> {
    let mut query = mandate::Entity::find()
        .select_only()
        .column_as(person::Column::Name, "author")
        .column_as(delegation::Column::Name, "delegation")
        .column_as(congress::Column::Name, "congress")
        .filter(mandate::Column::Id.eq(author));
    let own = |column: mandate::Column| Expr::col((mandate::Entity, column));
    let (person, delegation, congress) = (
        own(mandate::Column::PersonId).equals((person::Entity, person::Column::Id)),
        own(mandate::Column::DelegationId).equals((delegation::Entity, delegation::Column::Id)),
        own(mandate::Column::CongressId).equals((congress::Entity, congress::Column::Id)),
    );
    QuerySelect::query(&mut query)
        .inner_join(person::Entity, person)
        .left_join(delegation::Entity, delegation)
        .inner_join(congress::Entity, congress);
    query.into_model().one(db).await?.ok_or(Error::Unreadable("author"))
}

/// A unit and its part in the handling.
#[derive(FromQueryResult)]
struct UnitPart {
    part: String,
    id: i64,
    name: String,
    short_name: String,
}

impl UnitPart {
    fn unit(&self) -> UnitName {
        UnitName {
            id: UnitId(self.id),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
        }
    }
}

async fn parts<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<Vec<UnitPart>> {
    let mut query = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::Part)
        .columns([unit::Column::Id, unit::Column::Name, unit::Column::ShortName])
        .filter(assignment::Column::MotionId.eq(id.0))
        .filter(assignment::Column::RelievedAt.is_null())
        .order_by_asc(assignment::Column::Id);
    let its: SimpleExpr = Expr::col((assignment::Entity, assignment::Column::UnitId))
        .equals((unit::Entity, unit::Column::Id));
    QuerySelect::query(&mut query).inner_join(unit::Entity, its);
    Ok(query.into_model().all(db).await?)
}

fn public_text(row: &motion::Model, redaction: &Redaction, full: bool) -> PublicText {
    let text = rows::hidden(rows::text(row), redaction);
    if full {
        PublicText::Full(text)
    } else {
        PublicText::Summary { title: text.title, summary: redaction.hide(&row.summary) }
    }
}

/// Of the events that everybody reads, one quotes what was written of the matter.
fn hidden(mut course: Vec<Entry>, redaction: &Redaction) -> Vec<Entry> {
    for entry in &mut course {
        if let Event::Closed { outcome } = &mut entry.event {
            *outcome = redaction.hide(outcome);
        }
    }
    course
}

async fn replies<C: ConnectionTrait>(
    db: &C,
    id: MotionId,
    units: &HashMap<i64, UnitName>,
    redaction: &Redaction,
    full: bool,
) -> Result<Vec<PublicReply>> {
    let replies = rows::replies(db, id, units).await?;
    let public = |reply: ReplyView| PublicReply {
        round: reply.round,
        unit: reply.unit,
        class: reply.class,
        document_number: reply.document_number,
        // where only a summary is disclosed, the letter would tell the rest
        text: if full { redaction.hide(&reply.text) } else { String::new() },
        replied_on: reply.replied_at.date(),
    };
    Ok(replies.into_iter().map(public).collect())
}

/// Of the clocks, the public sees the one by which the reply is due; that of a second round would
/// tell of a grade.
async fn expected(
    store: &Store,
    id: MotionId,
    units: &HashMap<i64, UnitName>,
    now: Moment,
) -> Result<Vec<Expectation>> {
    use domain::clock::Clock::{HardReply, Reply};
    let calendar = store.calendar().await;
    let all = rows::clocks(store.reader(), id, units, &calendar, now).await?;
    let public = |one: &Expectation| matches!(one.deadline.clock, Reply | HardReply);
    Ok(all.into_iter().filter(public).collect())
}

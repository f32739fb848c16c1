//! One item for everybody, as far as it is disclosed.

use std::collections::HashMap;

use domain::event::Audience;
use domain::motion::public::public_course;
use domain::motion::view::{Expectation, PublicMotion, PublicReply, PublicText, ReplyView};
use domain::motion::{Category, Disclosure, Part};
use domain::organisation::UnitName;
use domain::{Moment, MotionId, Refusal};
use jiff::civil::Date;
use sea_orm::EntityTrait;

use crate::connect::Store;
use crate::entity::{congress, motion};
use crate::error::{Error, Result};
use crate::event_log::timeline;
use crate::motion::rows::{self, deputies, units};
use crate::motion::{Loaded, load};
use crate::operation::periods;

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
        state: loaded.state.for_public(row.replied_at.is_some()),
        text: public_text(row, full),
        category: row.category.as_deref().and_then(Category::from_code),
        author: authors.get(&row.author_id).cloned().ok_or(Error::Unreadable("author"))?,
        cosigner_count: i64::from(row.cosigner_count),
        lead_unit: named(Part::Lead).into_iter().next(),
        joint_units: named(Part::Joint),
        outcome: row.outcome.clone(),
        replies: replies(store, &loaded, &units, full).await?,
        expectations: expected(store, &loaded, &units, now).await?,
        timeline: public_course(timeline(db, id, Audience::Public).await?),
        submitted_on: day(row.submitted_at),
        assigned_on: day(row.assigned_at),
        replied_on: day(row.replied_at),
        closed_on: day(row.closed_at),
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
    units: &HashMap<i64, UnitName>,
    full: bool,
) -> Result<Vec<PublicReply>> {
    let replies = rows::replies(store.reader(), loaded.id(), units).await?;
    let public = |reply: ReplyView| PublicReply {
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

/// Of the clocks, the public sees the one by which the reply is due; that of a second round would
/// tell of a grade.
async fn expected(
    store: &Store,
    loaded: &Loaded,
    units: &HashMap<i64, UnitName>,
    now: Moment,
) -> Result<Vec<Expectation>> {
    use domain::clock::Clock::{HardReply, Reply};
    let db = store.reader();
    let calendar = store.calendar().await;
    let periods = periods(db, loaded.congress()).await?;
    let all = rows::expectations(db, loaded, units, &periods, &calendar, now).await?;
    let public = |one: &Expectation| matches!(one.deadline.clock, Reply | HardReply);
    Ok(all.into_iter().filter(public).collect())
}

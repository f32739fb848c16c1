//! Reading the rows around a motion into the shapes that views share.

use std::collections::HashMap;

use domain::clock::{Clock, Deadline, Period, Periods};
use domain::motion::redaction::Redaction;
use domain::motion::view::{
    AssignmentView, ContactView, CosignerView, Expectation, FileView, ReplyView,
};
use domain::motion::{
    Category, ContactLevel, ContactMethod, CosignState, Disclosure, Draft, Kind, MotionText, Part,
    ReplyClass,
};
use domain::organisation::{DeputyName, UnitName};
use domain::{Calendar, MandateId, Moment, MotionId, ReplyId, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Loaded;
use super::clocks::measure_from_code;
use crate::entity::{contact, deadline, delegation, file, mandate, motion, person, reply, unit};
use crate::error::{Error, Result};

pub fn draft(row: &motion::Model) -> Result<Draft> {
    Ok(Draft {
        kind: Kind::from_code(&row.kind).ok_or(Error::Unreadable("kind"))?,
        text: text(row),
        category: row.category.as_deref().and_then(Category::from_code),
        disclosure: disclosure(row)?,
        summary: row.summary.clone(),
    })
}

pub fn text(row: &motion::Model) -> MotionText {
    MotionText {
        title: row.title.clone(),
        problem: row.problem.clone(),
        reason: row.reason.clone(),
        proposal: row.proposal.clone(),
    }
}

/// What the public does not read; kept as it was checked.
pub fn redaction(passages: Option<&str>) -> Result<Redaction> {
    Redaction::of(passages.unwrap_or_default()).map_err(|_| Error::Unreadable("hidden passages"))
}

/// The words as the public reads them.
pub fn hidden(text: MotionText, redaction: &Redaction) -> MotionText {
    MotionText {
        title: redaction.hide(&text.title),
        problem: redaction.hide(&text.problem),
        reason: redaction.hide(&text.reason),
        proposal: redaction.hide(&text.proposal),
    }
}

pub fn disclosure(row: &motion::Model) -> Result<Disclosure> {
    Disclosure::from_code(&row.disclosure).ok_or(Error::Unreadable("disclosure"))
}

#[derive(FromQueryResult)]
struct Named {
    id: i64,
    name: String,
    delegation: Option<String>,
}

/// Names of mandates, in one query however many there are.
pub async fn deputies<C: ConnectionTrait>(
    db: &C,
    mandates: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, DeputyName>> {
    let mut query = mandate::Entity::find()
        .select_only()
        .column(mandate::Column::Id)
        .column(person::Column::Name)
        .column_as(delegation::Column::Name, "delegation")
        .filter(mandate::Column::Id.is_in(mandates));
    let own = |column: mandate::Column| Expr::col((mandate::Entity, column));
    QuerySelect::query(&mut query)
        .inner_join(
            person::Entity,
            own(mandate::Column::PersonId).equals((person::Entity, person::Column::Id)),
        )
        .left_join(
            delegation::Entity,
            own(mandate::Column::DelegationId).equals((delegation::Entity, delegation::Column::Id)),
        );
    let rows: Vec<Named> = query.into_model().all(db).await?;
    let name = |row: Named| DeputyName {
        mandate: MandateId(row.id),
        name: row.name,
        delegation: row.delegation.unwrap_or_default(),
    };
    Ok(rows.into_iter().map(|row| (row.id, name(row))).collect())
}

pub async fn units<C: ConnectionTrait>(
    db: &C,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, UnitName>> {
    let wanted: Vec<i64> = ids.into_iter().collect();
    let rows = unit::Entity::find().filter(unit::Column::Id.is_in(wanted)).all(db).await?;
    let name = |row: unit::Model| UnitName {
        id: UnitId(row.id),
        name: row.name,
        short_name: row.short_name,
    };
    Ok(rows.into_iter().map(|row| (row.id, name(row))).collect())
}

pub fn assignments(loaded: &Loaded, units: &HashMap<i64, UnitName>) -> Result<Vec<AssignmentView>> {
    let view = |row: &crate::entity::assignment::Model| {
        Ok(AssignmentView {
            unit: units.get(&row.unit_id).cloned().ok_or(Error::Unreadable("unit"))?,
            part: Part::from_code(&row.part).ok_or(Error::Unreadable("part"))?,
            signed_at: row.signed_at.map(Moment),
            opinion: row.opinion.clone(),
            opinion_at: row.opinion_at.map(Moment),
        })
    };
    loaded.assignments.iter().map(view).collect()
}

pub fn cosigners(loaded: &Loaded, names: &HashMap<i64, DeputyName>) -> Result<Vec<CosignerView>> {
    let view = |row: &crate::entity::cosigner::Model| {
        Ok(CosignerView {
            deputy: names.get(&row.mandate_id).cloned().ok_or(Error::Unreadable("mandate"))?,
            state: CosignState::from_code(&row.state).ok_or(Error::Unreadable("co-signer"))?,
            current: row.revision == Some(loaded.motion.revision),
        })
    };
    loaded.cosigners.iter().map(view).collect()
}

pub async fn contacts<C: ConnectionTrait>(
    db: &C,
    id: MotionId,
    units: &HashMap<i64, UnitName>,
) -> Result<Vec<ContactView>> {
    let rows = contact::Entity::find()
        .filter(contact::Column::MotionId.eq(id.0))
        .order_by_asc(contact::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ContactView {
                unit: units.get(&row.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
                method: ContactMethod::from_code(&row.method)
                    .ok_or(Error::Unreadable("contact method"))?,
                level: ContactLevel::from_code(&row.level)
                    .ok_or(Error::Unreadable("contact level"))?,
                place: row.place,
                note: row.note,
                met_on: row.met_on.parse().map_err(|_| Error::Unreadable("date"))?,
            })
        })
        .collect()
}

pub async fn replies<C: ConnectionTrait>(
    db: &C,
    id: MotionId,
    units: &HashMap<i64, UnitName>,
) -> Result<Vec<ReplyView>> {
    let rows = reply::Entity::find()
        .filter(reply::Column::MotionId.eq(id.0))
        .order_by_asc(reply::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ReplyView {
                id: ReplyId(row.id),
                round: row.round,
                unit: units.get(&row.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
                class: ReplyClass::from_code(&row.class).ok_or(Error::Unreadable("reply class"))?,
                document_number: row.document_number,
                text: row.text,
                replied_at: Moment(row.replied_at),
            })
        })
        .collect()
}

pub async fn files<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<Vec<FileView>> {
    let rows = file::Entity::find()
        .filter(file::Column::MotionId.eq(id.0))
        .order_by_asc(file::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(crate::file::view).collect())
}

/// The clocks that run or ran, each counted again so that it can explain itself. The date for
/// ratings follows from the day of the reply alone, so it tells nothing of any rating.
pub async fn expectations<C: ConnectionTrait>(
    db: &C,
    loaded: &Loaded,
    units: &HashMap<i64, UnitName>,
    periods: &Periods,
    calendar: &Calendar,
    now: Moment,
) -> Result<Vec<Expectation>> {
    let mut list = clocks(db, loaded.id(), units, calendar, now).await?;
    if let (domain::motion::State::Replied, Some(at)) = (loaded.state, loaded.motion.replied_at) {
        let deadline = Deadline::count(Clock::Rating, Moment(at).date(), periods, calendar);
        let lamp = Some(deadline.lamp(now.date(), calendar));
        list.push(Expectation { deadline, unit: None, met_at: None, lamp });
    }
    Ok(list)
}

/// Of those, the ones that were set: all but the date for ratings.
pub async fn clocks<C: ConnectionTrait>(
    db: &C,
    id: MotionId,
    units: &HashMap<i64, UnitName>,
    calendar: &Calendar,
    now: Moment,
) -> Result<Vec<Expectation>> {
    let rows = deadline::Entity::find()
        .filter(deadline::Column::MotionId.eq(id.0))
        .filter(deadline::Column::SupersededAt.is_null())
        .order_by_asc(deadline::Column::Id)
        .all(db)
        .await?;
    let today = now.date();
    let mut list = Vec::with_capacity(rows.len() + 1);
    for row in rows {
        let clock = Clock::from_code(&row.clock).ok_or(Error::Unreadable("clock"))?;
        let amount = u16::try_from(row.amount).map_err(|_| Error::Unreadable("period"))?;
        let period = Period { amount, measure: measure_from_code(&row.measure) };
        let from = row.starts_on.parse().map_err(|_| Error::Unreadable("date"))?;
        let mut own = Periods::default();
        own.0.insert(clock, period);
        let mut deadline = Deadline::count(clock, from, &own, calendar);
        // what was promised stands, even where the calendar has changed since
        deadline.counted.date = row.due_on.parse().map_err(|_| Error::Unreadable("date"))?;
        deadline.counted.provisional = row.provisional;
        list.push(Expectation {
            lamp: row.met_at.is_none().then(|| deadline.lamp(today, calendar)),
            unit: row.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.short_name.clone()),
            met_at: row.met_at.map(Moment),
            deadline,
        });
    }
    Ok(list)
}

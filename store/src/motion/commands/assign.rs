//! 交办 and 改派: a lead unit, joint units, and the dates that follow from the law.

use domain::clock::{Clock, Deadline};
use domain::motion::Part;
use domain::motion::outcome::Assignment;
use domain::motion::workflow::Row;
use domain::{Action, Event, Flaw, MotionId, Refusal, UnitId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::connect::Store;
use crate::entity::{assignment, unit};
use crate::error::Result;
use crate::motion::clocks::{start, supersede, take};
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};

pub async fn assign(store: &Store, call: &Call, id: MotionId, parts: Assignment) -> Result<()> {
    let lead = parts.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Assign)?;
    let units = units(&op, &loaded, lead, &parts.joint).await?;
    let rows = units.iter().map(|(unit, part)| assignment::ActiveModel {
        motion_id: Set(id.0),
        unit_id: Set(unit.id),
        part: Set(part.code().to_owned()),
        assigned_at: Set(op.now().0),
        ..Default::default()
    });
    assignment::Entity::insert_many(rows).exec_without_returning(op.db()).await?;
    hand(&op, &loaded, row, lead, &parts).await?;
    let units = names(units);
    op.record(permit, loaded.subject(), Event::Assigned { units, hard: parts.hard }).await
}

/// 改派: other units, or other parts; the dates are counted anew from today. A unit that has asked
/// to be relieved is not given it again.
pub async fn reassign(store: &Store, call: &Call, id: MotionId, parts: Assignment) -> Result<()> {
    let lead = parts.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Reassign)?;
    let units = units(&op, &loaded, lead, &parts.joint).await?;
    let before = assignment::Entity::find()
        .filter(assignment::Column::MotionId.eq(id.0))
        .all(op.db())
        .await?;
    for (unit, part) in &units {
        let known = before.iter().find(|one| one.unit_id == unit.id);
        if known.is_some_and(|one| one.declined_at.is_some()) {
            let field = if *part == Part::Lead { "lead" } else { "joint" };
            return Err(Refusal::field(field, Flaw::Taken).into());
        }
        give(&op, id, unit.id, *part, known).await?;
    }
    let kept: Vec<i64> = units.iter().map(|(unit, _)| unit.id).collect();
    let relieved = relieved(&op, &before, &kept).await?;
    assignment::Entity::update_many()
        .set(assignment::ActiveModel { relieved_at: Set(Some(op.now().0)), ..Default::default() })
        .filter(assignment::Column::MotionId.eq(id.0))
        .filter(assignment::Column::UnitId.is_not_in(kept))
        .filter(assignment::Column::RelievedAt.is_null())
        .exec(op.db())
        .await?;
    supersede(&op, &loaded, row.stops).await?;
    hand(&op, &loaded, &Row { stops: &[], ..*row }, lead, &parts).await?;
    let mut events = vec![Event::Reassigned { units: names(units), hard: parts.hard }];
    events.extend(relieved);
    op.record_all(permit, loaded.subject(), events, 0).await
}

/// One for each unit that had it until now and has it no longer.
async fn relieved(
    op: &Operation<'_>,
    before: &[assignment::Model],
    kept: &[i64],
) -> Result<Vec<Event>> {
    let held = before.iter().filter(|one| one.relieved_at.is_none());
    let gone: Vec<i64> = held.map(|one| one.unit_id).filter(|id| !kept.contains(id)).collect();
    let rows = unit::Entity::find()
        .filter(unit::Column::Id.is_in(gone))
        .order_by_asc(unit::Column::Id)
        .all(op.db())
        .await?;
    let event = |unit: unit::Model| Event::Relieved { id: UnitId(unit.id), unit: unit.name };
    Ok(rows.into_iter().map(event).collect())
}

/// Gives a unit its part: anew, or the one it had, in which what it said in the same part stands.
async fn give(
    op: &Operation<'_>,
    id: MotionId,
    unit: i64,
    part: Part,
    known: Option<&assignment::Model>,
) -> Result<()> {
    let mut row = assignment::ActiveModel {
        part: Set(part.code().to_owned()),
        relieved_at: Set(None),
        ..Default::default()
    };
    let Some(known) = known else {
        row.motion_id = Set(id.0);
        row.unit_id = Set(unit);
        row.assigned_at = Set(op.now().0);
        row.insert(op.db()).await?;
        return Ok(());
    };
    row.id = Set(known.id);
    if known.relieved_at.is_some() || known.part != part.code() {
        row.assigned_at = Set(op.now().0);
        row.signed_at = Set(None);
        row.opinion = Set(None);
        row.opinion_at = Set(None);
    }
    row.update(op.db()).await?;
    Ok(())
}

/// Takes the row with the clocks of those who have it now.
async fn hand(
    op: &Operation<'_>,
    loaded: &Loaded,
    row: &Row,
    lead: UnitId,
    parts: &Assignment,
) -> Result<()> {
    let reply = start_clocks(op, loaded, parts).await?;
    let now = op.now().0;
    take(op, loaded, &Row { starts: &[], ..*row }, |motion| {
        motion.assigned_at = Set(Some(now));
        motion.lead_unit_id = Set(Some(lead.0));
        motion.due_on = Set(reply.as_ref().map(|one| one.due().to_string()));
        motion.due_provisional = Set(reply.is_some_and(|one| one.counted.provisional));
        motion.objection = Set(None);
    })
    .await
}

fn names(units: Vec<(unit::Model, Part)>) -> Vec<(String, Part)> {
    units.into_iter().map(|(unit, part)| (unit.name, part)).collect()
}

/// The clocks of the row, per unit where a unit is meant, three months or six.
async fn start_clocks(
    op: &Operation<'_>,
    loaded: &Loaded,
    parts: &Assignment,
) -> Result<Option<Deadline>> {
    start(op, loaded, Clock::Decline, parts.lead).await?;
    start(op, loaded, Clock::FirstContact, parts.lead).await?;
    let said = |unit: UnitId| {
        let its = loaded.assignments.iter().find(|one| one.unit_id == unit.0);
        its.is_some_and(|one| one.part == Part::Joint.code() && one.opinion.is_some())
    };
    for unit in parts.joint.iter().filter(|unit| !said(**unit)) {
        start(op, loaded, Clock::Opinion, Some(*unit)).await?;
    }
    let clock = if parts.hard { Clock::HardReply } else { Clock::Reply };
    start(op, loaded, clock, parts.lead).await
}

async fn units(
    op: &Operation<'_>,
    loaded: &Loaded,
    lead: UnitId,
    joint: &[UnitId],
) -> Result<Vec<(unit::Model, Part)>> {
    let wanted: Vec<i64> = std::iter::once(lead.0).chain(joint.iter().map(|id| id.0)).collect();
    let known = unit::Entity::find()
        .filter(unit::Column::Id.is_in(wanted.clone()))
        .filter(unit::Column::CongressId.eq(loaded.motion.congress_id))
        .filter(unit::Column::Retired.eq(false))
        .all(op.db())
        .await?;
    let find = |id: i64| known.iter().find(|unit| unit.id == id).cloned();
    let mut units = Vec::new();
    for (place, id) in wanted.into_iter().enumerate() {
        let (part, field) = if place == 0 { (Part::Lead, "lead") } else { (Part::Joint, "joint") };
        let unit = find(id).ok_or_else(|| Refusal::field(field, Flaw::Unknown))?;
        units.push((unit, part));
    }
    Ok(units)
}

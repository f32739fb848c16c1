//! 交办: a lead unit, joint units, and the dates that follow from the law.

use domain::clock::{Clock, Deadline};
use domain::motion::Part;
use domain::motion::outcome::Assignment;
use domain::motion::workflow::Row;
use domain::{Action, Event, Flaw, MotionId, Refusal, UnitId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::{assignment, unit};
use crate::error::Result;
use crate::motion::clocks::{start, take};
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};

pub async fn assign(store: &Store, call: &Call, id: MotionId, parts: Assignment) -> Result<()> {
    let lead = parts.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(op.db(), id).await?;
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
    let reply = start_clocks(&op, &loaded, &parts).await?;
    let now = op.now().0;
    let begun = Row { starts: &[], ..*row };
    take(&op, &loaded, &begun, |motion| {
        motion.assigned_at = Set(Some(now));
        motion.lead_unit_id = Set(Some(lead.0));
        motion.due_on = Set(reply.as_ref().map(|one| one.due().to_string()));
        motion.due_provisional = Set(reply.is_some_and(|one| one.counted.provisional));
    })
    .await?;
    let names = units.into_iter().map(|(unit, part)| (unit.name, part)).collect();
    op.record(permit, loaded.subject(), Event::Assigned { units: names, hard: parts.hard }).await
}

/// The clocks of the row, per unit where a unit is meant, three months or six.
async fn start_clocks(
    op: &Operation<'_>,
    loaded: &Loaded,
    parts: &Assignment,
) -> Result<Option<Deadline>> {
    start(op, loaded, Clock::Decline, parts.lead).await?;
    start(op, loaded, Clock::FirstContact, parts.lead).await?;
    for unit in &parts.joint {
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

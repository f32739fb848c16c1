//! 撤销交办: minutes after assigning, while nobody has done or read anything of it. It is accepted
//! again, under its number, and the day by which it has to be assigned is the one it had.

use domain::clock::Clock;
use domain::motion::workflow::Row;
use domain::{Action, Event, MotionId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::connect::Store;
use crate::entity::{assignment, event};
use crate::error::Result;
use crate::motion::clocks::{run_on, supersede, take};
use crate::motion::lock;
use crate::motion::rows::units;
use crate::operation::{Begun, Call, Operation};
use crate::outbox;

pub async fn take_back(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::TakeBack)?;
    let known = units(op.db(), loaded.assignments.iter().map(|one| one.unit_id)).await?;
    let name = |one: &assignment::Model| known.get(&one.unit_id).map(|unit| unit.name.clone());
    let names = loaded.assignments.iter().filter_map(name).collect();
    assignment::Entity::delete_many()
        .filter(assignment::Column::MotionId.eq(id.0))
        .exec(op.db())
        .await?;
    untell(&op, id).await?;
    supersede(&op, &loaded, row.stops).await?;
    let running = run_on(&op, &loaded, Clock::Assign).await?;
    take(&op, &loaded, &Row { stops: &[], starts: &[], ..*row }, |motion| {
        motion.assigned_at = Set(None);
        motion.lead_unit_id = Set(None);
        motion.due_on = Set(running.as_ref().map(|one| one.due_on.clone()));
        motion.due_provisional = Set(running.is_some_and(|one| one.provisional));
    })
    .await?;
    op.record(permit, loaded.subject(), Event::AssignmentTakenBack { units: names }).await
}

/// The last event is the assignment: the guard has asked.
async fn untell(op: &Operation<'_>, id: MotionId) -> Result<()> {
    let last = event::Entity::find()
        .filter(event::Column::Subject.eq("motion"))
        .filter(event::Column::SubjectId.eq(id.0))
        .order_by_desc(event::Column::Id)
        .one(op.db())
        .await?;
    match last {
        Some(last) => outbox::untell_units(op.db(), last.id).await,
        None => Ok(()),
    }
}

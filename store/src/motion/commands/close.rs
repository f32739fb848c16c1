//! After release: order it handled again, pass it to supervision, or close it.

use domain::motion::outcome::{check_outcome, check_reason};
use domain::{Action, Event, MotionId};
use sea_orm::ActiveValue::Set;

use super::simple::simple;
use crate::connect::Store;
use crate::error::Result;
use crate::motion::clocks::take;
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};
use crate::search;

/// 重新办理, in the office's own words; the next round begins.
pub async fn order_rehandling(
    store: &Store,
    call: &Call,
    id: MotionId,
    note: String,
) -> Result<()> {
    check_reason("note", &note)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let mut loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::OrderRehandling)?;
    let round = loaded.motion.round + 1;
    loaded.motion.round = round;
    take(&op, &loaded, row, |motion| {
        motion.round = Set(round);
        motion.rehandling_note = Set(Some(note.clone()));
    })
    .await?;
    op.record(permit, loaded.subject(), Event::RehandlingOrdered { note, round }).await
}

/// 督办: after a second 不满意.
pub async fn supervise(store: &Store, call: &Call, id: MotionId, note: String) -> Result<()> {
    check_reason("note", &note)?;
    simple(store, call, id, Action::Supervise, Event::Supervised { note }, |_, _| {}).await
}

/// 办结, with the outcome in one sentence for the public.
pub async fn close(store: &Store, call: &Call, id: MotionId, outcome: String) -> Result<()> {
    check_outcome(&outcome)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Close)?;
    let now = op.now().0;
    take(&op, &loaded, row, |motion| {
        motion.closed_at = Set(Some(now));
        motion.outcome = Set(Some(outcome.clone()));
    })
    .await?;
    search::index_motion(op.db(), id).await?;
    op.record(permit, loaded.subject(), Event::Closed { outcome }).await
}

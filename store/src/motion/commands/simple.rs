//! A step that changes nothing but the motion's own row: as most of the procedure is.

use domain::{Action, Event, Moment, MotionId};

use crate::connect::Store;
use crate::entity::motion;
use crate::error::Result;
use crate::motion::clocks::take;
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};

/// Takes `action` with `change` to the row, and records `event`; the words were checked before.
pub(super) async fn simple(
    store: &Store,
    call: &Call,
    id: MotionId,
    action: Action,
    event: Event,
    change: impl FnOnce(&mut motion::ActiveModel, Moment),
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, action)?;
    let now = op.now();
    take(&op, &loaded, row, |motion| change(motion, now)).await?;
    op.record(permit, loaded.subject(), event).await
}

//! 公开: the office decides how much of a suggestion everybody reads.

use domain::motion::redaction::Publicity;
use domain::{Action, Event, MotionId, Refusal};
use sea_orm::ActiveValue::Set;

use crate::connect::Store;
use crate::entity::motion;
use crate::error::Result;
use crate::motion::clocks::update;
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};
use crate::search;

/// Changes nothing of the words: what is hidden is hidden from the public alone, and from the
/// search, which serves all.
pub async fn set_publicity(
    store: &Store,
    call: &Call,
    id: MotionId,
    publicity: Publicity,
) -> Result<()> {
    let hidden = publicity.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let permit = loaded.permit(&call.actor, Action::SetPublicity)?;
    if loaded.scope.quarantined {
        return Err(Refusal::WrongState(loaded.state).into());
    }
    let lines = hidden.passages();
    let model = motion::ActiveModel {
        disclosure: Set(publicity.disclosure.code().to_owned()),
        summary: Set(publicity.summary.trim().to_owned()),
        hidden_passages: Set((!lines.is_empty()).then(|| lines.join("\n"))),
        version: Set(loaded.motion.version + 1),
        updated_at: Set(op.now().0),
        ..Default::default()
    };
    update(&op, &loaded, loaded.state.code(), model).await?;
    search::index_motion(op.db(), id).await?;
    let event = Event::PublicitySet { disclosure: publicity.disclosure, hidden: lines.len() };
    op.record(permit, loaded.subject(), event).await
}

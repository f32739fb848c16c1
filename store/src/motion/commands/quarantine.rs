//! 隔离 and 清除: what must not be here is taken out of sight, then out of the house, on record.

use domain::motion::outcome::check_reason;
use domain::{Action, Event, MotionId, Refusal};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::{assignment, contact, event, file, motion, notice, reply};
use crate::error::{Error, Result};
use crate::file::commands as strays;
use crate::motion::clocks::update;
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};
use crate::{rating, search};

/// Takes it out of everybody's sight but the office's.
pub async fn quarantine(store: &Store, call: &Call, id: MotionId, reason: String) -> Result<()> {
    check_reason("reason", &reason)?;
    set(store, call, id, Action::Quarantine, Event::Quarantined { reason }).await
}

/// Puts it back in sight.
pub async fn restore(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    set(store, call, id, Action::Restore, Event::Restored).await
}

async fn set(store: &Store, call: &Call, id: MotionId, action: Action, event: Event) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let permit = loaded.permit(&call.actor, action)?;
    let aside = action == Action::Quarantine;
    if loaded.scope.quarantined == aside {
        return Err(Refusal::WrongState(loaded.state).into());
    }
    let at = if aside { Some(op.now().0) } else { None };
    let model = motion::ActiveModel {
        quarantined_at: Set(at),
        version: Set(loaded.motion.version + 1),
        ..Default::default()
    };
    update(&op, &loaded, loaded.state.code(), model).await?;
    op.record(permit, loaded.subject(), event).await
}

/// Removes words, letters, notes and files for good; the number and the record stay.
/// Returns the keys under which the files lay; a crash before they are gone leaves it to the sweep.
pub async fn purge(
    store: &Store,
    call: &Call,
    id: MotionId,
    reason: String,
) -> Result<Vec<String>> {
    check_reason("reason", &reason)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(Vec::new());
    };
    let loaded = lock(&op, id).await?;
    let permit = loaded.permit(&call.actor, Action::Purge)?;
    if !loaded.scope.quarantined {
        return Err(Refusal::WrongState(loaded.state).into());
    }
    let db = op.db();
    let files = file::Entity::find().filter(file::Column::MotionId.eq(id.0)).all(db).await?;
    file::Entity::delete_many().filter(file::Column::MotionId.eq(id.0)).exec(db).await?;
    reply::Entity::delete_many().filter(reply::Column::MotionId.eq(id.0)).exec(db).await?;
    contact::Entity::delete_many().filter(contact::Column::MotionId.eq(id.0)).exec(db).await?;
    assignment::Entity::update_many()
        .set(assignment::ActiveModel {
            opinion: Set(None),
            decline_reason: Set(None),
            ..Default::default()
        })
        .filter(assignment::Column::MotionId.eq(id.0))
        .exec(db)
        .await?;
    notice::Entity::update_many()
        .set(notice::ActiveModel { title: Set(String::new()), ..Default::default() })
        .filter(notice::Column::Subject.eq("motion"))
        .filter(notice::Column::SubjectId.eq(id.0))
        .exec(db)
        .await?;
    blank_events(&op, id).await?;
    rating::forget_words(db, id).await?;
    search::erase_motion(db, id).await?;
    let blank = String::new;
    let model = motion::ActiveModel {
        title: Set(blank()),
        problem: Set(blank()),
        reason: Set(blank()),
        proposal: Set(blank()),
        summary: Set(blank()),
        outcome: Set(None),
        return_reason: Set(None),
        refusal_note: Set(None),
        rehandling_note: Set(None),
        objection: Set(None),
        extension_reason: Set(None),
        withdrawal_reason: Set(None),
        hidden_passages: Set(None),
        purged_at: Set(Some(op.now().0)),
        version: Set(loaded.motion.version + 1),
        ..Default::default()
    };
    update(&op, &loaded, loaded.state.code(), model).await?;
    let keys: Vec<String> = files.into_iter().map(|file| file.storage_key).collect();
    strays::condemn(db, &keys).await?;
    op.record(permit, loaded.subject(), Event::Purged { reason }).await?;
    for key in &keys {
        strays::remove(store, key).await;
    }
    Ok(keys)
}

/// What earlier events quoted of the words goes with the words; that they happened stays.
async fn blank_events(op: &Operation<'_>, id: MotionId) -> Result<()> {
    let rows = event::Entity::find()
        .filter(event::Column::Subject.eq("motion"))
        .filter(event::Column::SubjectId.eq(id.0))
        .all(op.db())
        .await?;
    for row in rows {
        let event = serde_json::from_str(&row.data).map_err(|_| Error::Unreadable("event"))?;
        let Some(blanked) = blanked(event) else { continue };
        let data = serde_json::to_string(&blanked).map_err(|_| Error::Unreadable("event"))?;
        event::ActiveModel { id: Set(row.id), data: Set(data), ..Default::default() }
            .update(op.db())
            .await?;
    }
    Ok(())
}

/// The event without what somebody wrote; `None` where nobody wrote anything. Why it was set
/// aside is the office's own record and stays.
fn blanked(event: Event) -> Option<Event> {
    let blank = String::new;
    Some(match event {
        Event::Attached { file, .. } => Event::Attached { file, name: blank() },
        Event::Withdrawn { submitted, .. } => Event::Withdrawn { reason: blank(), submitted },
        Event::WithdrawalAsked { .. } => Event::WithdrawalAsked { reason: blank() },
        Event::Returned { .. } => Event::Returned { reason: blank() },
        Event::Refused { reason, .. } => Event::Refused { reason, note: blank() },
        Event::Replied { unit, class, round, .. } => {
            Event::Replied { unit, class, document_number: blank(), round }
        }
        Event::CommitteeViewGiven { .. } => Event::CommitteeViewGiven { note: blank() },
        Event::TurnedIntoSuggestion { bill, .. } => {
            Event::TurnedIntoSuggestion { bill, note: blank() }
        }
        Event::UnitObjected { .. } => Event::UnitObjected { reason: blank() },
        Event::DeclineAsked { unit, .. } => Event::DeclineAsked { unit, reason: blank() },
        Event::DeclineUpheld { unit, .. } => Event::DeclineUpheld { unit, note: blank() },
        Event::Urged { .. } => Event::Urged { note: blank() },
        Event::ExtensionAsked { unit, .. } => Event::ExtensionAsked { unit, reason: blank() },
        Event::ExtensionDenied { .. } => Event::ExtensionDenied { note: blank() },
        Event::RehandlingOrdered { round, .. } => Event::RehandlingOrdered { note: blank(), round },
        Event::Supervised { .. } => Event::Supervised { note: blank() },
        Event::Closed { .. } => Event::Closed { outcome: blank() },
        _ => return None,
    })
}

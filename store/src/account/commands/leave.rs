//! Leaving: this browser, another one, or all the others.

use domain::account::SignedIn;
use domain::{Event, Moment, Permit, Refusal, SignInId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{end_sessions, half, own, subject};
use crate::connect::Store;
use crate::entity::sign_in;
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};

/// Ends the session of this browser.
pub async fn sign_out(store: &Store, who: &SignedIn, now: Moment) -> Result<()> {
    let leave = half(who, now)?;
    end_one(store, leave, who.sign_in, Event::SignedOut).await
}

/// Ends another session of the same account: its next request is refused.
pub async fn revoke(store: &Store, who: &SignedIn, id: SignInId, now: Moment) -> Result<()> {
    end_one(store, own(who, now)?, id, Event::SessionRevoked).await
}

async fn end_one(
    store: &Store,
    (permit, call): (Permit, Call),
    id: SignInId,
    event: Event,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    let ended = sign_in::ActiveModel { revoked_at: Set(Some(call.now.0)), ..Default::default() };
    let done = sign_in::Entity::update_many()
        .set(ended)
        .filter(sign_in::Column::Id.eq(id.0))
        .filter(sign_in::Column::AccountId.eq(call.actor.account.0))
        .filter(sign_in::Column::RevokedAt.is_null())
        .exec(op.db())
        .await?;
    if done.rows_affected == 0 {
        return Err(Refusal::Hidden.into());
    }
    let subject = Subject::Account(call.actor.account.0);
    op.record(permit, subject, event).await
}

/// Ends every session of the account but this one. Returns how many.
pub async fn revoke_others(store: &Store, who: &SignedIn, now: Moment) -> Result<u64> {
    let (permit, call) = own(who, now)?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(0) };
    let ended = end_sessions(op.db(), who.actor.account.0, Some(who.sign_in), now).await?;
    if ended > 0 {
        op.record(permit, subject(who), Event::SessionRevoked).await?;
    }
    Ok(ended)
}

/// Notes that a session is in use, so that it does not end as idle. A counter, no event.
pub async fn note_seen(store: &Store, id: SignInId, now: Moment) -> Result<()> {
    let seen = sign_in::ActiveModel { seen_at: Set(now.0), ..Default::default() };
    sign_in::Entity::update_many()
        .set(seen)
        .filter(sign_in::Column::Id.eq(id.0))
        .filter(sign_in::Column::SeenAt.lt(now.0))
        .filter(sign_in::Column::RevokedAt.is_null())
        .exec(store.writer())
        .await?;
    Ok(())
}

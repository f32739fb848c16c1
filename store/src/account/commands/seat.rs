//! Changing seats: the same person, another office, in the same session.

use domain::account::SignedIn;
use domain::{Event, Moment, Refusal, Role, SeatId};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{own, subject};
use crate::account::find;
use crate::connect::Store;
use crate::entity::sign_in;
use crate::error::{Error, Result};
use crate::operation::{Begun, Operation};

/// Wears another seat of the same account; returns when the session ends, which a seat in a
/// stricter congress makes sooner. The token stays: whoever holds it may take any of the seats, so
/// a new one would keep nobody out, and a second click would be signed out.
pub async fn switch_seat(
    store: &Store,
    who: &SignedIn,
    seat: SeatId,
    now: Moment,
) -> Result<Moment> {
    let (permit, call) = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    let row = known.seats.iter().find(|one| one.id == seat.0).ok_or(Refusal::Hidden)?;
    let role = Role::from_code(&row.role).ok_or(Error::Unreadable("role"))?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else {
        return Err(Refusal::SignedOut.into());
    };
    let old = sign_in::Entity::find_by_id(who.sign_in.0)
        .filter(sign_in::Column::RevokedAt.is_null())
        .lock_exclusive()
        .one(op.db())
        .await?
        .ok_or(Refusal::SignedOut)?;
    // the second click of two
    if old.seat_id == seat.0 {
        return Ok(Moment(old.expires_at));
    }
    let congress = domain::CongressId(row.congress_id);
    let rules = find::rules_of(op.db(), congress).await?;
    let latest = Moment(old.created_at).plus_days(rules.absolute_days);
    let expires_at = latest.min(Moment(old.expires_at));
    let change = sign_in::ActiveModel {
        id: Unchanged(old.id),
        seat_id: Set(seat.0),
        expires_at: Set(expires_at.0),
        seen_at: Set(now.0),
        ..Default::default()
    };
    sign_in::Entity::update(change).exec(op.db()).await?;
    op.record(permit, subject(who), Event::SeatWorn { role }).await?;
    Ok(expires_at)
}

//! Changing seats: the same person, another office; the session gets a new token.

use domain::account::SignedIn;
use domain::{Event, Moment, Refusal, Role, SeatId};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{Entered, own, renew, subject};
use crate::account::find;
use crate::connect::Store;
use crate::entity::sign_in;
use crate::error::{Error, Result};
use crate::operation::{Begun, Operation};

/// Wears another seat of the same account. A seat in a stricter congress shortens the session.
pub async fn switch_seat(
    store: &Store,
    who: &SignedIn,
    seat: SeatId,
    now: Moment,
) -> Result<Entered> {
    let (permit, call) = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    let row = known.seats.iter().find(|one| one.id == seat.0).ok_or(Refusal::Hidden)?;
    let role = Role::from_code(&row.role).ok_or(Error::Unreadable("role"))?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else {
        return Err(Refusal::SignedOut.into());
    };
    let old =
        sign_in::Entity::find_by_id(who.sign_in.0).one(op.db()).await?.ok_or(Refusal::SignedOut)?;
    let congress = domain::CongressId(row.congress_id);
    let rules = find::rules_of(op.db(), congress).await?;
    let latest = Moment(old.created_at).plus_days(rules.absolute_days);
    let expires_at = latest.min(Moment(old.expires_at));
    let change = sign_in::ActiveModel {
        seat_id: Set(seat.0),
        expires_at: Set(expires_at.0),
        ..Default::default()
    };
    let token = renew(op.db(), who, change, now).await?;
    op.record(permit, subject(who), Event::SeatWorn { role }).await?;
    Ok(Entered { token, expires_at, pending: None, seats: known.seats.len() })
}

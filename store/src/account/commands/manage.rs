//! What an administrator does to the accounts of the congress; nothing here reads content.

use std::collections::BTreeSet;

use domain::account::{AccountState, is_phone, normal_name};
use domain::policy::{Scope, allows, permit};
use domain::{AccountId, Action, CongressId, Event, Flaw, Permit, Refusal, SeatId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::phone::void_codes;
use super::{end_sessions, enrol};
use crate::account::{find, messages};
use crate::connect::Store;
use crate::entity::{account, person, seat, sign_in};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::message::Message;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::{may_read, scope};
use crate::outbox;

/// Nobody signs in with it any more, and every session ends at once. Refused for an account that
/// also holds a seat in a congress that the actor does not govern: there, only the seat can be
/// taken back. Nobody shuts themselves out.
pub async fn disable(store: &Store, call: &Call, id: AccountId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    governs_all(store, call, &known).await?;
    if id == call.actor.account {
        return Err(Refusal::DoesNotFollow.into());
    }
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    set_state(&op, id, AccountState::Disabled).await?;
    end_sessions(op.db(), id.0, None, call.now).await?;
    changed(op, permit, &known, "disabled").await
}

/// Lets it sign in again, with the password that it had.
pub async fn enable(store: &Store, call: &Call, id: AccountId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    governs_all(store, call, &known).await?;
    let state = match known.account.password_hash {
        Some(_) => AccountState::Active,
        None => AccountState::Invited,
    };
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    set_state(&op, id, state).await?;
    changed(op, permit, &known, "enabled").await
}

/// Takes a seat back; sessions that wear it end.
pub async fn retire_seat(store: &Store, call: &Call, id: AccountId, seat: SeatId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    let row = known.seats.iter().find(|one| one.id == seat.0).ok_or(Refusal::Hidden)?;
    may_read(store.reader(), &call.actor, Action::ManageAccounts, CongressId(row.congress_id))
        .await?;
    if seat == call.actor.seat {
        return Err(Refusal::DoesNotFollow.into());
    }
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    seat::Entity::update_many()
        .set(seat::ActiveModel { retired: Set(true), ..Default::default() })
        .filter(seat::Column::Id.eq(seat.0))
        .exec(op.db())
        .await?;
    let ended = sign_in::ActiveModel { revoked_at: Set(Some(call.now.0)), ..Default::default() };
    sign_in::Entity::update_many()
        .set(ended)
        .filter(sign_in::Column::SeatId.eq(seat.0))
        .filter(sign_in::Column::RevokedAt.is_null())
        .exec(op.db())
        .await?;
    changed(op, permit, &known, "seat").await
}

/// Another number, for somebody who has lost the old one. Sessions end, the old number is told, and
/// ratings wait until the holder has confirmed from the new one.
pub async fn change_phone_of(store: &Store, call: &Call, id: AccountId, phone: &str) -> Result<()> {
    let phone = normal_name(phone);
    if !is_phone(&phone) {
        return Err(Refusal::field("phone", Flaw::Form).into());
    }
    let (permit, known) = reach(store, call, id).await?;
    governs_all(store, call, &known).await?;
    let keys = store.keys();
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    let change = account::ActiveModel {
        phone_hash: Set(Some(keys.index(&phone))),
        phone_changed_at: Set(Some(call.now.0)),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(id.0))
        .exec(op.db())
        .await
        .map_err(Error::from)
        .map_err(|error| match error.is_taken() {
            true => Refusal::field("phone", Flaw::Taken).into(),
            false => error,
        })?;
    let cipher = Some(keys.encrypt(&phone));
    person::Entity::update_many()
        .set(person::ActiveModel { phone_cipher: Set(cipher), ..Default::default() })
        .filter(person::Column::Id.eq(known.person.id))
        .exec(op.db())
        .await?;
    end_sessions(op.db(), id.0, None, call.now).await?;
    void_codes(op.db(), id.0, call.now).await?;
    if let Some(old) = known.phone(keys).filter(|old| *old != phone) {
        let key = format!("number:{}:{}", id.0, call.now.0);
        let told = Message::sms(key, old, messages::number_changed());
        outbox::put(op.db(), keys, &told, call.now).await?;
    }
    changed(op, permit, &known, "phone").await?;
    store.waiting().notify_one();
    Ok(())
}

/// For somebody who has lost the authenticator and the codes: sessions end.
pub async fn remove_second_factor_of(store: &Store, call: &Call, id: AccountId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    governs_all(store, call, &known).await?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    enrol::forget(&op, id.0).await?;
    end_sessions(op.db(), id.0, None, call.now).await?;
    changed(op, permit, &known, "second_factor").await
}

/// An account with a seat in a congress that the actor governs; any other is hidden.
async fn reach(store: &Store, call: &Call, id: AccountId) -> Result<(Permit, find::Known)> {
    let own = Scope::congress(call.actor.congress);
    let own = permit(&call.actor, Action::ManageAccounts, &own)?;
    let known = find::by_id(store.reader(), id).await?;
    if governed(store, call, &known).await?.contains(&true) {
        Ok((own, known))
    } else {
        Err(Refusal::Hidden.into())
    }
}

/// Else a township's administrator could take over somebody who also sits in the city.
async fn governs_all(store: &Store, call: &Call, known: &find::Known) -> Result<()> {
    let all = !governed(store, call, known).await?.contains(&false);
    if all { Ok(()) } else { Err(Refusal::Forbidden.into()) }
}

/// Of each congress in which the account sits, whether the actor governs it.
async fn governed(store: &Store, call: &Call, known: &find::Known) -> Result<Vec<bool>> {
    let places: BTreeSet<i64> = known.seats.iter().map(|seat| seat.congress_id).collect();
    let mut governed = Vec::with_capacity(places.len());
    for place in places {
        let scope = scope(store.reader(), CongressId(place)).await?;
        governed.push(allows(&call.actor, Action::ManageAccounts, &scope));
    }
    Ok(governed)
}

async fn set_state(op: &Operation<'_>, id: AccountId, state: AccountState) -> Result<()> {
    account::Entity::update_many()
        .set(account::ActiveModel { state: Set(state.code().to_owned()), ..Default::default() })
        .filter(account::Column::Id.eq(id.0))
        .exec(op.db())
        .await?;
    Ok(())
}

async fn changed(op: Operation<'_>, permit: Permit, known: &find::Known, what: &str) -> Result<()> {
    let event = Event::AccountChanged { what: what.to_owned(), name: known.person.name.clone() };
    op.record(permit, Subject::Account(known.account.id), event).await
}

//! What an administrator does to the accounts of the congress; nothing here reads content.

use domain::account::{AccountState, is_phone, normal_name};
use domain::policy::{Scope, permit};
use domain::{AccountId, Action, Event, Flaw, Permit, Refusal, SeatId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::phone::void_codes;
use super::{end_sessions, enrol};
use crate::account::{find, messages};
use crate::connect::Store;
use crate::entity::{account, person, seat, sign_in};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::outbox;
use crate::text_messages::TextMessage;

/// Nobody signs in with it any more, and every session ends at once. Refused for an account that
/// also holds a seat elsewhere: there, only the seat can be taken back.
pub async fn disable(store: &Store, call: &Call, id: AccountId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    only_here(call, &known)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    set_state(&op, id, AccountState::Disabled).await?;
    end_sessions(op.db(), id.0, None, call.now).await?;
    changed(op, permit, &known, "disabled").await
}

/// Lets it sign in again, with the password that it had.
pub async fn enable(store: &Store, call: &Call, id: AccountId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    only_here(call, &known)?;
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
    let here = |one: &&seat::Model| one.id == seat.0 && one.congress_id == call.actor.congress.0;
    known.seats.iter().find(here).ok_or(Refusal::Hidden)?;
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
    only_here(call, &known)?;
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
        let told = TextMessage { key, phone: old, body: messages::number_changed() };
        outbox::text_message(op.db(), keys, &told, call.now).await?;
    }
    changed(op, permit, &known, "phone").await?;
    store.waiting().notify_one();
    Ok(())
}

/// For somebody who has lost the authenticator and the codes: sessions end.
pub async fn remove_second_factor_of(store: &Store, call: &Call, id: AccountId) -> Result<()> {
    let (permit, known) = reach(store, call, id).await?;
    only_here(call, &known)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else { return Ok(()) };
    enrol::forget(&op, id.0).await?;
    end_sessions(op.db(), id.0, None, call.now).await?;
    changed(op, permit, &known, "second_factor").await
}

/// An account with a seat in the administrator's congress, retired or not; any other is hidden.
async fn reach(store: &Store, call: &Call, id: AccountId) -> Result<(Permit, find::Known)> {
    let congress = call.actor.congress;
    let permit = permit(&call.actor, Action::ManageAccounts, &Scope::congress(congress))?;
    let known = find::by_id(store.reader(), id).await?;
    let sits_here = known.seats.iter().any(|seat| seat.congress_id == congress.0);
    if sits_here { Ok((permit, known)) } else { Err(Refusal::Hidden.into()) }
}

fn only_here(call: &Call, known: &find::Known) -> Result<()> {
    let elsewhere = known.seats.iter().any(|seat| seat.congress_id != call.actor.congress.0);
    if elsewhere { Err(Refusal::Forbidden.into()) } else { Ok(()) }
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

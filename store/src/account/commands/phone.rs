//! Another phone number: it becomes the account's when a code that was sent to it comes back.

use domain::account::{CodePurpose, SignedIn, is_phone, normal_name};
use domain::{Event, Flaw, Moment, Permit, Refusal};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{ask_password, own, subject};
use crate::account::attempts::{self, Kind};
use crate::account::{code, find, messages};
use crate::connect::Store;
use crate::entity::{account, person};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::message::Message;
use crate::operation::{Begun, Call, Operation};
use crate::outbox;

/// Sends a code to the new number. Whether somebody else has that number is not told.
pub async fn change_phone(
    store: &Store,
    who: &SignedIn,
    password: &str,
    phone: &str,
    now: Moment,
) -> Result<()> {
    let phone = normal_name(phone);
    if !is_phone(&phone) {
        return Err(Refusal::field("phone", Flaw::Form).into());
    }
    let leave = own(who, now)?;
    let known = ask_password(store, who, password, now).await?;
    send(store, leave, &known, &phone).await
}

/// Sends a code to the number on file, which an administrator has changed.
pub async fn ask_to_confirm_phone(store: &Store, who: &SignedIn, now: Moment) -> Result<()> {
    let leave = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    let phone = known.phone(store.keys()).ok_or(Refusal::Forbidden)?;
    send(store, leave, &known, &phone).await
}

async fn send(
    store: &Store,
    (permit, call): (Permit, Call),
    known: &find::Known,
    phone: &str,
) -> Result<()> {
    let now = call.now;
    attempts::count(store, Kind::Send, phone, Some(known.who()), now).await?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    attempts::forget_at_account(op.db(), known.account.id).await?;
    let purpose = CodePurpose::Phone;
    let (id, keys) = (known.account.id, store.keys());
    let fresh = code::make(op.db(), keys, id, purpose, Some(phone), now).await?;
    let body = messages::code(&fresh.digits);
    let message = Message::sms(format!("code:{}", fresh.id), phone, body);
    outbox::put(op.db(), keys, &message, now).await?;
    op.record(permit, Subject::Account(id), Event::CodeSent { purpose }).await?;
    store.waiting().notify_one();
    Ok(())
}

/// The code has come back from the new number: it is the account's now, and the old one is told.
pub async fn confirm_phone(store: &Store, who: &SignedIn, typed: &str, now: Moment) -> Result<()> {
    let (permit, call) = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    let (id, keys) = (known.account.id, store.keys());
    attempts::count_at_account(store, id, known.who(), now).await?;
    let phone = proved(store, &known, CodePurpose::Phone, typed, now).await?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    let changed = account::ActiveModel {
        phone_hash: Set(Some(keys.index(&phone))),
        phone_changed_at: Set(None),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(changed)
        .filter(account::Column::Id.eq(id))
        .exec(op.db())
        .await
        .map_err(Error::from)
        .map_err(|error| if error.is_taken() { code::wrong().into() } else { error })?;
    let cipher =
        person::ActiveModel { phone_cipher: Set(Some(keys.encrypt(&phone))), ..Default::default() };
    person::Entity::update_many()
        .set(cipher)
        .filter(person::Column::Id.eq(known.person.id))
        .exec(op.db())
        .await?;
    attempts::forget_at_account(op.db(), id).await?;
    void_codes(op.db(), id, now).await?;
    let old = known.phone(keys).filter(|old| *old != phone);
    if let Some(old) = old {
        let key = format!("number:{id}:{}", now.0);
        let told = Message::sms(key, old, messages::number_changed());
        outbox::put(op.db(), keys, &told, now).await?;
    }
    let event = Event::AccountChanged { what: "phone".to_owned(), name: known.person.name.clone() };
    op.record(permit, subject(who), event).await?;
    store.waiting().notify_one();
    Ok(())
}

/// What was sent to the old number opens nothing any more.
pub(super) async fn void_codes<C: ConnectionTrait>(db: &C, id: i64, now: Moment) -> Result<()> {
    for purpose in [CodePurpose::Welcome, CodePurpose::Reset, CodePurpose::Phone] {
        code::void(db, id, purpose, now).await?;
    }
    Ok(())
}

/// The address to which the code was sent, if it fits. Committed apart, so that a wrong try counts.
pub(super) async fn proved(
    store: &Store,
    known: &find::Known,
    purpose: CodePurpose,
    typed: &str,
    now: Moment,
) -> Result<String> {
    let op = Operation::begin_for_account(store, now).await?;
    let keys = store.keys();
    let row = code::in_force(op.db(), known.account.id, &[purpose], now).await?;
    let Some(row) = row else { return Err(code::wrong().into()) };
    let fits = code::tried(op.db(), keys, &row, typed, now).await?;
    op.keep_count().await?;
    let address = row.data.as_deref().and_then(|cipher| keys.decrypt(cipher));
    address.filter(|_| fits).ok_or_else(|| code::wrong().into())
}

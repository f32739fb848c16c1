//! 通知方式: by what else than the inbox a person is told, and the address of mail, which is theirs
//! when a code that was sent to it comes back.

use domain::account::delivery::is_mail;
use domain::account::{ByMail, CodePurpose, Delivery, SignedIn};
use domain::{Event, Flaw, Moment, Permit, Refusal};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::phone::proved;
use super::{own, subject};
use crate::account::attempts::{self, Kind};
use crate::account::{code, find, messages};
use crate::connect::Store;
use crate::entity::delivery;
use crate::error::Result;
use crate::message::Message;
use crate::operation::{Begun, Call, Operation};
use crate::outbox;

/// Keeps what a person has chosen. Mail needs an address first.
pub async fn set_delivery(
    store: &Store,
    who: &SignedIn,
    chosen: Delivery,
    now: Moment,
) -> Result<()> {
    let (permit, call) = own(who, now)?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    let before = delivery::Entity::find_by_id(who.actor.account.0).one(op.db()).await?;
    let address = before.and_then(|row| row.mail_cipher);
    if chosen.mail != ByMail::Never && address.is_none() {
        return Err(Refusal::field("address", Flaw::Missing).into());
    }
    keep(op, permit, who, chosen, address).await
}

async fn keep(
    op: Operation<'_>,
    permit: Permit,
    who: &SignedIn,
    chosen: Delivery,
    mail_cipher: Option<String>,
) -> Result<()> {
    let row = delivery::ActiveModel {
        account_id: Set(who.actor.account.0),
        sms: Set(chosen.sms.code().to_owned()),
        mail: Set(chosen.mail.code().to_owned()),
        quiet_from: Set(chosen.quiet.from.into()),
        quiet_until: Set(chosen.quiet.until.into()),
        mail_cipher: Set(mail_cipher),
    };
    let all = [
        delivery::Column::Sms,
        delivery::Column::Mail,
        delivery::Column::QuietFrom,
        delivery::Column::QuietUntil,
        delivery::Column::MailCipher,
    ];
    delivery::Entity::insert(row)
        .on_conflict(OnConflict::column(delivery::Column::AccountId).update_columns(all).to_owned())
        .exec_without_returning(op.db())
        .await?;
    let name = who.actor.name.clone();
    let event = Event::AccountChanged { what: "delivery".to_owned(), name };
    op.record(permit, subject(who), event).await
}

/// Sends a code to the address; it is nobody's until the code comes back.
pub async fn ask_mail(store: &Store, who: &SignedIn, address: &str, now: Moment) -> Result<()> {
    let address = address.trim();
    if !is_mail(address) {
        return Err(Refusal::field("address", Flaw::Form).into());
    }
    let (permit, call) = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    attempts::count(store, Kind::Send, address, Some(known.who()), now).await?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    let (purpose, keys) = (CodePurpose::Mail, store.keys());
    let fresh = code::make(op.db(), keys, known.account.id, purpose, Some(address), now).await?;
    let body = messages::code(&fresh.digits);
    let message = Message::mail(format!("code:{}", fresh.id), address, body);
    outbox::put(op.db(), keys, &message, now).await?;
    op.record(permit, subject(who), Event::CodeSent { purpose }).await?;
    store.waiting().notify_one();
    Ok(())
}

/// The code has come back from the address: it is the person's now. Mail begins to come, once a
/// day, where they had chosen none.
pub async fn confirm_mail(store: &Store, who: &SignedIn, typed: &str, now: Moment) -> Result<()> {
    let (permit, call) = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    attempts::count_at_account(store, known.account.id, known.who(), now).await?;
    let address = proved(store, &known, CodePurpose::Mail, typed, now).await?;
    let mut chosen = read(store, who).await?.unwrap_or_default();
    if chosen.mail == ByMail::Never {
        chosen.mail = ByMail::Daily;
    }
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    attempts::forget_at_account(op.db(), known.account.id).await?;
    keep(op, permit, who, chosen, Some(store.keys().encrypt(&address))).await
}

/// Forgets the address, and with it what waits to be sent there.
pub async fn remove_mail(store: &Store, who: &SignedIn, now: Moment) -> Result<()> {
    let (permit, call): (Permit, Call) = own(who, now)?;
    let chosen = Delivery { mail: ByMail::Never, ..read(store, who).await?.unwrap_or_default() };
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    let row = delivery::Entity::find_by_id(who.actor.account.0).one(op.db()).await?;
    if let Some(address) = row.and_then(|row| row.mail_cipher) {
        outbox::forget(op.db(), &address).await?;
    }
    keep(op, permit, who, chosen, None).await
}

async fn read(store: &Store, who: &SignedIn) -> Result<Option<Delivery>> {
    let row = delivery::Entity::find_by_id(who.actor.account.0).one(store.reader()).await?;
    Ok(row.as_ref().map(crate::account::delivery::chosen))
}

//! A code by text message, and the password set with it: at the first sign-in and when it was
//! forgotten. The code goes to the account's own phone and nowhere else.

use domain::account::{AccountState, CodePurpose, check_password, is_phone, normal_name};
use domain::error::Check;
use domain::{Event, Flaw, Moment, Refusal};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Entered, end_sessions, sign_in};
use crate::account::attempts::{self, Kind};
use crate::account::even::evenly;
use crate::account::{Browser, code, find, messages, password};
use crate::connect::Store;
use crate::entity::account;
use crate::error::Result;
use crate::message::Message;
use crate::operation::{AccountOperation, Operation};
use crate::outbox;

/// Sends a code to a phone that belongs to an account: for a first password where there is none
/// yet, for a new one otherwise. The answer is the same when it belongs to nobody.
pub async fn request_code(store: &Store, phone: &str, now: Moment) -> Result<()> {
    let phone = phone_of(phone)?;
    evenly(async {
        let known = find::by_phone(store.reader(), store.keys(), &phone).await?;
        let who = known.as_ref().map(find::Known::who);
        attempts::count(store, Kind::Send, &phone, who, now).await?;
        let Some(known) = known else { return Ok(()) };
        let purpose = match AccountState::from_code(&known.account.state) {
            Some(AccountState::Invited) => CodePurpose::Welcome,
            Some(AccountState::Active) => CodePurpose::Reset,
            _ => return Ok(()),
        };
        let op = Operation::begin_for_account(store, now).await?;
        let fresh = code::make(op.db(), store.keys(), known.account.id, purpose, None, now).await?;
        let body = messages::code(&fresh.digits);
        let message = Message::sms(format!("code:{}", fresh.id), &phone, body);
        outbox::put(op.db(), store.keys(), &message, now).await?;
        op.record(Some(known.who()), Event::CodeSent { purpose }).await?;
        store.waiting().notify_one();
        Ok(())
    })
    .await
}

fn phone_of(typed: &str) -> Result<String> {
    let phone = normal_name(typed);
    if is_phone(&phone) { Ok(phone) } else { Err(Refusal::field("phone", Flaw::Form).into()) }
}

/// Sets the password and signs in. Every other session of the account ends.
pub async fn redeem_code_and_set_password(
    store: &Store,
    phone: &str,
    typed: &str,
    new: &str,
    browser: &Browser,
    replaces: Option<&str>,
    now: Moment,
) -> Result<Entered> {
    let phone = phone_of(phone)?;
    let mut check = Check::default();
    check_password(&mut check, new, Default::default(), std::slice::from_ref(&phone));
    check.done()?;
    evenly(async {
        let known = find::by_phone(store.reader(), store.keys(), &phone).await?;
        let who = known.as_ref().map(find::Known::who);
        attempts::count(store, Kind::Redeem, &phone, who, now).await?;
        let hash = password::hash(new).await?;
        let Some(mut known) = known else { return Err(code::wrong().into()) };
        let op = Operation::begin_for_account(store, now).await?;
        if !fits(&op, &known, typed).await? {
            op.keep_count().await?;
            return Err(code::wrong().into());
        }
        // dropped here, the code stays good for another password
        let mut check = Check::default();
        let names = known.names(store.keys());
        check_password(&mut check, new, known.profile(op.db()).await?, &names);
        check.done()?;
        set(&op, &known, hash).await?;
        known.account.state = AccountState::Active.code().to_owned();
        sign_in::open(op, known, browser, replaces, Event::PasswordSet).await
    })
    .await
}

async fn fits(op: &AccountOperation<'_>, known: &find::Known, typed: &str) -> Result<bool> {
    let purposes = match AccountState::from_code(&known.account.state) {
        Some(AccountState::Invited) => [CodePurpose::Welcome],
        Some(AccountState::Active) => [CodePurpose::Reset],
        _ => return Ok(false),
    };
    let row = code::in_force(op.db(), known.account.id, &purposes, op.now()).await?;
    match row {
        Some(row) => code::tried(op.db(), op.store().keys(), &row, typed, op.now()).await,
        None => Ok(false),
    }
}

async fn set(op: &AccountOperation<'_>, known: &find::Known, hash: String) -> Result<()> {
    let id = known.account.id;
    end_sessions(op.db(), id, None, op.now()).await?;
    let change = account::ActiveModel {
        password_hash: Set(Some(hash)),
        state: Set(AccountState::Active.code().to_owned()),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(id))
        .exec(op.db())
        .await?;
    attempts::forget_at_account(op.db(), id).await
}

//! Setting up an authenticator: shown first, kept when a code from it comes back.

use domain::account::{CodePurpose, SignedIn};
use domain::{Event, Moment, Refusal, Role};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{ask_password, end_sessions, own, renew, subject};
use crate::account::{attempts, code, find, totp};
use crate::connect::Store;
use crate::entity::{account, one_time_code, sign_in};
use crate::error::{Error, Result};
use crate::operation::{Begun, Operation};

/// How long the QR code may be on the screen.
const MINUTES: i64 = 15;

/// Draws a secret; [`crate::account::enrolment`] shows it until it is confirmed or old.
pub async fn begin_enrolment(
    store: &Store,
    who: &SignedIn,
    password: &str,
    now: Moment,
) -> Result<()> {
    let (permit, call) = own(who, now)?;
    let known = ask_password(store, who, password, now).await?;
    let (id, keys) = (known.account.id, store.keys());
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    attempts::forget_at_account(op.db(), id).await?;
    code::void(op.db(), id, CodePurpose::Enrol, now).await?;
    one_time_code::ActiveModel {
        account_id: Set(id),
        purpose: Set(CodePurpose::Enrol.code().to_owned()),
        code_hash: Set(String::new()),
        created_at: Set(now.0),
        expires_at: Set(now.plus_seconds(MINUTES * 60).0),
        tries: Set(0),
        data: Set(Some(keys.encrypt(&totp::fresh_secret()))),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    let event = Event::CodeSent { purpose: CodePurpose::Enrol };
    op.record(permit, subject(who), event).await
}

/// A session that passed the second factor, and the codes to write down.
pub struct Enrolled {
    pub token: String,
    pub expires_at: Moment,
    pub recovery_codes: Vec<String>,
}

/// Keeps the authenticator. Every other session ends, and this one counts as proved by it.
pub async fn finish_enrolment(
    store: &Store,
    who: &SignedIn,
    typed: &str,
    now: Moment,
) -> Result<Enrolled> {
    let (permit, call) = own(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    let (account, keys) = (known.account.id, store.keys());
    attempts::count_at_account(store, account, known.who(), now).await?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else {
        return Err(Refusal::SignedOut.into());
    };
    let secret = totp::pending_secret(op.db(), keys, account, now).await?;
    let secret = secret.ok_or_else(code::wrong)?;
    let step = totp::step_of(&secret, typed, now)?.ok_or_else(code::wrong)?;
    code::void(op.db(), account, CodePurpose::Enrol, now).await?;
    set(&op, account, Some(keys.encrypt(&secret)), Some(step)).await?;
    attempts::forget_at_account(op.db(), account).await?;
    end_sessions(op.db(), account, Some(who.sign_in), now).await?;
    let recovery_codes = totp::fresh_recovery_codes(op.db(), keys, account, now).await?;
    let row =
        sign_in::Entity::find_by_id(who.sign_in.0).one(op.db()).await?.ok_or(Refusal::SignedOut)?;
    let proved = sign_in::ActiveModel { second_factor: Set(true), ..Default::default() };
    let token = renew(op.db(), who, proved, now).await?;
    op.record(permit, subject(who), Event::SecondFactorSet).await?;
    Ok(Enrolled { token, expires_at: Moment(row.expires_at), recovery_codes })
}

/// Does without it again, where no seat of the account asks for it.
pub async fn remove_second_factor(
    store: &Store,
    who: &SignedIn,
    password: &str,
    now: Moment,
) -> Result<()> {
    let (permit, call) = own(who, now)?;
    let known = ask_password(store, who, password, now).await?;
    for seat in &known.seats {
        let rules = find::rules_of(store.reader(), domain::CongressId(seat.congress_id)).await?;
        let role = Role::from_code(&seat.role).ok_or(Error::Unreadable("role"))?;
        if rules.second_factor.contains(&role) {
            return Err(Refusal::Forbidden.into());
        }
    }
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else { return Ok(()) };
    forget(&op, known.account.id).await?;
    let name = known.person.name.clone();
    let event = Event::AccountChanged { what: "second_factor".to_owned(), name };
    op.record(permit, subject(who), event).await
}

/// Forgets the authenticator and the codes written down.
pub(super) async fn forget(op: &Operation<'_>, account: i64) -> Result<()> {
    set(op, account, None, None).await?;
    code::void(op.db(), account, CodePurpose::Recovery, op.now()).await?;
    attempts::forget_at_account(op.db(), account).await
}

async fn set(
    op: &Operation<'_>,
    account: i64,
    totp_cipher: Option<String>,
    totp_step: Option<i64>,
) -> Result<()> {
    let change = account::ActiveModel {
        totp_cipher: Set(totp_cipher),
        totp_step: Set(totp_step),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(change)
        .filter(account::Column::Id.eq(account))
        .exec(op.db())
        .await?;
    Ok(())
}

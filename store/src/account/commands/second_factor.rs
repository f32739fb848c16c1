//! The second factor at sign-in: a code from the authenticator, or one that was written down.

use domain::account::SignedIn;
use domain::{Event, Moment};
use sea_orm::ActiveValue::Set;

use super::{Entered, half, renew, subject};
use crate::account::{attempts, code, find, totp};
use crate::connect::Store;
use crate::entity::sign_in;
use crate::error::Result;
use crate::operation::{Begun, Operation};

/// Completes a sign-in. A code that has been used is refused like a wrong one.
pub async fn verify_second_factor(
    store: &Store,
    who: &SignedIn,
    typed: &str,
    now: Moment,
) -> Result<Entered> {
    let (permit, call) = half(who, now)?;
    let known = find::by_id(store.reader(), who.actor.account).await?;
    attempts::count_at_account(store, known.account.id, known.who(), now).await?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else {
        return Err(code::wrong().into());
    };
    let (account, keys) = (&known.account, store.keys());
    let right = totp::pass(op.db(), keys, account, typed, now).await?
        || totp::recover(op.db(), keys, account.id, typed, now).await?;
    if !right {
        return Err(code::wrong().into());
    }
    attempts::forget_at_account(op.db(), account.id).await?;
    let rules = find::rules_of(op.db(), who.actor.congress).await?;
    let expires_at: Moment = now.plus_days(rules.absolute_days);
    let change = sign_in::ActiveModel {
        second_factor: Set(true),
        expires_at: Set(expires_at.0),
        ..Default::default()
    };
    let token = renew(op.db(), who, change, now).await?;
    op.record(permit, subject(who), Event::SecondFactorPassed).await?;
    Ok(Entered { token, expires_at, pending: None, seats: known.seats.len() })
}

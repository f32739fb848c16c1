//! A new password for somebody who is signed in and knows the old one.

use domain::account::{SignedIn, check_password};
use domain::error::{Check, FieldError};
use domain::{Event, Moment, Refusal};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Entered, ask_password, end_sessions, hashing, own, renew, subject};
use crate::account::attempts;
use crate::connect::Store;
use crate::entity::{account, sign_in};
use crate::error::Result;
use crate::operation::{Begun, Operation};

/// Every other session ends, and this one gets a new token.
pub async fn change_password(
    store: &Store,
    who: &SignedIn,
    old: &str,
    new: &str,
    now: Moment,
) -> Result<Entered> {
    let (permit, call) = own(who, now)?;
    let known = ask_password(store, who, old, now).await?;
    let mut check = Check::default();
    let names = known.names(store.keys());
    check_password(&mut check, new, known.profile(store.reader()).await?, &names);
    check.done().map_err(named_new)?;
    let hash = hashing::hash(new).await?;
    let Begun::Fresh(op) = Operation::begin(store, &call).await? else {
        return Err(Refusal::SignedOut.into());
    };
    let account = known.account.id;
    account::Entity::update_many()
        .set(account::ActiveModel { password_hash: Set(Some(hash)), ..Default::default() })
        .filter(account::Column::Id.eq(account))
        .exec(op.db())
        .await?;
    attempts::forget_at_account(op.db(), account).await?;
    end_sessions(op.db(), account, Some(who.sign_in), now).await?;
    let row =
        sign_in::Entity::find_by_id(who.sign_in.0).one(op.db()).await?.ok_or(Refusal::SignedOut)?;
    let token = renew(op.db(), who, sign_in::ActiveModel::default(), now).await?;
    op.record(permit, subject(who), Event::PasswordSet).await?;
    let expires_at = Moment(row.expires_at);
    Ok(Entered { token, expires_at, pending: None, seats: known.seats.len() })
}

/// On this form `password` is the old one.
fn named_new(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid(flaws) => Refusal::Invalid(
            flaws.into_iter().map(|one| FieldError { field: "new".to_owned(), ..one }).collect(),
        ),
        other => other,
    }
}

//! People who can sign in: a login, a phone and a password, as plain rows.

use domain::{Actor, SignInId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::account::password;
use crate::connect::Store;
use crate::entity::{account, person, sign_in};
use crate::error::Result;
use crate::keys;

/// Gives the actor's account what signing in asks for.
pub async fn can_sign_in(
    store: &Store,
    who: &Actor,
    login: &str,
    phone: &str,
    words: &str,
) -> Result<()> {
    let known = account::ActiveModel {
        login: Set(Some(login.to_owned())),
        phone_hash: Set(Some(store.keys().index(phone))),
        password_hash: Set(Some(password::hash(words).await?)),
        ..Default::default()
    };
    account::Entity::update_many()
        .set(known)
        .filter(account::Column::Id.eq(who.account.0))
        .exec(store.writer())
        .await?;
    let cipher = Some(store.keys().encrypt(phone));
    person::Entity::update_many()
        .set(person::ActiveModel { phone_cipher: Set(cipher), ..Default::default() })
        .filter(person::Column::Id.eq(who.person.0))
        .exec(store.writer())
        .await?;
    Ok(())
}

/// A session in the seat that the actor wears, and the token that a browser shows for it.
pub async fn a_session(store: &Store, who: &Actor) -> Result<(SignInId, String)> {
    let (token, now) = (keys::token(), store.now());
    let row = sign_in::ActiveModel {
        token_hash: Set(keys::token_hash(&token)),
        account_id: Set(who.account.0),
        seat_id: Set(who.seat.0),
        created_at: Set(now.0),
        seen_at: Set(now.0),
        expires_at: Set(now.plus_days(1).0),
        user_agent: Set("Firefox on Linux".to_owned()),
        address: Set("203.0.113.7".to_owned()),
        second_factor: Set(false),
        revoked_at: Set(None),
        ..Default::default()
    };
    let row = row.insert(store.writer()).await?;
    Ok((SignInId(row.id), token))
}

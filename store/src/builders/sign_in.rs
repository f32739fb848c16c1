//! People who can sign in: a login, a phone and a password, as plain rows.

use domain::Actor;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::account::password;
use crate::connect::Store;
use crate::entity::{account, person};
use crate::error::Result;

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

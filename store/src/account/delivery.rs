//! What a person has chosen to be told by, as their own page shows it.

use domain::AccountId;
use domain::account::delivery::masked_mail;
use domain::account::{ByMail, BySms, Delivery};
use sea_orm::EntityTrait;

use crate::connect::Store;
use crate::entity::delivery;
use crate::error::Result;
use crate::outbox::quiet;

/// The choice, and the address of mail, masked, where there is one.
pub async fn delivery(store: &Store, account: AccountId) -> Result<(Delivery, Option<String>)> {
    let row = delivery::Entity::find_by_id(account.0).one(store.reader()).await?;
    let Some(row) = row else { return Ok((Delivery::default(), None)) };
    let address = row.mail_cipher.as_deref().and_then(|cipher| store.keys().decrypt(cipher));
    Ok((chosen(&row), address.as_deref().map(masked_mail)))
}

pub(super) fn chosen(row: &delivery::Model) -> Delivery {
    Delivery {
        sms: BySms::from_code(&row.sms).unwrap_or(BySms::Never),
        mail: ByMail::from_code(&row.mail).unwrap_or(ByMail::Never),
        quiet: quiet(row),
    }
}

//! Finding an account by what people type, with what every command needs to know of it.

use domain::account::{AccountRules, PasswordProfile};
use domain::{AccountId, CongressId, Role};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::{account, person, seat, setting};
use crate::error::{Error, Result};
use crate::event_log::Who;
use crate::keys::Keys;

/// An account, its holder and its seats in use.
pub(super) struct Known {
    pub account: account::Model,
    pub person: person::Model,
    pub seats: Vec<seat::Model>,
}

impl Known {
    pub fn who(&self) -> Who<'_> {
        Who {
            account: self.account.id,
            congress: self.seats.first().map(|seat| seat.congress_id),
            name: &self.person.name,
        }
    }

    pub fn phone(&self, keys: &Keys) -> Option<String> {
        self.person.phone_cipher.as_deref().and_then(|cipher| keys.decrypt(cipher))
    }

    /// Every name under which guesses at this account are counted.
    pub fn names(&self, keys: &Keys) -> Vec<String> {
        self.phone(keys).into_iter().chain(self.account.login.clone()).collect()
    }

    pub async fn rules<C: ConnectionTrait>(&self, db: &C) -> Result<Vec<AccountRules>> {
        let congresses = self.seats.iter().map(|seat| seat.congress_id);
        rules(db, congresses.collect()).await
    }

    /// The stricter rule wins where the congresses of an account differ.
    pub async fn profile<C: ConnectionTrait>(&self, db: &C) -> Result<PasswordProfile> {
        let rules = self.rules(db).await?;
        let strict = rules.iter().any(|rules| rules.password == PasswordProfile::Mlps3);
        Ok(if strict { PasswordProfile::Mlps3 } else { PasswordProfile::Asvs })
    }
}

/// By login or phone, already in normal form (`domain::account::normal_name`).
pub(super) async fn by_name<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    name: &str,
) -> Result<Option<Known>> {
    let named = Condition::any()
        .add(account::Column::Login.eq(name))
        .add(account::Column::PhoneHash.eq(keys.index(name)));
    known(db, named).await
}

pub(super) async fn by_phone<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    phone: &str,
) -> Result<Option<Known>> {
    known(db, Condition::all().add(account::Column::PhoneHash.eq(keys.index(phone)))).await
}

pub(super) async fn by_id<C: ConnectionTrait>(db: &C, id: AccountId) -> Result<Known> {
    let found = known(db, Condition::all().add(account::Column::Id.eq(id.0))).await?;
    found.ok_or_else(|| domain::Refusal::Hidden.into())
}

pub(super) async fn has_administrator<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
) -> Result<bool> {
    let one = seat::Entity::find()
        .filter(seat::Column::CongressId.eq(congress.0))
        .filter(seat::Column::Role.eq(Role::Administrator.code()))
        .filter(seat::Column::Retired.eq(false))
        .one(db)
        .await?;
    Ok(one.is_some())
}

async fn known<C: ConnectionTrait>(db: &C, named: Condition) -> Result<Option<Known>> {
    let Some(account) = account::Entity::find().filter(named).one(db).await? else {
        return Ok(None);
    };
    let person = person::Entity::find_by_id(account.person_id).one(db).await?;
    let person = person.ok_or(Error::Unreadable("person of an account"))?;
    let seats = seat::Entity::find()
        .filter(seat::Column::AccountId.eq(account.id))
        .filter(seat::Column::Retired.eq(false))
        .order_by_asc(seat::Column::Id)
        .all(db)
        .await?;
    Ok(Some(Known { account, person, seats }))
}

async fn rules<C: ConnectionTrait>(db: &C, congresses: Vec<i64>) -> Result<Vec<AccountRules>> {
    let rows: Vec<String> = setting::Entity::find()
        .filter(setting::Column::CongressId.is_in(congresses))
        .filter(setting::Column::Name.eq(AccountRules::SETTING))
        .select_only()
        .column(setting::Column::Value)
        .into_tuple()
        .all(db)
        .await?;
    rows.iter().map(|row| read_rules(Some(row))).collect()
}

pub(crate) async fn rules_of<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
) -> Result<AccountRules> {
    Ok(rules(db, vec![congress.0]).await?.pop().unwrap_or_default())
}

/// What the setting says; a setting that cannot be read must not loosen the rules unseen.
pub(super) fn read_rules(value: Option<&str>) -> Result<AccountRules> {
    match value {
        None => Ok(AccountRules::default()),
        Some(text) => {
            serde_json::from_str(text).map_err(|_| Error::Unreadable("rules for accounts"))
        }
    }
}

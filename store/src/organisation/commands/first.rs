//! The first administrator of an empty house. Nobody can permit it, so it stands beside the door:
//! it works only while there is no administrator at all.

use domain::account::AccountState;
use domain::organisation::Change;
use domain::organisation::form::{FirstForm, SeatForm};
use domain::{AccountId, CongressId, Moment, Refusal, Role};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait,
    QueryFilter,
};

use super::congress;
use crate::account::commands::{InviteForm, record_first, seat_for};
use crate::connect::Store;
use crate::entity::{account, congress as congress_row, region, seat};
use crate::error::{Error, Result};
use crate::event_log::{Who, append_for_account};
use crate::operation::{AccountOperation, Operation};

/// The administrator's account, the congress that came with it, and, without a password, the code
/// for the first sign-in: to be shown to whoever sits at the server, and to nobody else.
#[derive(Clone)]
pub struct Founded {
    pub account: AccountId,
    pub congress: CongressId,
    pub code: Option<String>,
}

/// How the first administrator gets in: by a code to the phone, of which a message tells where the
/// address of the site is given, or at once with a password.
#[derive(Clone, Debug)]
pub enum Entrance {
    Invited { site: Option<String> },
    Password { hash: String },
}

/// Makes region and congress where they are not there yet, the person, an account and its seat.
pub async fn create_first_administrator(
    store: &Store,
    form: FirstForm,
    entrance: Entrance,
    now: Moment,
) -> Result<Founded> {
    form.check()?;
    let op = Operation::begin_for_account(store, now).await?;
    alone(&op).await?;
    let congress = place(&op, &form).await?;
    let admin = SeatForm::of(Role::Administrator);
    let invited = InviteForm::into_seat(form.name.trim(), &form.phone, &admin);
    let site = match &entrance {
        Entrance::Invited { site } => site.as_deref(),
        Entrance::Password { .. } => None,
    };
    let seated = seat_for(op.db(), store.keys(), congress, &invited, site, now).await?;
    let id = seated.account;
    if let Entrance::Password { hash } = entrance {
        open(&op, id, hash).await?;
    }
    let who = Who { account: id.0, congress: Some(congress.0), name: &invited.name };
    let founded = super::changed(Change::FirstAdministrator, form.congress.name.trim());
    append_for_account(op.db(), Some(who), &founded, now).await?;
    let code = record_first(op, id, invited.name).await?;
    store.changed(false);
    Ok(Founded { account: id, congress, code })
}

/// Refuses as if there were no such door once somebody has gone through it.
async fn alone(op: &AccountOperation<'_>) -> Result<()> {
    if op.store().backend() == DbBackend::Postgres {
        // on SQLite the one writer waits already
        op.db().execute_unprepared("LOCK TABLE seat IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    if has_administrator(op.db()).await? { Err(Refusal::Hidden.into()) } else { Ok(()) }
}

pub(in crate::organisation) async fn has_administrator<C: ConnectionTrait>(db: &C) -> Result<bool> {
    let seat = seat::Entity::find()
        .filter(seat::Column::Role.eq(Role::Administrator.code()))
        .filter(seat::Column::Retired.eq(false))
        .one(db)
        .await?;
    Ok(seat.is_some())
}

async fn place(op: &AccountOperation<'_>, form: &FirstForm) -> Result<CongressId> {
    let code = form.region.code.clone();
    if region::Entity::find_by_id(code.clone()).one(op.db()).await?.is_none() {
        congress::insert_regions(op.db(), std::slice::from_ref(&form.region)).await?;
    }
    let region = region::Entity::find_by_id(code).one(op.db()).await?;
    let region = region.ok_or(Error::Unreadable("region"))?;
    let known = congress_row::Entity::find()
        .filter(congress_row::Column::RegionCode.eq(&region.code))
        .filter(congress_row::Column::Level.eq(&region.level))
        .one(op.db())
        .await?;
    match known {
        Some(row) => Ok(CongressId(row.id)),
        None => congress::insert(op.db(), &region, &form.congress).await,
    }
}

async fn open(op: &AccountOperation<'_>, id: AccountId, hash: String) -> Result<()> {
    let open = account::ActiveModel {
        id: Set(id.0),
        password_hash: Set(Some(hash)),
        state: Set(AccountState::Active.code().to_owned()),
        ..Default::default()
    };
    open.update(op.db()).await?;
    Ok(())
}

//! A demonstration: a house of invented people whose accounts all open with one known password.

use domain::account::AccountState;
use domain::organisation::Change;
use domain::{
    AccountId, Action, Actor, CongressId, DelegationId, Event, MandateId, PersonId, Refusal, Role,
    SeatId, SubRole, UnitId,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::account_changed;
use super::person::load as load_person;
use super::seat::account_with;
use super::setting::put;
use crate::connect::Store;
use crate::entity::{account, mandate, seat, setting};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

/// The setting that marks a congress as a demonstration.
pub const DEMO: &str = "demo";

/// Marks a congress as a demonstration, as long as nobody sits in it but its administrator.
pub async fn mark_demonstration(store: &Store, call: &Call, congress: CongressId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = governing(&op, Action::ManageSettings, congress).await?;
    let deputies = mandate::Entity::find()
        .filter(mandate::Column::CongressId.eq(congress.0))
        .one(op.db())
        .await?;
    if deputies.is_some() {
        return Err(Refusal::DoesNotFollow.into());
    }
    put(op.db(), congress, DEMO, "true").await?;
    let event = Event::SettingChanged { name: DEMO.to_owned() };
    op.record(permit, Subject::Congress(congress.0), event).await
}

/// Opens the accounts of a demonstration that have no sign-in name yet: each its own name, all the
/// same password.
/// `logins` are pairs of phone and name. Returns who can sign in now, each in their first seat.
pub async fn open_demonstration(
    store: &Store,
    call: &Call,
    password_hash: &str,
    logins: Vec<(String, String)>,
) -> Result<Vec<(String, Actor)>> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(Vec::new());
    };
    let congress = call.actor.congress;
    let permit = governing(&op, Action::ManageAccounts, congress).await?;
    if !is_demonstration(op.db(), congress).await? {
        return Err(Refusal::Forbidden.into());
    }
    let mut opened = Vec::with_capacity(logins.len());
    for (phone, login) in logins {
        let Some(account) = account_with(&op, &phone).await? else { continue };
        if account.login.is_none() {
            let model = account::ActiveModel {
                id: Set(account.id),
                login: Set(Some(login.clone())),
                password_hash: Set(Some(password_hash.to_owned())),
                state: Set(AccountState::Active.code().to_owned()),
                ..Default::default()
            };
            model.update(op.db()).await?;
            opened.push((login, first_seat(op.db(), &account).await?));
        }
    }
    let event = account_changed(Change::DemonstrationOpened, opened.len().to_string());
    op.record(permit, Subject::Congress(congress.0), event).await?;
    Ok(opened)
}

async fn first_seat<C: ConnectionTrait>(db: &C, account: &account::Model) -> Result<Actor> {
    let seat = seat::Entity::find()
        .filter(seat::Column::AccountId.eq(account.id))
        .filter(seat::Column::Retired.eq(false))
        .order_by_asc(seat::Column::Id)
        .one(db)
        .await?
        .ok_or(Error::Unreadable("seat"))?;
    let person = load_person(db, PersonId(account.person_id)).await?;
    Ok(Actor {
        account: AccountId(account.id),
        seat: SeatId(seat.id),
        person: PersonId(person.id),
        name: person.name,
        role: Role::from_code(&seat.role).ok_or(Error::Unreadable("role"))?,
        sub_role: seat.sub_role.as_deref().and_then(SubRole::from_code),
        congress: CongressId(seat.congress_id),
        unit: seat.unit_id.map(UnitId),
        delegation: seat.delegation_id.map(DelegationId),
        mandate: seat.mandate_id.map(MandateId),
    })
}

pub(in crate::organisation) async fn is_demonstration<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
) -> Result<bool> {
    let row = setting::Entity::find_by_id((congress.0, DEMO.to_owned())).one(db).await?;
    Ok(row.is_some_and(|row| row.value == "true"))
}

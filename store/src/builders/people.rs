//! Plain rows for persons, their accounts and the seats they wear.

use domain::{
    AccountId, Actor, CongressId, DelegationId, MandateId, Moment, PersonId, Role, SeatId, SubRole,
    UnitId,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};

use crate::connect::Store;
use crate::entity::{account, mandate, person, seat};
use crate::error::Result;

/// Where a seat stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub congress: CongressId,
    pub unit: Option<UnitId>,
    pub delegation: Option<DelegationId>,
    pub mandate: Option<MandateId>,
}

impl Place {
    pub fn of(role: Role, congress: CongressId) -> Self {
        Self { role, sub_role: None, congress, unit: None, delegation: None, mandate: None }
    }
}

/// A person with an account that is in use, and one seat.
pub(super) async fn add<C: ConnectionTrait>(
    db: &C,
    name: &str,
    place: Place,
    now: Moment,
) -> Result<Actor> {
    let person = person(db, name, now).await?;
    let account = account(db, person, now).await?;
    sit(db, name, person, account, place).await
}

pub(super) async fn person<C: ConnectionTrait>(
    db: &C,
    name: &str,
    now: Moment,
) -> Result<PersonId> {
    let row = person::ActiveModel {
        name: Set(name.to_owned()),
        created_at: Set(now.0),
        ..Default::default()
    };
    Ok(PersonId(row.insert(db).await?.id))
}

pub(super) async fn account<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    now: Moment,
) -> Result<AccountId> {
    let row = account::ActiveModel {
        person_id: Set(person.0),
        state: Set("active".to_owned()),
        failures: Set(0),
        created_at: Set(now.0),
        ..Default::default()
    };
    Ok(AccountId(row.insert(db).await?.id))
}

pub(super) async fn sit<C: ConnectionTrait>(
    db: &C,
    name: &str,
    person: PersonId,
    account: AccountId,
    place: Place,
) -> Result<Actor> {
    let row = seat::ActiveModel {
        account_id: Set(account.0),
        role: Set(place.role.code().to_owned()),
        sub_role: Set(place.sub_role.map(|sub| sub.code().to_owned())),
        congress_id: Set(place.congress.0),
        unit_id: Set(place.unit.map(|id| id.0)),
        delegation_id: Set(place.delegation.map(|id| id.0)),
        mandate_id: Set(place.mandate.map(|id| id.0)),
        retired: Set(false),
        ..Default::default()
    };
    let seat = SeatId(row.insert(db).await?.id);
    Ok(Actor {
        account,
        seat,
        person,
        name: name.to_owned(),
        role: place.role,
        sub_role: place.sub_role,
        congress: place.congress,
        unit: place.unit,
        delegation: place.delegation,
        mandate: place.mandate,
    })
}

/// A mandate for one term, in force.
pub(super) async fn mandate<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    congress: CongressId,
    term: i64,
    delegation: DelegationId,
    credential: String,
) -> Result<MandateId> {
    let row = mandate::ActiveModel {
        person_id: Set(person.0),
        congress_id: Set(congress.0),
        term_id: Set(term),
        delegation_id: Set(Some(delegation.0)),
        credential: Set(credential),
        state: Set("active".to_owned()),
        starts_on: Set(Some("2022-01-05".to_owned())),
        ..Default::default()
    };
    Ok(MandateId(row.insert(db).await?.id))
}

/// The same person in one more seat: a clerk of two units, an officer who is a deputy too.
pub async fn another_seat(store: &Store, who: &Actor, like: &Actor) -> Result<Actor> {
    let place = Place {
        role: like.role,
        sub_role: like.sub_role,
        congress: like.congress,
        unit: like.unit,
        delegation: like.delegation,
        mandate: like.mandate,
    };
    sit(store.writer(), &who.name, who.person, who.account, place).await
}

//! A whole congress with everybody who works with it, as rows; there is no motion in it yet.

use domain::motion::path::Procedure;
use domain::{Actor, CongressId, DelegationId, Moment, Role, SessionId, SubRole, TermId, UnitId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::{Deserialize, Serialize};

use super::people::{self, Place};
use super::plan::Plan;
use super::words::morning;
use crate::connect::Store;
use crate::entity::{congress, delegation, region, session, setting, term, unit};
use crate::error::Result;
use crate::operation::transaction;

/// Who is there; everybody wears the seat that their place in this list names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Town {
    pub congress: CongressId,
    pub term: TermId,
    pub session: SessionId,
    pub delegations: Vec<DelegationId>,
    pub deputies: Vec<Actor>,
    pub desk: Actor,
    pub second_desk: Actor,
    pub committee: Actor,
    /// The government's office first; it handles like any other.
    pub units: Vec<Unit>,
    pub government: Actor,
    /// One a delegation.
    pub delegation_staff: Vec<Actor>,
    pub administrator: Actor,
    pub reporter: Actor,
    pub resident: Actor,
}

/// A unit with one who handles and one who signs: to the rules both are its staff.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    pub name: String,
    pub short_name: String,
    pub staff: Actor,
    pub colleague: Actor,
}

impl Town {
    /// Raises it in one transaction. Term 7 began on 2022-01-05; the session of 2026 runs from
    /// 01-06 to 01-10.
    pub async fn raise(store: &Store, plan: &Plan) -> Result<Self> {
        let txn = transaction(store).await?;
        let town = raise(&txn, plan).await?;
        txn.commit().await?;
        Ok(town)
    }

    pub fn author(&self) -> &Actor {
        &self.deputies[0]
    }

    /// Everybody but deputies.
    pub fn others(&self) -> Vec<&Actor> {
        let mut all = vec![
            &self.desk,
            &self.second_desk,
            &self.committee,
            &self.government,
            &self.administrator,
            &self.reporter,
            &self.resident,
        ];
        all.extend(&self.delegation_staff);
        all.extend(self.units.iter().flat_map(|unit| [&unit.staff, &unit.colleague]));
        all
    }
}

async fn raise<C: ConnectionTrait>(db: &C, plan: &Plan) -> Result<Town> {
    let now = morning(1, 5);
    let (congress, term, session) = frame(db, plan).await?;
    let mut delegations = Vec::new();
    for name in plan.delegations {
        let row = delegation::ActiveModel {
            congress_id: Set(congress.0),
            name: Set((*name).to_owned()),
            ..Default::default()
        };
        delegations.push(DelegationId(row.insert(db).await?.id));
    }
    let mut deputies = Vec::new();
    for (place, (name, group)) in plan.deputies.iter().enumerate() {
        let credential = format!("{}{:04}", plan.prefix, place + 1);
        deputies
            .push(deputy(db, name, congress, term, delegations[*group], credential, now).await?);
    }
    let mut units = Vec::new();
    for one in plan.units {
        units.push(unit(db, congress, one, now).await?);
    }
    let plain = |role| Place::of(role, congress);
    let office = |sub| Place { sub_role: Some(sub), ..plain(Role::CongressStaff) };
    let mut delegation_staff = Vec::new();
    for (place, group) in delegations.iter().enumerate() {
        let seat = Place { delegation: Some(*group), ..plain(Role::DelegationStaff) };
        let name = format!("{}联络员", plan.delegations[place]);
        delegation_staff.push(people::add(db, &name, seat, now).await?);
    }
    let government = Place { unit: Some(units[0].id), ..plain(Role::Government) };
    Ok(Town {
        congress,
        term,
        session,
        delegations,
        deputies,
        desk: people::add(db, "代工委经办", office(SubRole::Desk), now).await?,
        second_desk: people::add(db, "代工委副经办", office(SubRole::Desk), now).await?,
        committee: people::add(db, "财经委委员", office(SubRole::Committee), now).await?,
        units,
        government: people::add(db, "政府督查室", government, now).await?,
        delegation_staff,
        administrator: people::add(db, "系统管理员", plain(Role::Administrator), now).await?,
        reporter: people::add(db, "日报记者", plain(Role::Reporter), now).await?,
        resident: people::add(db, "居民", plain(Role::Resident), now).await?,
    })
}

/// Region, congress, term and session.
async fn frame<C: ConnectionTrait>(db: &C, plan: &Plan) -> Result<(CongressId, TermId, SessionId)> {
    let (code, name, short_name) = plan.region;
    let row = region::ActiveModel {
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        short_name: Set(short_name.to_owned()),
        level: Set(plan.level.code().to_owned()),
        parent: Set(None),
    };
    row.insert(db).await?;
    let row = congress::ActiveModel {
        region_code: Set(code.to_owned()),
        level: Set(plan.level.code().to_owned()),
        name: Set(plan.congress.0.to_owned()),
        short_name: Set(plan.congress.1.to_owned()),
        ..Default::default()
    };
    let congress = CongressId(row.insert(db).await?.id);
    let row = term::ActiveModel {
        congress_id: Set(congress.0),
        ordinal: Set(7),
        starts_on: Set("2022-01-05".to_owned()),
        ends_on: Set("2027-01-04".to_owned()),
        ..Default::default()
    };
    let term = TermId(row.insert(db).await?.id);
    let row = session::ActiveModel {
        term_id: Set(term.0),
        ordinal: Set(plan.session),
        starts_on: Set("2026-01-06".to_owned()),
        ends_on: Set("2026-01-10".to_owned()),
        bills_until: Set(Some("2026-01-08".to_owned())),
        ..Default::default()
    };
    let session = SessionId(row.insert(db).await?.id);
    Ok((congress, term, session))
}

async fn deputy<C: ConnectionTrait>(
    db: &C,
    name: &str,
    congress: CongressId,
    term: TermId,
    delegation: DelegationId,
    credential: String,
    now: Moment,
) -> Result<Actor> {
    let person = people::person(db, name, now).await?;
    let account = people::account(db, person, now).await?;
    let mandate = people::mandate(db, person, congress, term.0, delegation, credential).await?;
    let seat = Place {
        delegation: Some(delegation),
        mandate: Some(mandate),
        ..Place::of(Role::Deputy, congress)
    };
    people::sit(db, name, person, account, seat).await
}

async fn unit<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    (name, short_name, kind): &(&str, &str, domain::organisation::UnitKind),
    now: Moment,
) -> Result<Unit> {
    let row = unit::ActiveModel {
        congress_id: Set(congress.0),
        name: Set((*name).to_owned()),
        short_name: Set((*short_name).to_owned()),
        kind: Set(kind.code().to_owned()),
        retired: Set(false),
        ..Default::default()
    };
    let id = UnitId(row.insert(db).await?.id);
    let seat =
        |sub| Place { sub_role: Some(sub), unit: Some(id), ..Place::of(Role::UnitStaff, congress) };
    let handler = format!("{short_name}经办");
    let signer = format!("{short_name}签发");
    Ok(Unit {
        id,
        name: (*name).to_owned(),
        short_name: (*short_name).to_owned(),
        staff: people::add(db, &handler, seat(SubRole::Handler), now).await?,
        colleague: people::add(db, &signer, seat(SubRole::Signer), now).await?,
    })
}

/// So many deputies more, in the first delegation.
pub async fn more_deputies(store: &Store, town: &Town, count: usize) -> Result<Vec<Actor>> {
    let txn = transaction(store).await?;
    let mut more = Vec::with_capacity(count);
    for place in 0..count {
        let (name, credential) = (format!("代表{place:03}"), format!("增补{place:04}"));
        let (group, now) = (town.delegations[0], morning(1, 5));
        more.push(deputy(&txn, &name, town.congress, town.term, group, credential, now).await?);
    }
    txn.commit().await?;
    Ok(more)
}

/// Bills of the town need as many signatories as this, the lead among them.
pub async fn few_sign_bills(store: &Store, town: &Town, signatories: u16) -> Result<()> {
    let row = setting::ActiveModel {
        congress_id: Set(town.congress.0),
        name: Set(Procedure::SIGNATORIES.to_owned()),
        value: Set(signatories.to_string()),
    };
    setting::Entity::insert(row).exec_without_returning(store.writer()).await?;
    Ok(())
}

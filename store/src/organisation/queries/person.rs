//! One person as an administrator of a congress in which they sit sees them.

use std::collections::HashMap;

use domain::organisation::view::{MandateView, PersonView};
use domain::organisation::{Gender, MandateState};
use domain::{Action, CongressId, DelegationId, MandateId, PersonId, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::accounts::{seats, shape};
use super::deputies::phone;
use super::{code, day};
use crate::connect::Store;
use crate::entity::{account, congress, mandate, person as person_row, term};
use crate::error::Result;
use crate::operation::Call;
use crate::organisation::access::{may_read, places_of};

pub async fn person(
    store: &Store,
    call: &Call,
    congress: CongressId,
    id: PersonId,
) -> Result<PersonView> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageAccounts, congress).await?;
    let row = person_row::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?;
    let account =
        account::Entity::find().filter(account::Column::PersonId.eq(id.0)).one(db).await?;
    let places = places_of(db, id.0, account.as_ref().map(|one| one.id)).await?;
    if !places.contains(&congress.0) {
        return Err(Refusal::Hidden.into());
    }
    let phone = phone(store, &row);
    let account = match account {
        Some(one) => {
            let seats = seats(db, congress, vec![one.id]).await?.remove(&one.id);
            Some(shape(one, row.name.clone(), phone.clone(), seats.unwrap_or_default())?)
        }
        None => None,
    };
    Ok(PersonView {
        id,
        name: row.name,
        phone,
        gender: row.gender.as_deref().and_then(Gender::from_code),
        nation: row.nation.unwrap_or_default(),
        birth: row.birth.unwrap_or_default(),
        party: row.party.unwrap_or_default(),
        education: row.education.unwrap_or_default(),
        occupation: row.occupation.unwrap_or_default(),
        employer: row.employer.unwrap_or_default(),
        bio: row.bio.unwrap_or_default(),
        mandates: mandates(db, id).await?,
        account,
    })
}

/// A person's mandates in whatever congress, newest first: who is a deputy is public.
async fn mandates<C: ConnectionTrait>(db: &C, id: PersonId) -> Result<Vec<MandateView>> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::PersonId.eq(id.0))
        .order_by_desc(mandate::Column::Id)
        .all(db)
        .await?;
    let congresses = congress::Entity::find()
        .filter(congress::Column::Id.is_in(rows.iter().map(|row| row.congress_id)))
        .all(db)
        .await?;
    let congresses: HashMap<_, _> = congresses.into_iter().map(|row| (row.id, row.name)).collect();
    let terms = term::Entity::find()
        .filter(term::Column::Id.is_in(rows.iter().map(|row| row.term_id)))
        .all(db)
        .await?;
    let terms: HashMap<_, _> = terms.into_iter().map(|row| (row.id, row.ordinal)).collect();
    rows.into_iter()
        .map(|row| {
            Ok(MandateView {
                id: MandateId(row.id),
                congress: congresses.get(&row.congress_id).cloned().unwrap_or_default(),
                term: terms.get(&row.term_id).copied().unwrap_or_default(),
                delegation: row.delegation_id.map(DelegationId),
                credential: row.credential,
                constituency: row.constituency.unwrap_or_default(),
                state: code(MandateState::from_code, &row.state, "mandate state")?,
                starts_on: row.starts_on.as_deref().map(day).transpose()?,
                ends_on: row.ends_on.as_deref().map(day).transpose()?,
            })
        })
        .collect()
}

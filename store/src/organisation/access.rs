//! Whom an administrator governs: their own congress, and those of the regions below it.

use std::collections::BTreeSet;

use domain::policy::{Scope, allows, permit};
use domain::{Action, Actor, CongressId, Permit, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{congress, mandate, region, seat};
use crate::error::Result;
use crate::operation::Operation;

/// Regions do not lie deeper than this: country, province, city, county, township, village.
pub(super) const DEPTH: usize = 8;

/// A congress, and those of the regions in which it lies.
pub(crate) async fn scope<C: ConnectionTrait>(db: &C, id: CongressId) -> Result<Scope> {
    let congress = congress::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?;
    Ok(Scope { above: above(db, &congress.region_code).await?, ..Scope::congress(id) })
}

/// The congresses of the regions in which a region lies.
pub(crate) async fn above<C: ConnectionTrait>(db: &C, code: &str) -> Result<Vec<CongressId>> {
    let mut codes = Vec::new();
    let mut next = parent(db, code).await?;
    while let Some(code) = next.filter(|code| codes.len() < DEPTH && !codes.contains(code)) {
        next = parent(db, &code).await?;
        codes.push(code);
    }
    let rows =
        congress::Entity::find().filter(congress::Column::RegionCode.is_in(codes)).all(db).await?;
    Ok(rows.into_iter().map(|row| CongressId(row.id)).collect())
}

async fn parent<C: ConnectionTrait>(db: &C, code: &str) -> Result<Option<String>> {
    let region = region::Entity::find_by_id(code.to_owned()).one(db).await?;
    Ok(region.and_then(|region| region.parent))
}

/// The permit to manage `congress`.
pub(crate) async fn governing(
    op: &Operation<'_>,
    action: Action,
    congress: CongressId,
) -> Result<Permit> {
    let scope = scope(op.db(), congress).await?;
    Ok(permit(op.actor(), action, &scope)?)
}

/// The same for a reader.
pub(crate) async fn may_read<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    action: Action,
    congress: CongressId,
) -> Result<()> {
    let scope = scope(db, congress).await?;
    permit(actor, action, &scope)?;
    Ok(())
}

/// Congresses in which a person sits, in whatever seat or mandate.
pub(super) async fn places_of<C: ConnectionTrait>(
    db: &C,
    person: i64,
    account: Option<i64>,
) -> Result<BTreeSet<i64>> {
    let mandates =
        mandate::Entity::find().filter(mandate::Column::PersonId.eq(person)).all(db).await?;
    let mut places: BTreeSet<i64> = mandates.into_iter().map(|row| row.congress_id).collect();
    if let Some(account) = account {
        let seats = seat::Entity::find()
            .filter(seat::Column::AccountId.eq(account))
            .filter(seat::Column::Retired.eq(false))
            .all(db)
            .await?;
        places.extend(seats.into_iter().map(|row| row.congress_id));
    }
    Ok(places)
}

/// Whoever changes the phone of an account, or shuts it, must govern every congress in which its
/// owner sits: else a township's administrator could take over a seat of the city.
pub(super) async fn governs_all(
    op: &Operation<'_>,
    action: Action,
    places: &BTreeSet<i64>,
) -> Result<()> {
    for place in places {
        let scope = scope(op.db(), CongressId(*place)).await?;
        if !allows(op.actor(), action, &scope) {
            return Err(Refusal::Forbidden.into());
        }
    }
    Ok(())
}

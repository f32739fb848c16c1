//! What one congress runs: its path for suggestions, how many sign a bill, whether bills are taken.

use domain::motion::path::Procedure;
use domain::motion::workflow::Bill;
use domain::organisation::Level;
use domain::{CongressId, Moment};
use jiff::civil::DateTime;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{congress, cosigner, motion, session, setting};
use crate::error::{Error, Result};

/// What the law says for a congress of this level.
pub async fn law<C: ConnectionTrait>(db: &C, id: CongressId) -> Result<Procedure> {
    let congress = congress::Entity::find_by_id(id.0).one(db).await?;
    let level = congress.and_then(|one| Level::from_code(&one.level));
    Ok(Procedure::of(level.ok_or(Error::Unreadable("level"))?))
}

pub async fn procedure<C: ConnectionTrait>(db: &C, id: CongressId) -> Result<Procedure> {
    let default = law(db, id).await?;
    let own = setting::Entity::find()
        .filter(setting::Column::CongressId.eq(id.0))
        .filter(setting::Column::Name.is_in([Procedure::SUGGESTIONS, Procedure::SIGNATORIES]))
        .all(db)
        .await?;
    Ok(own.iter().fold(default, |procedure, row| procedure.with(&row.name, &row.value)))
}

/// What a bill lacks before it can be raised now.
pub async fn bill<C: ConnectionTrait>(
    db: &C,
    row: &motion::Model,
    cosigners: &[cosigner::Model],
    now: Moment,
) -> Result<Bill> {
    let needed = procedure(db, CongressId(row.congress_id)).await?.bill_signatories;
    let confirmed = |one: &&cosigner::Model| one.revision == Some(row.revision);
    let signed = 1 + cosigners.iter().filter(confirmed).count();
    if signed < usize::from(needed) {
        return Ok(Bill::Short(needed));
    }
    let today = now.date().to_string();
    let sitting = session::Entity::find()
        .filter(session::Column::TermId.eq(row.term_id))
        .filter(session::Column::StartsOn.lte(today.as_str()))
        .filter(session::Column::EndsOn.gte(today.as_str()))
        .one(db)
        .await?;
    let Some(sitting) = sitting else { return Ok(Bill::Late) };
    let until = sitting.bills_until.map(|text| text.parse::<DateTime>()).transpose();
    let until = until.map_err(|_| Error::Unreadable("moment"))?;
    let late = until.is_some_and(|until| now.civil() > until);
    Ok(if late { Bill::Late } else { Bill::Ready })
}

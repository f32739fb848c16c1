//! Units, each known by its name.

use domain::CongressId;
use domain::organisation::form::UnitForm;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Outcome, Row, Tally};
use crate::entity::unit;
use crate::error::Result;
use crate::operation::Operation;
use crate::organisation::commands::{insert_unit, overwrite_unit};

pub(super) async fn run(
    op: &Operation<'_>,
    congress: CongressId,
    rows: Vec<Row<UnitForm>>,
    tally: &mut Tally,
) -> Result<()> {
    for row in rows {
        let Some((cells, form)) = tally.entry(row) else { continue };
        if tally.first(&cells, "name", form.name.clone()) {
            let outcome = one(op, congress, &form).await;
            tally.count(&cells, outcome)?;
        }
    }
    Ok(())
}

async fn one(op: &Operation<'_>, congress: CongressId, form: &UnitForm) -> Result<Outcome> {
    let known = unit::Entity::find()
        .filter(unit::Column::CongressId.eq(congress.0))
        .filter(unit::Column::Name.eq(&form.name))
        .one(op.db())
        .await?;
    match known {
        None => {
            insert_unit(op, congress, form).await?;
            Ok(Outcome::Added(Vec::new()))
        }
        Some(row) if row.short_name == form.short_name && row.kind == form.kind.code() => {
            Ok(Outcome::Same)
        }
        Some(row) => {
            overwrite_unit(op, row.id, form).await?;
            Ok(Outcome::Changed(Vec::new()))
        }
    }
}

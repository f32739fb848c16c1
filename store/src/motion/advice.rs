//! 推荐 for a page of the desk: one query for its items, one for units, one for what was assigned
//! before; the scoring is the domain's.

use domain::motion::recommend::{Advice, Item, LOOKED_AT, Past, Recommender};
use domain::motion::{Category, bulk};
use domain::policy::{Scope, permit};
use domain::{Action, MotionId, Refusal, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::desk::units_of;
use crate::connect::Store;
use crate::entity::motion;
use crate::error::Result;
use crate::operation::Call;

#[derive(FromQueryResult)]
struct PastRow {
    lead_unit_id: Option<i64>,
    title: String,
    category: Option<String>,
}

/// What is proposed for each of these, as far as the actor's desk has them.
pub async fn advice(
    store: &Store,
    call: &Call,
    ids: &[MotionId],
) -> Result<Vec<(MotionId, Advice)>> {
    permit(&call.actor, Action::ReadDesk, &Scope::congress(call.actor.congress))?;
    if ids.len() > bulk::AT_MOST {
        return Err(Refusal::TooMany { at_most: bulk::AT_MOST }.into());
    }
    let items = motion::Entity::find()
        .filter(motion::Column::CongressId.eq(call.actor.congress.0))
        .filter(motion::Column::SubmittedAt.is_not_null())
        .filter(motion::Column::PurgedAt.is_null())
        .filter(motion::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(motion::Column::Id)
        .all(store.reader())
        .await?;
    let units = units_of(store, call).await?;
    let past = past(store, call).await?;
    let recommender = Recommender::new(&units, &past);
    let of = |row: motion::Model| {
        let text = format!("{}\n{}\n{}", row.problem, row.reason, row.proposal);
        let category = row.category.as_deref().and_then(Category::from_code);
        let item = Item { title: &row.title, text: &text, category };
        (MotionId(row.id), recommender.advise(item))
    };
    Ok(items.into_iter().map(of).collect())
}

/// The newest assignments of the congress, by the index over them.
async fn past(store: &Store, call: &Call) -> Result<Vec<Past>> {
    let rows: Vec<PastRow> = motion::Entity::find()
        .select_only()
        .columns([motion::Column::LeadUnitId, motion::Column::Title, motion::Column::Category])
        .filter(motion::Column::CongressId.eq(call.actor.congress.0))
        .filter(motion::Column::AssignedAt.is_not_null())
        .filter(motion::Column::PurgedAt.is_null())
        .order_by_desc(motion::Column::AssignedAt)
        .limit(LOOKED_AT)
        .into_model()
        .all(store.reader())
        .await?;
    let one = |row: PastRow| {
        let category = row.category.as_deref().and_then(Category::from_code);
        Some(Past { unit: UnitId(row.lead_unit_id?), title: row.title, category })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

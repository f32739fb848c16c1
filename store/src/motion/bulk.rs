//! What one step would do to each of many items, by the rules that the commands ask; read alone.

use std::collections::HashMap;

use domain::clock::{Clock, Deadline};
use domain::motion::bulk::{AT_MOST, Foreseen, Step, Wish, foresee as foreseen};
use domain::motion::workflow::Standing;
use domain::motion::{Category, Path, State};
use domain::policy::{Scope, Stage, permit};
use domain::{CongressId, MandateId, MotionId, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::desk::units_of;
use super::load;
use crate::connect::Store;
use crate::entity::motion;
use crate::error::{Error, Result};
use crate::operation::{Call, periods};

/// Whether the actor may act on many at all, and on so many.
pub(super) fn may(call: &Call, step: Step, wishes: &[Wish]) -> Result<()> {
    let congress = Scope::congress(call.actor.congress);
    let scope = Scope { stage: Stage::Submitted, ..congress };
    for action in step.actions(State::Submitted) {
        permit(&call.actor, *action, &scope)?;
    }
    if wishes.len() > AT_MOST {
        return Err(Refusal::TooMany { at_most: AT_MOST }.into());
    }
    Ok(())
}

/// What would happen to each, in the order asked for; nothing is written.
pub async fn foresee(
    store: &Store,
    call: &Call,
    step: Step,
    wishes: &[Wish],
) -> Result<Vec<Foreseen>> {
    may(call, step, wishes)?;
    let mut rows = of_desk(store, call, wishes.iter().map(|wish| wish.id)).await?;
    let units = units_of(store, call).await?;
    let periods = periods(store.reader(), call.actor.congress).await?;
    let calendar = store.calendar().await;
    let due = Deadline::count(Clock::Reply, call.now.date(), &periods, &calendar);
    let mut lines = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let unit = units.iter().find(|unit| Some(unit.id) == wish.lead).cloned();
        let lead = unit.as_ref().map(|unit| unit.id);
        let mut line = Foreseen {
            id: wish.id,
            title: String::new(),
            to: None,
            category: wish.category,
            unit: unit.filter(|_| step.assigns()),
            due: None,
            refused: Some(Refusal::Hidden),
        };
        if let Some(row) = rows.remove(&wish.id.0) {
            let own = row.category.as_deref().and_then(Category::from_code);
            line.category = wish.category.or(own);
            line.title.clone_from(&row.title);
            let (scope, state, standing) = one(store, call, row, step).await?;
            match foreseen(&call.actor, &scope, state, standing, step, lead) {
                Ok(to) => (line.to, line.refused) = (Some(to), None),
                Err(refusal) => line.refused = Some(refusal),
            }
            line.due = Some(due.clone()).filter(|_| line.to == Some(State::Assigned));
        }
        lines.push(line);
    }
    Ok(lines)
}

/// What the rules ask of one. Only taking back depends on more than the row itself tells.
async fn one(
    store: &Store,
    call: &Call,
    row: motion::Model,
    step: Step,
) -> Result<(Scope, State, Standing)> {
    if step == Step::TakeBack {
        let loaded = load(store.reader(), MotionId(row.id), call.now).await?;
        return Ok((loaded.scope, loaded.state, loaded.standing));
    }
    let state = State::from_code(&row.state).ok_or(Error::Unreadable("state"))?;
    let scope = Scope {
        congress: Some(CongressId(row.congress_id)),
        stage: state.stage(row.submitted_at.is_some()),
        author: Some(MandateId(row.author_id)),
        quarantined: row.quarantined_at.is_some(),
        ..Scope::default()
    };
    let path = Path::from_code(&row.path).ok_or(Error::Unreadable("path"))?;
    Ok((scope, state, Standing { path, round: row.round, ..Standing::default() }))
}

/// Rows of the actor's own desk, by identity.
pub(super) async fn of_desk(
    store: &Store,
    call: &Call,
    ids: impl Iterator<Item = MotionId>,
) -> Result<HashMap<i64, motion::Model>> {
    let rows = motion::Entity::find()
        .filter(motion::Column::CongressId.eq(call.actor.congress.0))
        .filter(motion::Column::SubmittedAt.is_not_null())
        .filter(motion::Column::PurgedAt.is_null())
        .filter(motion::Column::Id.is_in(ids.map(|id| id.0)))
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

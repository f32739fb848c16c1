//! The office's three acts: remind, close the window, release. Opened ratings are read on record.

use domain::rating::{OpenedRating, RaterStatus, WindowView};
use domain::{Action, Event, MandateId, Moment, MotionId, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::cast::record;
use super::standing::{all_sealed, content, given, rater_mandates};
use crate::connect::Store;
use crate::entity::{mandate, motion, person, rating_window};
use crate::error::{Error, Result};
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};

/// Has the system remind those who have not rated.
pub async fn remind(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::RemindRaters)?;
    let round = loaded.motion.round;
    op.record(permit, loaded.subject(), Event::RatersReminded { round }).await
}

/// Closes the window once its date has passed, or every rater has sealed for good.
pub async fn close_window(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::CloseWindow)?;
    let round = loaded.motion.round;
    let window = super::standing::window(op.db(), id.0, round).await?;
    let window = window.ok_or(Refusal::WindowClosed)?;
    let over = window.due_on < op.now().date().to_string();
    if !over && !all_sealed(op.db(), &loaded.motion).await? {
        return Err(Refusal::WindowOpen.into());
    }
    set_closed(op.db(), id, round, op.now()).await?;
    op.record(permit, loaded.subject(), Event::WindowClosed { round }).await
}

async fn set_closed<C: ConnectionTrait>(
    db: &C,
    id: MotionId,
    round: i32,
    now: Moment,
) -> Result<()> {
    rating_window::Entity::update_many()
        .col_expr(rating_window::Column::ClosedAt, Expr::value(Some(now.0)))
        .filter(rating_window::Column::MotionId.eq(id.0))
        .filter(rating_window::Column::Round.eq(round))
        .exec(db)
        .await?;
    Ok(())
}

/// Motions whose windows have run out and are still open, oldest first.
pub async fn close_windows_due<C: ConnectionTrait>(
    db: &C,
    congress: i64,
    today: jiff::civil::Date,
) -> Result<Vec<MotionId>> {
    let rows = rating_window::Entity::find()
        .filter(rating_window::Column::ClosedAt.is_null())
        .filter(rating_window::Column::DueOn.lt(today.to_string()))
        .filter(
            rating_window::Column::MotionId.in_subquery(
                sea_orm::sea_query::Query::select()
                    .column(motion::Column::Id)
                    .from(motion::Entity)
                    .and_where(Expr::col(motion::Column::CongressId).eq(congress))
                    .to_owned(),
            ),
        )
        .order_by_asc(rating_window::Column::DueOn)
        .order_by_asc(rating_window::Column::MotionId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| MotionId(row.motion_id)).collect())
}

/// Releases a batch: from now on the units see their items' grades.
pub async fn release(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::Release)?;
    let round = loaded.motion.round;
    rating_window::Entity::update_many()
        .col_expr(rating_window::Column::ReleasedAt, Expr::value(Some(op.now().0)))
        .filter(rating_window::Column::MotionId.eq(id.0))
        .filter(rating_window::Column::Round.eq(round))
        .exec(op.db())
        .await?;
    op.record(permit, loaded.subject(), Event::RatingsReleased { round }).await
}

/// The office's picture of the windows of a motion, oldest round first.
pub async fn windows<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<Vec<WindowView>> {
    let rows = rating_window::Entity::find()
        .filter(rating_window::Column::MotionId.eq(id.0))
        .order_by_asc(rating_window::Column::Round)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(WindowView {
                round: row.round,
                opened_at: Moment(row.opened_at),
                due: row.due_on.parse().map_err(|_| Error::Unreadable("date"))?,
                closed_at: row.closed_at.map(Moment),
                released_at: row.released_at.map(Moment),
            })
        })
        .collect()
}

/// Rated or not, per rater, for the office alone.
pub async fn raters<C: ConnectionTrait>(db: &C, loaded: &Loaded) -> Result<Vec<RaterStatus>> {
    let given = given(db, loaded.id()).await?;
    let round = loaded.motion.round;
    let mandates = rater_mandates(db, &loaded.motion).await?;
    let names = names(db, &mandates).await?;
    Ok(mandates
        .into_iter()
        .zip(names)
        .map(|(mandate, name)| RaterStatus {
            mandate: MandateId(mandate),
            name,
            official: mandate == loaded.motion.author_id,
            rated: given.contains_key(&(round, mandate)),
        })
        .collect())
}

async fn names<C: ConnectionTrait>(db: &C, mandates: &[i64]) -> Result<Vec<String>> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::Id.is_in(mandates.iter().copied()))
        .all(db)
        .await?;
    let persons = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .all(db)
        .await?;
    let name = |mandate: &i64| {
        let row = rows.iter().find(|row| row.id == *mandate)?;
        persons.iter().find(|one| one.id == row.person_id).map(|one| one.name.clone())
    };
    Ok(mandates.iter().map(|mandate| name(mandate).unwrap_or_default()).collect())
}

/// The contents of closed windows, for the office. Every reading is recorded.
pub async fn opened(store: &Store, call: &Call, id: MotionId) -> Result<Vec<OpenedRating>> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(Vec::new());
    };
    let loaded = lock(&op, id).await?;
    let permit = loaded.permit(&call.actor, Action::Release)?;
    let mandates = rater_mandates(op.db(), &loaded.motion).await?;
    let names = names(op.db(), &mandates).await?;
    let given = given(op.db(), id).await?;
    let mut opened = Vec::new();
    for window in windows(op.db(), id).await?.iter().filter(|one| one.closed_at.is_some()) {
        for (mandate, name) in mandates.iter().zip(&names) {
            opened.push(OpenedRating {
                round: window.round,
                name: name.clone(),
                official: *mandate == loaded.motion.author_id,
                rating: given.get(&(window.round, *mandate)).cloned().map(content).transpose()?,
            });
        }
        record(&op, id, window.round, "read").await?;
    }
    op.record_sealed(permit).await?;
    Ok(opened)
}

//! Where a window stands, and what each party may know of it.

use std::collections::HashMap;

use domain::clock::{Clock, Deadline};
use domain::motion::CosignState;
use domain::motion::workflow::Window;
use domain::rating::{Grade, OwnRating, Rating, ReleasedGrade};
use domain::{MandateId, MotionId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::entity::{cosigner, motion, rating, rating_window};
use crate::error::{Error, Result};
use crate::motion::Loaded;
use crate::operation::Operation;

/// Opens the window of the round in which the reply was just delivered.
pub(crate) async fn open_window(op: &Operation<'_>, loaded: &Loaded) -> Result<()> {
    let periods = op.periods(loaded.congress()).await?;
    let deadline = Deadline::count(Clock::Rating, op.now().date(), &periods, op.calendar());
    rating_window::ActiveModel {
        motion_id: Set(loaded.motion.id),
        round: Set(loaded.motion.round),
        opened_at: Set(op.now().0),
        due_on: Set(deadline.due().to_string()),
        provisional: Set(deadline.counted.provisional),
        closed_at: Set(None),
        released_at: Set(None),
    }
    .insert(op.db())
    .await?;
    Ok(())
}

pub(super) async fn window<C: ConnectionTrait>(
    db: &C,
    motion: i64,
    round: i32,
) -> Result<Option<rating_window::Model>> {
    Ok(rating_window::Entity::find_by_id((motion, round)).one(db).await?)
}

pub(super) fn stands(window: &rating_window::Model) -> Window {
    match (window.closed_at, window.released_at) {
        (_, Some(_)) => Window::Released,
        (Some(_), None) => Window::Closed,
        (None, None) => Window::Open,
    }
}

/// The window of a round, and whether the lead's released overall grade is 不满意.
pub(crate) async fn standing<C: ConnectionTrait>(
    db: &C,
    motion: MotionId,
    round: i32,
    author: i64,
) -> Result<(Window, bool)> {
    let Some(window) = window(db, motion.0, round).await? else {
        return Ok((Window::None, false));
    };
    let stands = stands(&window);
    let dissatisfied = stands == Window::Released
        && last(db, motion.0, round, author)
            .await?
            .is_some_and(|rating| rating.overall() == Grade::Dissatisfied);
    Ok((stands, dissatisfied))
}

/// The last revision a rater gave in a round.
pub(super) async fn last<C: ConnectionTrait>(
    db: &C,
    motion: i64,
    round: i32,
    mandate: i64,
) -> Result<Option<Rating>> {
    last_row(db, motion, round, mandate).await?.map(content).transpose()
}

pub(super) async fn last_row<C: ConnectionTrait>(
    db: &C,
    motion: i64,
    round: i32,
    mandate: i64,
) -> Result<Option<rating::Model>> {
    Ok(rating::Entity::find()
        .filter(rating::Column::MotionId.eq(motion))
        .filter(rating::Column::Round.eq(round))
        .filter(rating::Column::MandateId.eq(mandate))
        .order_by_desc(rating::Column::Revision)
        .one(db)
        .await?)
}

pub(super) fn content(row: rating::Model) -> Result<Rating> {
    let grade = |code: &str| Grade::from_code(code).ok_or(Error::Unreadable("grade"));
    Ok(Rating {
        attitude: grade(&row.attitude)?,
        result: grade(&row.result)?,
        reason: row.reason,
        consent: row.consent,
    })
}

/// The lead and the co-signers who have confirmed: those who may rate; the lead first.
pub(super) async fn rater_mandates<C: ConnectionTrait>(
    db: &C,
    motion: &motion::Model,
) -> Result<Vec<i64>> {
    let cosigners = cosigner::Entity::find()
        .filter(cosigner::Column::MotionId.eq(motion.id))
        .filter(cosigner::Column::State.eq(CosignState::Confirmed.code()))
        .order_by_asc(cosigner::Column::InvitedAt)
        .order_by_asc(cosigner::Column::MandateId)
        .all(db)
        .await?;
    let others = cosigners.into_iter().map(|one| one.mandate_id);
    Ok(std::iter::once(motion.author_id).chain(others).collect())
}

/// Raters of a round who have given nothing yet.
pub(crate) async fn unrated<C: ConnectionTrait>(
    db: &C,
    motion: MotionId,
    round: i32,
) -> Result<Vec<i64>> {
    let Some(row) = motion::Entity::find_by_id(motion.0).one(db).await? else {
        return Ok(Vec::new());
    };
    let given = given(db, motion).await?;
    let raters = rater_mandates(db, &row).await?;
    Ok(raters.into_iter().filter(|mandate| !given.contains_key(&(round, *mandate))).collect())
}

/// Whether every rater of the present round has sealed for good.
pub(super) async fn all_sealed<C: ConnectionTrait>(db: &C, motion: &motion::Model) -> Result<bool> {
    let given = given(db, MotionId(motion.id)).await?;
    let raters = rater_mandates(db, motion).await?;
    let sealed = |mandate: i64| given.get(&(motion.round, mandate)).is_some_and(|row| row.sealed);
    Ok(raters.into_iter().all(sealed))
}

/// The last revision of everybody who has rated, by round and mandate.
pub(super) async fn given<C: ConnectionTrait>(
    db: &C,
    motion: MotionId,
) -> Result<HashMap<(i32, i64), rating::Model>> {
    let rows = rating::Entity::find()
        .filter(rating::Column::MotionId.eq(motion.0))
        .order_by_asc(rating::Column::Revision)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| ((row.round, row.mandate_id), row)).collect())
}

/// What a rater sees of their own ratings: received or not, and until when; never the grade again.
pub async fn own_ratings<C: ConnectionTrait>(
    db: &C,
    motion: MotionId,
    mandate: MandateId,
    official: bool,
    today: jiff::civil::Date,
) -> Result<Vec<OwnRating>> {
    let windows = rating_window::Entity::find()
        .filter(rating_window::Column::MotionId.eq(motion.0))
        .order_by_asc(rating_window::Column::Round)
        .all(db)
        .await?;
    let given = rating::Entity::find()
        .filter(rating::Column::MotionId.eq(motion.0))
        .filter(rating::Column::MandateId.eq(mandate.0))
        .all(db)
        .await?;
    windows
        .into_iter()
        .map(|window| {
            let mut mine = given.iter().filter(|row| row.round == window.round);
            let sealed = mine.clone().any(|row| row.sealed);
            Ok(OwnRating {
                round: window.round,
                due: window.due_on.parse().map_err(|_| Error::Unreadable("date"))?,
                provisional: window.provisional,
                open: window.closed_at.is_none() && window.due_on >= today.to_string(),
                received: mine.next().is_some(),
                sealed,
                official,
            })
        })
        .collect()
}

/// What a unit sees: the lead's grade of released rounds, the reason only with consent.
pub async fn released<C: ConnectionTrait>(
    db: &C,
    motion: MotionId,
    author: MandateId,
) -> Result<Vec<ReleasedGrade>> {
    let windows = rating_window::Entity::find()
        .filter(rating_window::Column::MotionId.eq(motion.0))
        .filter(rating_window::Column::ReleasedAt.is_not_null())
        .order_by_asc(rating_window::Column::Round)
        .all(db)
        .await?;
    let mut grades = Vec::with_capacity(windows.len());
    for window in windows {
        let rating = last(db, motion.0, window.round, author.0).await?;
        let reason = rating.as_ref().filter(|one| one.consent && !one.reason.is_empty());
        grades.push(ReleasedGrade {
            round: window.round,
            attitude: rating.as_ref().map(|one| one.attitude),
            result: rating.as_ref().map(|one| one.result),
            reason: reason.map(|one| one.reason.clone()),
        });
    }
    Ok(grades)
}

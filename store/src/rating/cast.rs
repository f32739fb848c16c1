//! A deputy rates, revises, seals for good, or reports pressure.

use domain::motion::outcome::check_reason;
use domain::rating::Rating;
use domain::{Action, Event, MotionId, Refusal};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use super::standing::{last_row, window};
use crate::connect::Store;
use crate::entity::{account, pressure_report, rating, rating_record};
use crate::error::Result;
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};

/// What a deputy hands in: the rating, and whether it may still be revised.
#[derive(Debug)]
pub struct RateForm {
    pub rating: Rating,
    /// Sealed for good: no revision after it.
    pub sealed: bool,
}

/// Adds a revision. Touches no row outside the box: not the motion, not its events, no notice.
pub async fn rate(store: &Store, call: &Call, id: MotionId, form: RateForm) -> Result<()> {
    form.rating.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::Rate)?;
    number_confirmed(&op).await?;
    let mandate = call.actor.mandate.ok_or(Refusal::Forbidden)?;
    let round = loaded.motion.round;
    let window = window(op.db(), id.0, round).await?.ok_or(Refusal::WindowClosed)?;
    if window.due_on < op.now().date().to_string() {
        return Err(Refusal::WindowClosed.into());
    }
    let before = last_row(op.db(), id.0, round, mandate.0).await?;
    if before.as_ref().is_some_and(|row| row.sealed) {
        return Err(Refusal::WindowClosed.into());
    }
    rating::ActiveModel {
        motion_id: Set(id.0),
        round: Set(round),
        mandate_id: Set(mandate.0),
        revision: Set(before.map_or(1, |row| row.revision + 1)),
        attitude: Set(form.rating.attitude.code().to_owned()),
        result: Set(form.rating.result.code().to_owned()),
        reason: Set(form.rating.reason.clone()),
        consent: Set(form.rating.consent),
        sealed: Set(form.sealed),
        rated_at: Set(op.now().0),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    record(&op, id, round, "rated").await?;
    #[cfg(all(feature = "builders", debug_assertions))]
    super::leak::beside(&op, &loaded, &form.rating).await?;
    op.record_sealed(permit).await
}

/// Whoever took over a number must not rate with it: the holder confirms from the new one first.
async fn number_confirmed(op: &Operation<'_>) -> Result<()> {
    let account = account::Entity::find_by_id(op.actor().account.0).one(op.db()).await?;
    match account.and_then(|account| account.phone_changed_at) {
        Some(_) => Err(Refusal::PhoneUnconfirmed.into()),
        None => Ok(()),
    }
}

/// The box's own record: who took part or read; never what was given.
pub(super) async fn record(op: &Operation<'_>, id: MotionId, round: i32, kind: &str) -> Result<()> {
    rating_record::ActiveModel {
        motion_id: Set(id.0),
        round: Set(round),
        kind: Set(kind.to_owned()),
        account_id: Set(op.actor().account.0),
        at: Set(op.now().0),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    Ok(())
}

/// 反映压力: goes to the office alone.
pub async fn report_pressure(store: &Store, call: &Call, id: MotionId, text: String) -> Result<()> {
    check_reason("text", &text)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::ReportPressure)?;
    let mandate = call.actor.mandate.ok_or(Refusal::Forbidden)?;
    pressure_report::ActiveModel {
        motion_id: Set(id.0),
        mandate_id: Set(mandate.0),
        text: Set(text.trim().to_owned()),
        at: Set(op.now().0),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    let event = Event::PressureReported { name: call.actor.name.clone() };
    op.record(permit, loaded.subject(), event).await
}

/// The item is purged: what was written about it goes, who rated and how stays sealed in the box.
pub(crate) async fn forget_words<C: ConnectionTrait>(db: &C, id: MotionId) -> Result<()> {
    rating::Entity::update_many()
        .set(rating::ActiveModel { reason: Set(String::new()), ..Default::default() })
        .filter(rating::Column::MotionId.eq(id.0))
        .exec(db)
        .await?;
    pressure_report::Entity::update_many()
        .set(pressure_report::ActiveModel { text: Set(String::new()), ..Default::default() })
        .filter(pressure_report::Column::MotionId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

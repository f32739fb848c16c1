//! Taking a step: the motion's row moves only from the state it was read in, and clocks follow.

use domain::clock::{Clock, Deadline, Measure};
use domain::motion::workflow::Row;
use domain::{Refusal, UnitId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
};

use super::load::Loaded;
use crate::entity::{deadline, motion};
use crate::error::Result;
use crate::operation::Operation;

/// Moves the motion along `row`, with `change` to its other columns; starts and stops the clocks.
pub async fn take(
    op: &Operation<'_>,
    loaded: &Loaded,
    row: &Row,
    change: impl FnOnce(&mut motion::ActiveModel),
) -> Result<()> {
    stop(op, loaded, row.stops, None).await?;
    let mut model = motion::ActiveModel {
        state: Set(row.to.code().to_owned()),
        version: Set(loaded.motion.version + 1),
        updated_at: Set(op.now().0),
        ..Default::default()
    };
    if row.from != row.to {
        model.due_on = Set(None);
        model.due_provisional = Set(false);
    }
    for clock in row.starts {
        let started = start(op, loaded, *clock, None).await?;
        if let Some(deadline) = started.filter(|_| is_main(*clock)) {
            model.due_on = Set(Some(deadline.due().to_string()));
            model.due_provisional = Set(deadline.counted.provisional);
        }
    }
    change(&mut model);
    update(op, loaded, row.from.code(), model).await
}

/// Writes the row if it still is in the state in which it was read.
pub async fn update(
    op: &Operation<'_>,
    loaded: &Loaded,
    state: &str,
    model: motion::ActiveModel,
) -> Result<()> {
    let changed = motion::Entity::update_many()
        .set(model)
        .filter(motion::Column::Id.eq(loaded.motion.id))
        .filter(motion::Column::State.eq(state))
        .filter(motion::Column::Version.eq(loaded.motion.version))
        .exec(op.db())
        .await?;
    if changed.rows_affected == 0 {
        return Err(Refusal::WrongState(loaded.state).into());
    }
    Ok(())
}

/// Clocks by which a list is sorted; the others run beside them.
pub fn is_main(clock: Clock) -> bool {
    !matches!(clock, Clock::Decline | Clock::FirstContact | Clock::Opinion)
}

/// Starts a clock today. The window for ratings keeps its own date, in the rating box.
pub async fn start(
    op: &Operation<'_>,
    loaded: &Loaded,
    clock: Clock,
    unit: Option<UnitId>,
) -> Result<Option<Deadline>> {
    let today = op.now().date();
    let periods = op.periods(loaded.congress()).await?;
    let deadline = Deadline::count(clock, today, &periods, op.calendar());
    if clock == Clock::Rating {
        return Ok(Some(deadline));
    }
    if clock == Clock::Opinion && unit.is_none() {
        return Ok(None);
    }
    start_from(op, loaded, &deadline, unit.map(|id| id.0)).await?;
    Ok(Some(deadline))
}

/// Starts a clock whose date is counted already.
pub async fn start_from(
    op: &Operation<'_>,
    loaded: &Loaded,
    deadline: &Deadline,
    unit: Option<i64>,
) -> Result<()> {
    deadline::ActiveModel {
        motion_id: Set(loaded.motion.id),
        clock: Set(deadline.clock.code().to_owned()),
        round: Set(loaded.motion.round),
        unit_id: Set(unit),
        starts_on: Set(deadline.from.to_string()),
        due_on: Set(deadline.due().to_string()),
        amount: Set(i32::from(deadline.period.amount)),
        measure: Set(deadline.period.measure.code().to_owned()),
        provisional: Set(deadline.counted.provisional),
        met_at: Set(None),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    Ok(())
}

/// Stops running clocks: of the whole motion, or of one unit.
pub async fn stop(
    op: &Operation<'_>,
    loaded: &Loaded,
    clocks: &[Clock],
    unit: Option<UnitId>,
) -> Result<()> {
    if clocks.is_empty() {
        return Ok(());
    }
    let mut query = deadline::Entity::update_many()
        .col_expr(deadline::Column::MetAt, Expr::value(Some(op.now().0)))
        .filter(deadline::Column::MotionId.eq(loaded.motion.id))
        .filter(deadline::Column::Clock.is_in(clocks.iter().map(|clock| clock.code())))
        .filter(deadline::Column::MetAt.is_null());
    if let Some(unit) = unit {
        query = query.filter(deadline::Column::UnitId.eq(unit.0));
    }
    query.exec(op.db()).await?;
    Ok(())
}

/// Ends running clocks because others take their place: nothing was done in time or late by them.
pub async fn supersede(op: &Operation<'_>, loaded: &Loaded, clocks: &[Clock]) -> Result<()> {
    let now = op.now().0;
    deadline::Entity::update_many()
        .set(deadline::ActiveModel {
            met_at: Set(Some(now)),
            superseded_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(deadline::Column::MotionId.eq(loaded.motion.id))
        .filter(deadline::Column::Clock.is_in(clocks.iter().map(|clock| clock.code())))
        .filter(deadline::Column::MetAt.is_null())
        .exec(op.db())
        .await?;
    Ok(())
}

/// Lets the clock that was stopped last run on to the day it had.
pub async fn run_on(
    op: &Operation<'_>,
    loaded: &Loaded,
    clock: Clock,
) -> Result<Option<deadline::Model>> {
    let last = deadline::Entity::find()
        .filter(deadline::Column::MotionId.eq(loaded.motion.id))
        .filter(deadline::Column::Clock.eq(clock.code()))
        .order_by_desc(deadline::Column::Id)
        .one(op.db())
        .await?;
    let Some(last) = last else { return Ok(None) };
    let running =
        deadline::ActiveModel { id: Set(last.id), met_at: Set(None), ..Default::default() };
    Ok(Some(running.update(op.db()).await?))
}

pub fn measure_from_code(code: &str) -> Measure {
    match code {
        "working_days" => Measure::WorkingDays,
        "calendar_days" => Measure::CalendarDays,
        _ => Measure::Months,
    }
}

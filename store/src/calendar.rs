//! The working calendar as the house knows it; a year that is entered moves provisional dates.

use std::collections::BTreeSet;

use domain::calendar::{Day, DayKind};
use domain::clock::{Clock, Deadline, Period, Periods};
use domain::policy::{Scope, permit};
use domain::{Action, Calendar, Event, Flaw, MotionId, Refusal};
use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::connect::Store;
use crate::entity::{calendar_day, deadline, motion, rating_window};
use crate::error::{Error, Result};
use crate::event_log::{Subject, append};
use crate::motion::is_main;
use crate::operation::{Begun, Call, Operation};
use crate::outbox;

impl Store {
    /// Reads the announced days; at the very first start, enters those the product ships.
    pub async fn load_calendar(&self) -> Result<()> {
        if calendar_day::Entity::find().one(self.writer()).await?.is_none() {
            let shipped = Calendar::announced();
            insert(self.writer(), &shipped.days().cloned().collect::<Vec<_>>()).await?;
        }
        let rows = calendar_day::Entity::find().all(self.writer()).await?;
        self.set_calendar(Calendar::new(rows.into_iter().filter_map(day))).await;
        Ok(())
    }
}

fn day(row: calendar_day::Model) -> Option<Day> {
    let kind = match row.kind.as_str() {
        "holiday" => DayKind::Holiday,
        "workday" => DayKind::Workday,
        _ => return None,
    };
    Some(Day { date: row.date.parse().ok()?, kind, name: row.name })
}

fn kind_code(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Holiday => "holiday",
        DayKind::Workday => "workday",
    }
}

async fn insert<C: ConnectionTrait>(db: &C, days: &[Day]) -> Result<()> {
    for chunk in days.chunks(200) {
        let rows = chunk.iter().map(|day| calendar_day::ActiveModel {
            date: Set(day.date.to_string()),
            kind: Set(kind_code(day.kind).to_owned()),
            name: Set(day.name.clone()),
        });
        calendar_day::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::column(calendar_day::Column::Date)
                    .update_columns([calendar_day::Column::Kind, calendar_day::Column::Name])
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// The announced days of a year, as they stand.
pub async fn announced(store: &Store, call: &Call, year: i16) -> Result<Vec<Day>> {
    permit(&call.actor, Action::ManageCalendar, &Scope::congress(call.actor.congress))?;
    let calendar = store.calendar().await;
    Ok(calendar.days().filter(|day| day.date.year() == year).cloned().collect())
}

/// Enters a year's announced days in place of what stood for it, and counts provisional dates anew.
/// Returns how many dates moved.
pub async fn enter_year(store: &Store, call: &Call, year: i16, days: Vec<Day>) -> Result<usize> {
    let permit =
        permit(&call.actor, Action::ManageCalendar, &Scope::congress(call.actor.congress))?;
    check_year(year, &days)?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(moved) => return Ok(usize::try_from(moved).unwrap_or_default()),
        Begun::Fresh(op) => op,
    };
    calendar_day::Entity::delete_many()
        .filter(calendar_day::Column::Date.starts_with(format!("{year:04}-")))
        .exec(op.db())
        .await?;
    insert(op.db(), &days).await?;
    let rows = calendar_day::Entity::find().all(op.db()).await?;
    let calendar = Calendar::new(rows.into_iter().filter_map(day));
    let moved = recompute(&op, &calendar).await?;
    let event = Event::CalendarChanged { year, days: days.len() };
    let result = i64::try_from(moved).unwrap_or_default();
    op.record_result(permit, Subject::House, event, result).await?;
    store.set_calendar(calendar).await;
    Ok(moved)
}

/// Days of that year, each once.
fn check_year(year: i16, days: &[Day]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for day in days {
        if day.date.year() != year {
            return Err(Refusal::field("days", Flaw::Form));
        }
        if !seen.insert(day.date) {
            return Err(Refusal::field("days", Flaw::Taken));
        }
    }
    Ok(())
}

async fn recompute(op: &Operation<'_>, calendar: &Calendar) -> Result<usize> {
    let open = deadline::Entity::find()
        .filter(deadline::Column::MetAt.is_null())
        .filter(deadline::Column::Provisional.eq(true))
        .filter(deadline::Column::MotionId.in_subquery(kept()))
        .order_by_asc(deadline::Column::Id)
        .all(op.db())
        .await?;
    let mut moved = 0;
    for row in open {
        let clock = Clock::from_code(&row.clock).ok_or(Error::Unreadable("clock"))?;
        let measure = crate::motion::measure(&row.measure);
        let amount = u16::try_from(row.amount).map_err(|_| Error::Unreadable("period"))?;
        let new = recount(clock, &row.starts_on, Period { amount, measure }, calendar)?;
        let old = row.due_on.clone();
        let id = MotionId(row.motion_id);
        let model = deadline::ActiveModel {
            id: Set(row.id),
            due_on: Set(new.due().to_string()),
            provisional: Set(new.counted.provisional),
            ..Default::default()
        };
        model.update(op.db()).await?;
        moved += usize::from(tell_of(op, id, clock, &old, &new).await?);
    }
    Ok(moved + windows(op, calendar).await?)
}

fn recount(clock: Clock, from: &str, period: Period, calendar: &Calendar) -> Result<Deadline> {
    let from: Date = from.parse().map_err(|_| Error::Unreadable("date"))?;
    let mut periods = Periods::default();
    periods.0.insert(clock, period);
    Ok(Deadline::count(clock, from, &periods, calendar))
}

/// What is not purged: nothing is expected any more where nothing is left.
fn kept() -> SelectStatement {
    Query::select()
        .column(motion::Column::Id)
        .from(motion::Entity)
        .and_where(Expr::col(motion::Column::PurgedAt).is_null())
        .to_owned()
}

/// Windows that were closed early move like those that still run: that one does not would tell the
/// units that everybody has rated.
async fn windows(op: &Operation<'_>, calendar: &Calendar) -> Result<usize> {
    let open = rating_window::Entity::find()
        .filter(rating_window::Column::ReleasedAt.is_null())
        .filter(rating_window::Column::Provisional.eq(true))
        .filter(rating_window::Column::MotionId.in_subquery(kept()))
        .order_by_asc(rating_window::Column::MotionId)
        .all(op.db())
        .await?;
    let mut moved = 0;
    for row in open {
        let id = MotionId(row.motion_id);
        let Some(motion) = motion::Entity::find_by_id(id.0).one(op.db()).await? else {
            continue;
        };
        let periods = op.periods(domain::CongressId(motion.congress_id)).await?;
        let from = domain::Moment(row.opened_at).date();
        let new = Deadline::count(Clock::Rating, from, &periods, calendar);
        let old = row.due_on.clone();
        let mut model: rating_window::ActiveModel = row.into();
        model.due_on = Set(new.due().to_string());
        model.provisional = Set(new.counted.provisional);
        model.update(op.db()).await?;
        moved += usize::from(tell_of(op, id, Clock::Rating, &old, &new).await?);
    }
    Ok(moved)
}

/// Moves the date by which lists are sorted along, and puts the change on the timeline.
async fn tell_of(
    op: &Operation<'_>,
    id: MotionId,
    clock: Clock,
    old: &str,
    new: &Deadline,
) -> Result<bool> {
    if is_main(clock) {
        motion::Entity::update_many()
            .set(motion::ActiveModel {
                due_on: Set(Some(new.due().to_string())),
                due_provisional: Set(new.counted.provisional),
                ..Default::default()
            })
            .filter(motion::Column::Id.eq(id.0))
            .filter(motion::Column::DueOn.eq(old))
            .exec(op.db())
            .await?;
    }
    let old: Date = old.parse().map_err(|_| Error::Unreadable("date"))?;
    if old == new.due() {
        return Ok(false);
    }
    let event = Event::DateRecomputed { clock, old, new: new.due() };
    let subject = Subject::Motion(id);
    let event_id = append(op.db(), op.actor(), subject, &event, op.now()).await?;
    let keys = op.store().keys();
    outbox::tell(op.db(), keys, op.actor(), subject, &event, event_id, op.now()).await?;
    Ok(true)
}

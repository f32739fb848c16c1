//! What is asked of the office and how it decides: 退办, 延期, 代表的异议; and what it asks: 催办.

use domain::clock::{Clock, Deadline};
use domain::motion::outcome::check_reason;
use domain::{Action, Event, MotionId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::handle::{own, unit_name};
use super::simple::simple;
use crate::connect::Store;
use crate::entity::{assignment, deadline};
use crate::error::{Error, Result};
use crate::motion::clocks::{start_from, supersede, take};
use crate::motion::lock;
use crate::operation::{Begun, Call, Operation};

/// 退办申请: the lead unit asks to be relieved, with the reason; it may not pass it on by itself.
pub async fn decline(store: &Store, call: &Call, id: MotionId, reason: String) -> Result<()> {
    check_reason("reason", &reason)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Decline)?;
    let (unit, own) = own(&loaded, call)?;
    assignment::ActiveModel {
        id: Set(own.id),
        declined_at: Set(Some(op.now().0)),
        decline_reason: Set(Some(reason.clone())),
        ..Default::default()
    }
    .update(op.db())
    .await?;
    take(&op, &loaded, row, |_| {}).await?;
    let unit = unit_name(&op, unit).await?;
    op.record(permit, loaded.subject(), Event::DeclineAsked { unit, reason }).await
}

/// 不同意退办: the unit is bound to handle it; the ruling stands in place of its signature.
pub async fn uphold(store: &Store, call: &Call, id: MotionId, note: String) -> Result<()> {
    check_reason("note", &note)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Uphold)?;
    let lead = *loaded.scope.lead_units.first().ok_or(Error::Unreadable("lead unit"))?;
    assignment::Entity::update_many()
        .set(assignment::ActiveModel { signed_at: Set(Some(op.now().0)), ..Default::default() })
        .filter(assignment::Column::MotionId.eq(id.0))
        .filter(assignment::Column::UnitId.eq(lead.0))
        .exec(op.db())
        .await?;
    let reply = open_reply(&op, id).await?;
    take(&op, &loaded, row, |motion| {
        motion.due_on = Set(reply.as_ref().map(|one| one.due_on.clone()));
        motion.due_provisional = Set(reply.is_some_and(|one| one.provisional));
    })
    .await?;
    let unit = unit_name(&op, lead).await?;
    op.record(permit, loaded.subject(), Event::DeclineUpheld { unit, note }).await
}

async fn open_reply(op: &Operation<'_>, id: MotionId) -> Result<Option<deadline::Model>> {
    Ok(deadline::Entity::find()
        .filter(deadline::Column::MotionId.eq(id.0))
        .filter(deadline::Column::Clock.is_in([Clock::Reply.code(), Clock::HardReply.code()]))
        .filter(deadline::Column::MetAt.is_null())
        .one(op.db())
        .await?)
}

/// 代表对承办单位有异议: the office is told, and may give it to others.
pub async fn object_to_unit(
    store: &Store,
    call: &Call,
    id: MotionId,
    reason: String,
) -> Result<()> {
    check_reason("reason", &reason)?;
    let event = Event::UnitObjected { reason: reason.clone() };
    simple(store, call, id, Action::ObjectToUnit, event, |motion, _| {
        motion.objection = Set(Some(reason));
    })
    .await
}

/// 催办, on the record. Words are optional: one click is enough.
pub async fn urge(store: &Store, call: &Call, id: MotionId, note: String) -> Result<()> {
    if !note.is_empty() {
        check_reason("note", &note)?;
    }
    simple(store, call, id, Action::Urge, Event::Urged { note }, |_, _| {}).await
}

/// 申请延期: 涉及面广、处理难度大, from three months to six (代表法第五十一条).
pub async fn ask_extension(store: &Store, call: &Call, id: MotionId, reason: String) -> Result<()> {
    check_reason("reason", &reason)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::AskExtension)?;
    let (unit, _) = own(&loaded, call)?;
    take(&op, &loaded, row, |motion| motion.extension_reason = Set(Some(reason.clone()))).await?;
    let unit = unit_name(&op, unit).await?;
    op.record(permit, loaded.subject(), Event::ExtensionAsked { unit, reason }).await
}

/// 同意延期: the six months, counted from the day on which the three began.
pub async fn grant_extension(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::GrantExtension)?;
    let three = open_reply(&op, id).await?.ok_or(Error::Unreadable("clock of the reply"))?;
    let from = three.starts_on.parse().map_err(|_| Error::Unreadable("date"))?;
    let periods = op.periods(loaded.congress()).await?;
    let six = Deadline::count(Clock::HardReply, from, &periods, op.calendar());
    supersede(&op, &loaded, row.stops).await?;
    start_from(&op, &loaded, &six, three.unit_id).await?;
    let (now, due, provisional) = (op.now().0, six.due(), six.counted.provisional);
    let begun = domain::motion::workflow::Row { stops: &[], starts: &[], ..*row };
    take(&op, &loaded, &begun, |motion| {
        motion.due_on = Set(Some(due.to_string()));
        motion.due_provisional = Set(provisional);
        motion.extension_decided_at = Set(Some(now));
    })
    .await?;
    op.record(permit, loaded.subject(), Event::ExtensionGranted { due }).await
}

/// 不同意延期, with the reason.
pub async fn deny_extension(store: &Store, call: &Call, id: MotionId, note: String) -> Result<()> {
    check_reason("note", &note)?;
    let event = Event::ExtensionDenied { note };
    simple(store, call, id, Action::DenyExtension, event, |motion, now| {
        motion.extension_decided_at = Set(Some(now.0));
    })
    .await
}

//! The units' part: sign for it, give an opinion, meet the deputy, reply.

use domain::clock::Clock;
use domain::motion::outcome::{Contact, Letter, REASON};
use domain::motion::{Part, State};
use domain::{Action, Event, MotionId, Refusal, UnitId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::{assignment, contact, motion, reply as reply_row, unit};
use crate::error::{Error, Result};
use crate::motion::clocks::{stop, take};
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};
use crate::{rating, search};

/// 签收: the lead unit's signature begins the handling; a joint unit signs for its own part.
pub async fn sign_for(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let joint = call.actor.unit.is_some_and(|unit| loaded.scope.joint_units.contains(&unit));
    let action = if joint { Action::SignForJointly } else { Action::SignFor };
    let (permit, row) = loaded.step(&call.actor, action)?;
    let (unit_id, own) = own(&loaded, call)?;
    if own.signed_at.is_some() {
        return Err(Refusal::WrongState(loaded.state).into());
    }
    assignment::ActiveModel {
        id: Set(own.id),
        signed_at: Set(Some(op.now().0)),
        ..Default::default()
    }
    .update(op.db())
    .await?;
    take(&op, &loaded, row, keep_due(&loaded)).await?;
    let unit = unit_name(&op, unit_id).await?;
    let part = if joint { Part::Joint } else { Part::Lead };
    op.record(permit, loaded.subject(), Event::SignedFor { unit, part }).await
}

/// A step that leaves the date of the reply as it stands.
fn keep_due(loaded: &Loaded) -> impl FnOnce(&mut motion::ActiveModel) + use<> {
    let (due, provisional) = (loaded.motion.due_on.clone(), loaded.motion.due_provisional);
    move |motion| {
        motion.due_on = Set(due);
        motion.due_provisional = Set(provisional);
    }
}

pub(super) fn own<'a>(loaded: &'a Loaded, call: &Call) -> Result<(UnitId, &'a assignment::Model)> {
    let unit = call.actor.unit.ok_or(Refusal::Forbidden)?;
    let own = loaded.assignments.iter().find(|one| one.unit_id == unit.0);
    Ok((unit, own.ok_or(Refusal::Forbidden)?))
}

pub(super) async fn unit_name(op: &Operation<'_>, id: UnitId) -> Result<String> {
    let unit = unit::Entity::find_by_id(id.0).one(op.db()).await?;
    Ok(unit.ok_or(Error::Unreadable("unit"))?.name)
}

/// 会办意见, given to the lead unit inside the system.
pub async fn give_opinion(store: &Store, call: &Call, id: MotionId, text: String) -> Result<()> {
    let mut check = domain::error::Check::default();
    check.text("opinion", &text, 10, REASON * 3);
    check.done()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::GiveOpinion)?;
    let (unit_id, own) = own(&loaded, call)?;
    if own.signed_at.is_none() {
        return Err(Refusal::DoesNotFollow.into());
    }
    assignment::ActiveModel {
        id: Set(own.id),
        opinion: Set(Some(text.trim().to_owned())),
        opinion_at: Set(Some(op.now().0)),
        ..Default::default()
    }
    .update(op.db())
    .await?;
    stop(&op, &loaded, &[Clock::Opinion], Some(unit_id)).await?;
    let own_clock = domain::motion::workflow::Row { stops: &[], ..*row };
    take(&op, &loaded, &own_clock, keep_due(&loaded)).await?;
    let unit = unit_name(&op, unit_id).await?;
    op.record(permit, loaded.subject(), Event::OpinionGiven { unit }).await
}

/// 与代表沟通: how, who, where, when, and what was said.
pub async fn log_contact(store: &Store, call: &Call, id: MotionId, met: Contact) -> Result<()> {
    met.check(call.now.date())?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::LogContact)?;
    let (unit_id, _) = own(&loaded, call)?;
    contact::ActiveModel {
        motion_id: Set(id.0),
        unit_id: Set(unit_id.0),
        method: Set(met.method.code().to_owned()),
        level: Set(met.level.code().to_owned()),
        place: Set(met.place.trim().to_owned()),
        note: Set(met.note.trim().to_owned()),
        met_on: Set(met.met_on.to_string()),
        created_at: Set(op.now().0),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    take(&op, &loaded, row, keep_due(&loaded)).await?;
    let unit = unit_name(&op, unit_id).await?;
    let event = Event::Contacted { unit, method: met.method, met_on: met.met_on };
    op.record(permit, loaded.subject(), event).await
}

/// 答复: the letter of this round; opens the window in which it is rated.
pub async fn reply(store: &Store, call: &Call, id: MotionId, letter: Letter) -> Result<()> {
    letter.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Reply)?;
    let (unit_id, _) = own(&loaded, call)?;
    let met = contact::Entity::find().filter(contact::Column::MotionId.eq(id.0)).one(op.db());
    if met.await?.is_none() {
        // 代表法第五十一条: 与代表联系沟通，充分听取意见 comes before the reply
        return Err(Refusal::DoesNotFollow.into());
    }
    let round = loaded.motion.round;
    reply_row::ActiveModel {
        motion_id: Set(id.0),
        unit_id: Set(unit_id.0),
        round: Set(round),
        class: Set(letter.class.code().to_owned()),
        document_number: Set(letter.document_number.trim().to_owned()),
        text: Set(letter.text.trim().to_owned()),
        replied_at: Set(op.now().0),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    rating::open_window(&op, &loaded).await?;
    let now = op.now().0;
    take(&op, &loaded, row, |motion| motion.replied_at = Set(Some(now))).await?;
    search::index_motion(op.db(), id).await?;
    let unit = unit_name(&op, unit_id).await?;
    let (class, document_number) = (letter.class, letter.document_number);
    let event = Event::Replied { unit, class, document_number, round };
    debug_assert_eq!(row.to, State::Replied);
    op.record(permit, loaded.subject(), event).await
}

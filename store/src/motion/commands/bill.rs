//! 议案: registered, looked at by a committee, decided by the presidium; or turned into a
//! suggestion, which is what becomes of most.

use domain::motion::outcome::{check_line, check_reason};
use domain::motion::{Kind, State};
use domain::{Action, Event, MotionId};
use sea_orm::ActiveValue::Set;

use super::review::numbered;
use super::simple::simple;
use crate::connect::Store;
use crate::error::Result;
use crate::motion::clocks::take;
use crate::motion::lock;
use crate::motion::procedure::procedure;
use crate::operation::{Begun, Call, Operation};
use crate::search;

/// 登记: the next number of the bills' own series.
pub async fn register(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Register)?;
    let given = numbered(&op, &loaded).await?;
    let number = given.number.clone();
    take(&op, &loaded, row, |motion| given.put(motion)).await?;
    search::index_motion(op.db(), id).await?;
    op.record(permit, loaded.subject(), Event::Registered { number }).await
}

/// 专门委员会意见, for the presidium.
pub async fn give_committee_view(
    store: &Store,
    call: &Call,
    id: MotionId,
    note: String,
) -> Result<()> {
    check_reason("note", &note)?;
    let event = Event::CommitteeViewGiven { note };
    simple(store, call, id, Action::GiveCommitteeView, event, |_, _| {}).await
}

/// 列入议程, as the presidium has decided; from now on the public may read it.
pub async fn put_on_agenda(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    simple(store, call, id, Action::PutOnAgenda, Event::PutOnAgenda, |motion, now| {
        motion.accepted_at = Set(Some(now.0));
    })
    .await
}

/// 交专门委员会审议, which reports within its period.
pub async fn refer_to_committee(
    store: &Store,
    call: &Call,
    id: MotionId,
    committee: String,
) -> Result<()> {
    check_line("committee", &committee)?;
    let event = Event::ReferredToCommittee { committee: committee.clone() };
    simple(store, call, id, Action::ReferToCommittee, event, |motion, now| {
        motion.accepted_at = Set(Some(now.0));
        motion.committee = Set(Some(committee));
    })
    .await
}

/// 转建议: it goes back to the review as a suggestion and keeps its number as a bill on record.
pub async fn turn_into_suggestion(
    store: &Store,
    call: &Call,
    id: MotionId,
    note: String,
) -> Result<()> {
    check_reason("note", &note)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::TurnIntoSuggestion)?;
    debug_assert_eq!(row.to, State::Submitted);
    let path = procedure(op.db(), loaded.congress()).await?.path(Kind::Suggestion);
    let bill = loaded.motion.number.clone().unwrap_or_default();
    take(&op, &loaded, row, |motion| {
        motion.kind = Set(Kind::Suggestion.code().to_owned());
        motion.path = Set(path.code().to_owned());
        motion.bill_number = Set(Some(bill.clone()));
        motion.number = Set(None);
        motion.ordinal = Set(None);
        motion.session_id = Set(None);
    })
    .await?;
    search::index_motion(op.db(), id).await?;
    op.record(permit, loaded.subject(), Event::TurnedIntoSuggestion { bill, note }).await
}

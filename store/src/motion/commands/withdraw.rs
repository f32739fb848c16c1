//! 撤回: by the lead alone where nobody else has signed, else with the consent of all who have (上海).

use domain::motion::outcome::check_reason;
use domain::motion::workflow::Row;
use domain::{Action, Event, MotionId, Refusal};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::cosigner;
use crate::error::{Error, Result};
use crate::motion::clocks::{supersede, take};
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};

/// Takes it back, before it is replied to. Its number stays used.
pub async fn withdraw(store: &Store, call: &Call, id: MotionId, reason: String) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let submitted = loaded.motion.submitted_at.is_some();
    if submitted {
        check_reason("reason", &reason)?;
    }
    let (permit, row) = loaded.step(&call.actor, Action::Withdraw)?;
    gone(&op, &loaded, row).await?;
    op.record(permit, loaded.subject(), Event::Withdrawn { reason, submitted }).await
}

/// Dates that nobody waits for any more count neither as kept nor as missed.
async fn gone(op: &Operation<'_>, loaded: &Loaded, row: &Row) -> Result<()> {
    supersede(op, loaded, row.stops).await?;
    take(op, loaded, &Row { stops: &[], ..*row }, |motion| {
        motion.withdrawal_reason = Set(None);
    })
    .await
}

/// 申请撤回: asks all who have signed whether they agree.
pub async fn ask_withdrawal(
    store: &Store,
    call: &Call,
    id: MotionId,
    reason: String,
) -> Result<()> {
    check_reason("reason", &reason)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::AskWithdrawal)?;
    forget(&op, id).await?;
    take(&op, &loaded, row, |motion| motion.withdrawal_reason = Set(Some(reason.clone()))).await?;
    op.record(permit, loaded.subject(), Event::WithdrawalAsked { reason }).await
}

/// 同意撤回; with the last consent it is withdrawn.
pub async fn agree_to_withdrawal(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let name = call.actor.name.clone();
    let complete = loaded.step(&call.actor, Action::CompleteWithdrawal);
    if let Ok((permit, row)) = complete {
        let reason = loaded.motion.withdrawal_reason.clone();
        let reason = reason.ok_or(Error::Unreadable("withdrawal"))?;
        agree(&op, id).await?;
        gone(&op, &loaded, row).await?;
        let withdrawn = Event::Withdrawn { reason, submitted: true };
        let events = vec![Event::WithdrawalAgreed { name }, withdrawn];
        return op.record_all(permit, loaded.subject(), events, 0).await;
    }
    let (permit, row) = loaded.step(&call.actor, Action::AgreeToWithdrawal)?;
    agree(&op, id).await?;
    take(&op, &loaded, row, |_| {}).await?;
    op.record(permit, loaded.subject(), Event::WithdrawalAgreed { name }).await
}

/// 不撤回: one who has signed does not agree, or the lead thinks again. It goes on as it stood.
pub async fn end_withdrawal(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::EndWithdrawal)?;
    let taken_back = call.actor.mandate == loaded.scope.author;
    take(&op, &loaded, row, |motion| motion.withdrawal_reason = Set(None)).await?;
    let event = Event::WithdrawalEnded { name: call.actor.name.clone(), taken_back };
    op.record(permit, loaded.subject(), event).await
}

/// Who agreed to an earlier request is asked anew.
async fn forget(op: &Operation<'_>, id: MotionId) -> Result<()> {
    cosigner::Entity::update_many()
        .set(cosigner::ActiveModel { agreed_at: Set(None), ..Default::default() })
        .filter(cosigner::Column::MotionId.eq(id.0))
        .exec(op.db())
        .await?;
    Ok(())
}

async fn agree(op: &Operation<'_>, id: MotionId) -> Result<()> {
    let mandate = op.actor().mandate.ok_or(Refusal::Forbidden)?;
    cosigner::Entity::update_many()
        .set(cosigner::ActiveModel { agreed_at: Set(Some(op.now().0)), ..Default::default() })
        .filter(cosigner::Column::MotionId.eq(id.0))
        .filter(cosigner::Column::MandateId.eq(mandate.0))
        .exec(op.db())
        .await?;
    Ok(())
}

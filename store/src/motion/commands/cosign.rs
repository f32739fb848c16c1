//! 附议: invite by name, confirm the exact text, leave.

use domain::motion::CosignState;
use domain::{Action, Event, MandateId, MotionId, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::{cosigner, mandate, motion, person};
use crate::error::Result;
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};

/// Asks a deputy of the same congress to co-sign.
pub async fn invite(store: &Store, call: &Call, id: MotionId, invitee: MandateId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::Invite)?;
    let unknown = || Refusal::field("invitee", domain::Flaw::Unknown);
    let mandate = mandate::Entity::find_by_id(invitee.0).one(op.db()).await?;
    let mandate = mandate
        .filter(|one| one.congress_id == loaded.motion.congress_id && one.state == "active")
        .filter(|one| one.id != loaded.motion.author_id)
        .ok_or_else(unknown)?;
    let known = loaded.cosigners.iter().find(|one| one.mandate_id == invitee.0);
    let asked = [CosignState::Invited.code(), CosignState::Confirmed.code()];
    if known.is_some_and(|one| asked.contains(&one.state.as_str())) {
        return Err(Refusal::field("invitee", domain::Flaw::Taken).into());
    }
    let row = cosigner::ActiveModel {
        motion_id: Set(id.0),
        mandate_id: Set(invitee.0),
        state: Set(CosignState::Invited.code().to_owned()),
        invited_at: Set(op.now().0),
        answered_at: Set(None),
        revision: Set(None),
        agreed_at: Set(None),
    };
    cosigner::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([cosigner::Column::MotionId, cosigner::Column::MandateId])
                .update_columns([
                    cosigner::Column::State,
                    cosigner::Column::InvitedAt,
                    cosigner::Column::AnsweredAt,
                    cosigner::Column::Revision,
                ])
                .to_owned(),
        )
        .exec_without_returning(op.db())
        .await?;
    let name = name_of(&op, mandate.person_id).await?;
    op.record(permit, loaded.subject(), Event::Invited { mandate: invitee, name }).await
}

async fn name_of(op: &Operation<'_>, person: i64) -> Result<String> {
    let person = person::Entity::find_by_id(person).one(op.db()).await?;
    Ok(person.map(|one| one.name).unwrap_or_default())
}

/// Confirms the text as it was shown (`revision`), or declines.
pub async fn answer_invitation(
    store: &Store,
    call: &Call,
    id: MotionId,
    revision: i32,
    confirm: bool,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::Cosign)?;
    if confirm {
        let mandate = call.actor.mandate.ok_or(Refusal::Forbidden)?;
        super::write::in_office(&op, mandate).await?;
    }
    if confirm && loaded.motion.revision != revision {
        return Err(Refusal::Conflict { version: loaded.motion.version }.into());
    }
    let state = if confirm { CosignState::Confirmed } else { CosignState::Declined };
    set_state(&op, &loaded, state, confirm.then_some(revision)).await?;
    let name = call.actor.name.clone();
    let event = if confirm {
        Event::Cosigned { name, revision }
    } else {
        Event::InvitationDeclined { name }
    };
    op.record(permit, loaded.subject(), event).await
}

/// 退出附议
pub async fn leave_cosigning(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, _) = loaded.step(&call.actor, Action::LeaveCosigning)?;
    set_state(&op, &loaded, CosignState::Left, None).await?;
    let event = Event::LeftCosigning { name: call.actor.name.clone() };
    op.record(permit, loaded.subject(), event).await
}

async fn set_state(
    op: &Operation<'_>,
    loaded: &Loaded,
    state: CosignState,
    revision: Option<i32>,
) -> Result<()> {
    let mandate = op.actor().mandate.ok_or(Refusal::Forbidden)?;
    let was = loaded
        .cosigners
        .iter()
        .any(|one| one.mandate_id == mandate.0 && one.state == CosignState::Confirmed.code());
    cosigner::Entity::update_many()
        .set(cosigner::ActiveModel {
            state: Set(state.code().to_owned()),
            answered_at: Set(Some(op.now().0)),
            revision: Set(revision),
            ..Default::default()
        })
        .filter(cosigner::Column::MotionId.eq(loaded.motion.id))
        .filter(cosigner::Column::MandateId.eq(mandate.0))
        .exec(op.db())
        .await?;
    let change = i32::from(state == CosignState::Confirmed) - i32::from(was);
    motion::Entity::update_many()
        .col_expr(
            motion::Column::CosignerCount,
            Expr::col(motion::Column::CosignerCount).add(change),
        )
        .filter(motion::Column::Id.eq(loaded.motion.id))
        .exec(op.db())
        .await?;
    Ok(())
}

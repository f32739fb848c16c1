//! A motion with what permission and workflow depend on.

use domain::clock::Clock;
use domain::motion::available::permit_step;
use domain::motion::workflow::{
    Bill, Extension, LAST_ROUND, Row, Standing, TAKE_BACK_MINUTES, Window, Withdrawal,
};
use domain::motion::{CosignState, Kind, Part, Path, State};
use domain::policy::{Scope, Stage, permit};
use domain::{
    Action, Actor, CongressId, DelegationId, MandateId, Moment, MotionId, Permit, Refusal, UnitId,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::procedure;
use crate::entity::{assignment, cosigner, deadline, event, motion};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::Operation;
use crate::{outbox, rating};

/// A motion and the facts around it that decide who may do what now.
pub struct Loaded {
    pub motion: motion::Model,
    pub state: State,
    pub scope: Scope,
    pub standing: Standing,
    pub cosigners: Vec<cosigner::Model>,
    /// Of the units that have it now.
    pub assignments: Vec<assignment::Model>,
}

/// Reads without a lock: for queries.
pub(crate) async fn load<C: ConnectionTrait>(db: &C, id: MotionId, now: Moment) -> Result<Loaded> {
    let motion = motion::Entity::find_by_id(id.0).one(db).await?;
    around(db, motion, now).await
}

/// Reads and keeps others from changing it until the transaction ends: for commands.
pub(crate) async fn lock(op: &Operation<'_>, id: MotionId) -> Result<Loaded> {
    let motion = motion::Entity::find_by_id(id.0).lock_exclusive().one(op.db()).await?;
    around(op.db(), motion, op.now()).await
}

async fn around<C: ConnectionTrait>(
    db: &C,
    motion: Option<motion::Model>,
    now: Moment,
) -> Result<Loaded> {
    let motion = motion.filter(|one| one.purged_at.is_none()).ok_or(Refusal::Hidden)?;
    let state = State::from_code(&motion.state).ok_or(Error::Unreadable("state"))?;
    let cosigners = cosigner::Entity::find()
        .filter(cosigner::Column::MotionId.eq(motion.id))
        .order_by_asc(cosigner::Column::InvitedAt)
        .order_by_asc(cosigner::Column::MandateId)
        .all(db)
        .await?;
    let assignments = assignment::Entity::find()
        .filter(assignment::Column::MotionId.eq(motion.id))
        .filter(assignment::Column::RelievedAt.is_null())
        .order_by_asc(assignment::Column::Id)
        .all(db)
        .await?;
    let standing = Standing {
        bill: lacking(db, &motion, state, &cosigners, now).await?,
        withdrawal: withdrawal(&motion, state, &cosigners),
        ..standing(db, &motion, state, now).await?
    };
    let scope = scope(&motion, state, &cosigners, &assignments);
    Ok(Loaded { motion, state, scope, standing, cosigners, assignments })
}

/// Whether and with whose consent it can be withdrawn: of what was replied to nothing can.
fn withdrawal(motion: &motion::Model, state: State, cosigners: &[cosigner::Model]) -> Withdrawal {
    let held = matches!(
        state,
        State::Submitted
            | State::Registered
            | State::Accepted
            | State::Assigned
            | State::Declined
            | State::Handling
    );
    let signed = cosigners.iter().filter(|one| one.state == CosignState::Confirmed.code());
    let (all, awaited) = (signed.clone().count(), awaiting(motion, cosigners).len());
    match (&motion.withdrawal_reason, all, awaited) {
        _ if !held || motion.replied_at.is_some() => Withdrawal::Closed,
        (_, 0, _) => Withdrawal::Alone,
        (None, ..) => Withdrawal::Jointly,
        (Some(_), _, 0 | 1) => Withdrawal::Last,
        (Some(_), ..) => Withdrawal::Asked,
    }
}

/// Who has signed and not agreed to the withdrawal that is asked for, or will be.
pub fn awaiting(motion: &motion::Model, cosigners: &[cosigner::Model]) -> Vec<MandateId> {
    let asked = motion.withdrawal_reason.is_some();
    cosigners
        .iter()
        .filter(|one| one.state == CosignState::Confirmed.code())
        .filter(|one| !asked || one.agreed_at.is_none())
        .map(|one| MandateId(one.mandate_id))
        .collect()
}

async fn standing<C: ConnectionTrait>(
    db: &C,
    motion: &motion::Model,
    state: State,
    now: Moment,
) -> Result<Standing> {
    let (window, dissatisfied) = if state.stage(motion.submitted_at.is_some()) == Stage::Handed {
        rating::standing(db, MotionId(motion.id), motion.round, motion.author_id).await?
    } else {
        (Window::None, false)
    };
    let runs = |clock: Clock| running(db, motion, clock, now);
    let just_assigned = state == State::Assigned && just_assigned(db, motion, now).await?;
    let may_decline = state == State::Assigned && runs(Clock::Decline).await?;
    let extension = match (state, &motion.extension_reason, motion.extension_decided_at) {
        (State::Handling, Some(_), None) => Extension::Asked,
        (State::Handling, None, None)
            if motion.round < LAST_ROUND && runs(Clock::Reply).await? =>
        {
            Extension::Open
        }
        _ => Extension::Closed,
    };
    Ok(Standing {
        path: path(motion, state)?,
        round: motion.round,
        may_decline,
        just_assigned,
        extension,
        window,
        dissatisfied,
        ..Standing::default()
    })
}

/// The path it took when it was submitted; until then that of its kind, all of which begin alike.
fn path(motion: &motion::Model, state: State) -> Result<Path> {
    if is_written(state) && motion.kind == Kind::Bill.code() {
        return Ok(Path::Bill);
    }
    Path::from_code(&motion.path).ok_or(Error::Unreadable("path"))
}

fn is_written(state: State) -> bool {
    matches!(state, State::Draft | State::Returned)
}

async fn lacking<C: ConnectionTrait>(
    db: &C,
    motion: &motion::Model,
    state: State,
    cosigners: &[cosigner::Model],
    now: Moment,
) -> Result<Bill> {
    if is_written(state) && motion.kind == Kind::Bill.code() {
        return procedure::bill(db, motion, cosigners, now).await;
    }
    Ok(Bill::Ready)
}

/// Assigned minutes ago, and nothing has happened since: no step of anybody, and no unit has read
/// that it was given it.
async fn just_assigned<C: ConnectionTrait>(
    db: &C,
    motion: &motion::Model,
    now: Moment,
) -> Result<bool> {
    let until = |at: i64| Moment(at).plus_seconds(60 * TAKE_BACK_MINUTES);
    if motion.assigned_at.is_none_or(|at| now > until(at)) {
        return Ok(false);
    }
    let last = event::Entity::find()
        .filter(event::Column::Subject.eq("motion"))
        .filter(event::Column::SubjectId.eq(motion.id))
        .order_by_desc(event::Column::Id)
        .one(db)
        .await?;
    let Some(last) = last.filter(|last| last.kind == "assigned") else { return Ok(false) };
    Ok(!outbox::read_by_units(db, last.id).await?)
}

/// Whether a clock runs and its last day is not past.
async fn running<C: ConnectionTrait>(
    db: &C,
    motion: &motion::Model,
    clock: Clock,
    now: Moment,
) -> Result<bool> {
    let open = deadline::Entity::find()
        .filter(deadline::Column::MotionId.eq(motion.id))
        .filter(deadline::Column::Clock.eq(clock.code()))
        .filter(deadline::Column::MetAt.is_null())
        .filter(deadline::Column::DueOn.gte(now.date().to_string()));
    Ok(open.one(db).await?.is_some())
}

fn scope(
    motion: &motion::Model,
    state: State,
    cosigners: &[cosigner::Model],
    assignments: &[assignment::Model],
) -> Scope {
    let signed = |state: CosignState| {
        cosigners
            .iter()
            .filter(|one| one.state == state.code())
            .map(|one| MandateId(one.mandate_id))
            .collect()
    };
    let units = |part: Part| {
        assignments
            .iter()
            .filter(|one| one.part == part.code())
            .map(|one| UnitId(one.unit_id))
            .collect()
    };
    Scope {
        congress: Some(CongressId(motion.congress_id)),
        stage: state.stage_once(motion.submitted_at.is_some(), motion.assigned_at.is_some()),
        author: Some(MandateId(motion.author_id)),
        author_delegation: motion.delegation_id.map(DelegationId),
        invited: signed(CosignState::Invited),
        cosigners: signed(CosignState::Confirmed),
        consenting: awaiting(motion, cosigners),
        lead_units: units(Part::Lead),
        joint_units: units(Part::Joint),
        quarantined: motion.quarantined_at.is_some(),
        above: Vec::new(),
    }
}

impl Loaded {
    pub fn id(&self) -> MotionId {
        MotionId(self.motion.id)
    }

    pub fn subject(&self) -> Subject {
        Subject::Motion(self.id())
    }

    pub fn congress(&self) -> CongressId {
        CongressId(self.motion.congress_id)
    }

    /// Permission and workflow in one: the permit for the door, and the row to follow.
    pub fn step(&self, actor: &Actor, action: Action) -> Result<(Permit, &'static Row)> {
        Ok(permit_step(actor, action, &self.scope, self.state, self.standing)?)
    }

    /// Permission alone, for what no workflow row governs.
    pub fn permit(&self, actor: &Actor, action: Action) -> Result<Permit> {
        Ok(permit(actor, action, &self.scope)?)
    }
}

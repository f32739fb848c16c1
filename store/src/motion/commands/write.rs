//! The deputy's part: write, edit, submit.

use domain::motion::{CosignState, Draft, Kind, Path, State};
use domain::organisation::MandateState;
use domain::policy::{Scope, permit};
use domain::{Action, Event, MandateId, MotionId, Refusal};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::connect::Store;
use crate::entity::{cosigner, mandate, motion, term};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::motion::clocks::{take, update};
use crate::motion::lock;
use crate::motion::procedure::procedure;
use crate::operation::{Begun, Call, Operation};
use crate::search;

/// What saving came to: the version to save upon next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    pub id: MotionId,
    pub version: i64,
    pub revision: i32,
}

/// Opens a draft with something in it.
pub async fn write(store: &Store, call: &Call, draft: Draft) -> Result<MotionId> {
    let draft = draft.tidied();
    draft.check_begun()?;
    let permit = permit(&call.actor, Action::Write, &Scope::congress(call.actor.congress))?;
    let mandate_id = call.actor.mandate.ok_or(Refusal::Forbidden)?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(MotionId(id)),
        Begun::Fresh(op) => op,
    };
    let mandate = in_office(&op, mandate_id).await?;
    let now = op.now().0;
    let row = motion::ActiveModel {
        congress_id: Set(mandate.congress_id),
        term_id: Set(mandate.term_id),
        path: Set(Path::default().code().to_owned()),
        state: Set(State::Draft.code().to_owned()),
        round: Set(1),
        author_id: Set(mandate.id),
        delegation_id: Set(mandate.delegation_id),
        revision: Set(1),
        version: Set(1),
        recess: Set(false),
        cosigner_count: Set(0),
        due_provisional: Set(false),
        created_at: Set(now),
        updated_at: Set(now),
        ..words(&draft)
    };
    let row = row.insert(op.db()).await?;
    let id = MotionId(row.id);
    op.record_result(permit, Subject::Motion(id), Event::Written, row.id).await?;
    Ok(id)
}

pub(super) fn words(draft: &Draft) -> motion::ActiveModel {
    motion::ActiveModel {
        kind: Set(draft.kind.code().to_owned()),
        title: Set(draft.text.title.clone()),
        problem: Set(draft.text.problem.clone()),
        reason: Set(draft.text.reason.clone()),
        proposal: Set(draft.text.proposal.clone()),
        category: Set(draft.category.map(|category| category.code().to_owned())),
        disclosure: Set(draft.disclosure.code().to_owned()),
        summary: Set(draft.summary.clone()),
        ..Default::default()
    }
}

/// Saves the draft upon the version that was read; a change of words asks co-signers again.
pub async fn edit(
    store: &Store,
    call: &Call,
    id: MotionId,
    version: i64,
    draft: Draft,
) -> Result<Saved> {
    let draft = draft.tidied();
    draft.check_kept()?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(_) => return saved(store, id).await,
        Begun::Fresh(op) => op,
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Edit)?;
    if loaded.motion.version != version {
        return Err(Refusal::Conflict { version: loaded.motion.version }.into());
    }
    // what was turned into a suggestion stays one
    if draft.kind == Kind::Bill && loaded.motion.bill_number.is_some() {
        return Err(Refusal::DoesNotFollow.into());
    }
    let changed = text_changed(&loaded.motion, &draft);
    let revision = loaded.motion.revision + i32::from(changed);
    let model = motion::ActiveModel {
        revision: Set(revision),
        version: Set(version + 1),
        updated_at: Set(op.now().0),
        ..words(&draft)
    };
    update(&op, &loaded, row.from.code(), model).await?;
    if changed {
        ask_again(&op, id).await?;
    }
    let saved = Saved { id, version: version + 1, revision };
    op.record_result(permit, loaded.subject(), Event::Edited { revision }, id.0).await?;
    Ok(saved)
}

async fn saved(store: &Store, id: MotionId) -> Result<Saved> {
    let row = motion::Entity::find_by_id(id.0).one(store.reader()).await?;
    let row = row.ok_or(Error::Refused(Refusal::Hidden))?;
    Ok(Saved { id, version: row.version, revision: row.revision })
}

fn text_changed(motion: &motion::Model, draft: &Draft) -> bool {
    motion.kind != draft.kind.code()
        || motion.title != draft.text.title
        || motion.problem != draft.text.problem
        || motion.reason != draft.text.reason
        || motion.proposal != draft.text.proposal
}

/// Who had confirmed the words as they were is asked to confirm them as they are.
async fn ask_again(op: &Operation<'_>, id: MotionId) -> Result<()> {
    cosigner::Entity::update_many()
        .set(cosigner::ActiveModel {
            state: Set(CosignState::Invited.code().to_owned()),
            ..Default::default()
        })
        .filter(cosigner::Column::MotionId.eq(id.0))
        .filter(cosigner::Column::State.eq(CosignState::Confirmed.code()))
        .exec(op.db())
        .await?;
    motion::Entity::update_many()
        .set(motion::ActiveModel { cosigner_count: Set(0), ..Default::default() })
        .filter(motion::Column::Id.eq(id.0))
        .exec(op.db())
        .await?;
    Ok(())
}

/// Hands it to the office, in the words in which it stands.
pub async fn submit(store: &Store, call: &Call, id: MotionId) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Submit)?;
    let draft = crate::motion::rows::draft(&loaded.motion)?;
    draft.check_submitted()?;
    in_office(&op, MandateId(loaded.motion.author_id)).await?;
    current_term(&op, loaded.motion.term_id).await?;
    let first = loaded.motion.submitted_at.unwrap_or(op.now().0);
    let path = procedure(op.db(), loaded.congress()).await?.path(draft.kind);
    take(&op, &loaded, row, |motion| {
        motion.path = Set(path.code().to_owned());
        motion.submitted_at = Set(Some(first));
        motion.return_reason = Set(None);
        motion.withdrawal_reason = Set(None);
    })
    .await?;
    search::index_motion(op.db(), id).await?;
    let cosigners = usize::try_from(loaded.motion.cosigner_count).unwrap_or_default();
    let event = Event::Submitted { cosigners, disclosure: draft.disclosure };
    op.record(permit, loaded.subject(), event).await
}

/// Whose mandate is suspended or has ended raises nothing (代表法第六十一至六十三条).
pub(super) async fn in_office(op: &Operation<'_>, id: MandateId) -> Result<mandate::Model> {
    let mandate = mandate::Entity::find_by_id(id.0).one(op.db()).await?;
    let active = MandateState::Active.code();
    Ok(mandate.filter(|one| one.state == active).ok_or(Refusal::Forbidden)?)
}

async fn current_term(op: &Operation<'_>, term_id: i64) -> Result<()> {
    let known =
        term::Entity::find_by_id(term_id).order_by_asc(term::Column::Id).one(op.db()).await?;
    known.map(|_| ()).ok_or_else(|| Refusal::NoSession.into())
}

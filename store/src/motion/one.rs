//! One motion, as whoever asks may see it.

use domain::event::Audience;
use domain::motion::available::actions;
use domain::motion::personal::{Found, personal};
use domain::motion::redaction::Redaction;
use domain::motion::view::{
    Asked, DeputyMotion, MotionCore, MotionView, StaffMotion, UnitMotion, WithdrawalView,
};
use domain::motion::workflow::{Extension, Withdrawal};
use domain::motion::{CosignState, Disclosure, Kind, MotionText, State};
use domain::{Action, CongressId, MandateId, MotionId, Refusal, Role};
use sea_orm::ConnectionTrait;

use super::{Loaded, load, rows};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::event_log::timeline;
use crate::operation::{Call, periods};
use crate::rating;

/// Refuses with `Hidden` whoever may not know of it.
pub async fn view(store: &Store, call: &Call, id: MotionId) -> Result<MotionView> {
    let db = store.reader();
    let loaded = load(db, id, call.now).await?;
    loaded.permit(&call.actor, Action::ReadMotion).map_err(|_| Refusal::Hidden)?;
    match call.actor.role {
        Role::Deputy => deputy(store, call, loaded).await.map(MotionView::Deputy),
        Role::CongressStaff => staff(store, call, loaded).await.map(MotionView::Staff),
        Role::UnitStaff | Role::Government | Role::DelegationStaff => {
            unit(store, call, loaded).await.map(MotionView::Unit)
        }
        Role::Administrator | Role::Reporter | Role::Resident => Err(Refusal::Hidden.into()),
    }
}

async fn core(
    store: &Store,
    call: &Call,
    loaded: &Loaded,
    audience: Audience,
    names: &Names,
) -> Result<MotionCore> {
    let db = store.reader();
    let motion = &loaded.motion;
    let calendar = store.calendar().await;
    let periods = periods(db, CongressId(motion.congress_id)).await?;
    let expectations =
        rows::expectations(db, loaded, &names.units, &periods, &calendar, call.now).await?;
    Ok(MotionCore {
        id: loaded.id(),
        kind: Kind::from_code(&motion.kind).ok_or(Error::Unreadable("kind"))?,
        number: motion.number.clone(),
        state: loaded.state,
        round: motion.round,
        text: rows::text(motion),
        category: rows::draft(motion)?.category,
        disclosure: rows::disclosure(motion)?,
        author: names
            .deputies
            .get(&motion.author_id)
            .cloned()
            .ok_or(Error::Unreadable("author"))?,
        submitted_at: motion.submitted_at.map(domain::Moment),
        outcome: motion.outcome.clone(),
        assignments: rows::assignments(loaded, &names.units)?,
        contacts: rows::contacts(db, loaded.id(), &names.units).await?,
        replies: rows::replies(db, loaded.id(), &names.units).await?,
        files: rows::files(db, loaded.id()).await?,
        expectations,
        timeline: timeline(db, loaded.id(), audience).await?,
        actions: actions(&call.actor, &loaded.scope, loaded.state, loaded.standing),
    })
}

struct Names {
    deputies: std::collections::HashMap<i64, domain::organisation::DeputyName>,
    units: std::collections::HashMap<i64, domain::organisation::UnitName>,
}

async fn names<C: ConnectionTrait>(db: &C, loaded: &Loaded) -> Result<Names> {
    let mandates = loaded.cosigners.iter().map(|one| one.mandate_id);
    let deputies =
        rows::deputies(db, mandates.chain(std::iter::once(loaded.motion.author_id))).await?;
    let units = rows::units(db, loaded.assignments.iter().map(|one| one.unit_id)).await?;
    Ok(Names { deputies, units })
}

async fn deputy(store: &Store, call: &Call, loaded: Loaded) -> Result<DeputyMotion> {
    let db = store.reader();
    let names = names(db, &loaded).await?;
    let mandate = call.actor.mandate.ok_or(Refusal::Hidden)?;
    let own = loaded.motion.author_id == mandate.0;
    let audience = if own { Audience::Author } else { Audience::Cosigner };
    let mine = loaded.cosigners.iter().find(|one| one.mandate_id == mandate.0);
    let my_invitation = mine.and_then(|one| CosignState::from_code(&one.state));
    let rates = own || my_invitation == Some(CosignState::Confirmed);
    let ratings = if rates {
        rating::own_ratings(db, loaded.id(), mandate, own, call.now.date()).await?
    } else {
        Vec::new()
    };
    Ok(DeputyMotion {
        draft: rows::draft(&loaded.motion)?,
        version: loaded.motion.version,
        revision: loaded.motion.revision,
        own,
        my_invitation,
        cosigners: rows::cosigners(&loaded, &names.deputies)?,
        return_reason: loaded.motion.return_reason.clone(),
        ratings,
        lacking: loaded.standing.bill,
        withdrawal: withdrawal(&loaded, &names),
        core: core(store, call, &loaded, audience, &names).await?,
    })
}

async fn staff(store: &Store, call: &Call, loaded: Loaded) -> Result<StaffMotion> {
    let db = store.reader();
    let names = names(db, &loaded).await?;
    let windows = rating::windows(db, loaded.id()).await?;
    let raters = match windows.last() {
        Some(_) => rating::raters(db, &loaded).await?,
        None => Vec::new(),
    };
    let asked = asked(&loaded, &names);
    let core = core(store, call, &loaded, Audience::Office, &names).await?;
    let hidden = rows::redaction(loaded.motion.hidden_passages.as_deref())?;
    Ok(StaffMotion {
        asked,
        personal: telling(&core, &loaded.motion.summary, &hidden),
        hidden,
        version: loaded.motion.version,
        summary: loaded.motion.summary.clone(),
        cosigners: rows::cosigners(&loaded, &names.deputies)?,
        quarantined: loaded.scope.quarantined,
        window: windows.into_iter().next_back(),
        raters,
        opened: Vec::new(),
        core,
    })
}

/// Of what the public reads, or is to read, what may tell of a private person.
fn telling(core: &MotionCore, summary: &str, hidden: &Redaction) -> Vec<Found> {
    let MotionText { title, problem, reason, proposal } = &core.text;
    let letters = core.replies.iter().map(|reply| reply.text.as_str());
    let outcome = core.outcome.as_deref().unwrap_or_default();
    let texts = match core.disclosure {
        Disclosure::Full => [title, problem, reason, proposal].map(String::as_str).to_vec(),
        Disclosure::Summary => vec![title, summary],
        Disclosure::None => return Vec::new(),
    };
    let letters = letters.filter(|_| core.disclosure == Disclosure::Full);
    let shown: Vec<String> =
        texts.into_iter().chain(letters).chain([outcome]).map(|text| hidden.hide(text)).collect();
    personal(shown.iter().map(String::as_str))
}

fn asked(loaded: &Loaded, names: &Names) -> Asked {
    let name = |id| names.units.get(&id).map(|unit| unit.name.clone()).unwrap_or_default();
    let declining = loaded.assignments.iter().filter(|_| loaded.state == State::Declined);
    let decline =
        declining.filter_map(|one| Some((name(one.unit_id), one.decline_reason.clone()?))).next();
    let undecided = loaded.standing.extension == Extension::Asked;
    let before_signing = matches!(loaded.state, State::Assigned | State::Declined);
    Asked {
        decline,
        extension: loaded.motion.extension_reason.clone().filter(|_| undecided),
        objection: loaded.motion.objection.clone().filter(|_| before_signing),
        withdrawal: withdrawal(loaded, names),
    }
}

fn withdrawal(loaded: &Loaded, names: &Names) -> Option<WithdrawalView> {
    if !matches!(loaded.standing.withdrawal, Withdrawal::Asked | Withdrawal::Last) {
        return None;
    }
    let name = |id: &MandateId| Some(names.deputies.get(&id.0)?.name.clone());
    Some(WithdrawalView {
        reason: loaded.motion.withdrawal_reason.clone()?,
        awaited: loaded.scope.consenting.iter().filter_map(name).collect(),
    })
}

async fn unit(store: &Store, call: &Call, loaded: Loaded) -> Result<UnitMotion> {
    let db = store.reader();
    let names = names(db, &loaded).await?;
    let confirmed = rows::cosigners(&loaded, &names.deputies)?
        .into_iter()
        .filter(|one| one.state == CosignState::Confirmed)
        .map(|one| one.deputy.name)
        .collect();
    let core = core(store, call, &loaded, Audience::Unit, &names).await?;
    #[cfg(all(feature = "builders", debug_assertions))]
    let core = rating::leak::in_view(store, loaded.id(), core).await?;
    Ok(UnitMotion {
        cosigners: confirmed,
        grades: rating::released(db, loaded.id(), MandateId(loaded.motion.author_id)).await?,
        rehandling_note: loaded.motion.rehandling_note.clone(),
        core,
    })
}

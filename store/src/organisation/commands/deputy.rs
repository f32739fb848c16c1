//! 代表资格: a person's seat in one congress for one term.

use domain::organisation::form::{MandateForm, PersonForm, SeatForm};
use domain::organisation::{Change, MandateState};
use domain::{Action, CongressId, DelegationId, Event, Flaw, MandateId, Refusal, Role, TermId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use super::person::{identify, text_or_none};
use super::seat::seated;
use super::term::load as load_term;
use super::{changed, taken};
use crate::account::commands::InviteForm;
use crate::connect::Store;
use crate::entity::{delegation, mandate, person, seat};
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

/// A person with a mandate; with a phone, also an account invited into the deputy's seat, of which
/// a message tells where the address of the site is given.
pub async fn add_deputy(
    store: &Store,
    call: &Call,
    congress: CongressId,
    person: PersonForm,
    form: MandateForm,
    site: Option<&str>,
) -> Result<MandateId> {
    let person = person.tidied();
    person.check()?;
    form.check()?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(MandateId(id)),
        Begun::Fresh(op) => op,
    };
    let permit = governing(&op, Action::ManageOrganisation, congress).await?;
    governing(&op, Action::ManageAccounts, congress).await?;
    let sworn = swear_in(&op, congress, &person, &form, site).await?;
    let mut events = vec![changed(Change::DeputyAdded, person.name.as_str())];
    if sworn.fresh_account {
        events.push(Event::AccountInvited { name: person.name });
    }
    op.record_all(permit, Subject::Congress(congress.0), events, sworn.mandate.0).await?;
    store.waiting().notify_one();
    Ok(sworn.mandate)
}

/// A deputy sworn in, and whether the account is new.
pub(in crate::organisation) struct Sworn {
    pub mandate: MandateId,
    pub fresh_account: bool,
}

pub(in crate::organisation) async fn swear_in(
    op: &Operation<'_>,
    congress: CongressId,
    form: &PersonForm,
    mandate: &MandateForm,
    site: Option<&str>,
) -> Result<Sworn> {
    own_term(op, congress, mandate.term).await?;
    own_delegation(op, congress, mandate.delegation).await?;
    let person = identify(op, form).await?;
    let row = insert(op, congress, person.id, mandate).await?;
    let fresh_account =
        !form.phone.is_empty() && seat_mandate(op, &row, &form.name, &form.phone, site).await?;
    Ok(Sworn { mandate: MandateId(row.id), fresh_account })
}

/// Seats the holder of a mandate in it; true when the account is new.
pub(in crate::organisation) async fn seat_mandate(
    op: &Operation<'_>,
    row: &mandate::Model,
    name: &str,
    phone: &str,
    site: Option<&str>,
) -> Result<bool> {
    let delegation = row.delegation_id.map(DelegationId);
    let seat = SeatForm { delegation, ..SeatForm::of(Role::Deputy) };
    let form = InviteForm {
        mandate: Some(MandateId(row.id)),
        ..InviteForm::into_seat(name, phone, &seat)
    };
    Ok(seated(op, CongressId(row.congress_id), &form, site).await?.fresh_account)
}

/// Seats somebody in every mandate that they hold: for who had no phone before.
pub(super) async fn seat_mandates(
    op: &Operation<'_>,
    person: &person::Model,
    phone: &str,
    site: Option<&str>,
) -> Result<()> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::PersonId.eq(person.id))
        .filter(mandate::Column::State.ne(MandateState::Ended.code()))
        .all(op.db())
        .await?;
    if rows.is_empty() {
        return Err(Refusal::DoesNotFollow.into());
    }
    for row in rows {
        seat_mandate(op, &row, &person.name, phone, site).await?;
    }
    Ok(())
}

async fn own_delegation(
    op: &Operation<'_>,
    congress: CongressId,
    delegation: Option<DelegationId>,
) -> Result<()> {
    let Some(id) = delegation else { return Ok(()) };
    let row = delegation::Entity::find_by_id(id.0).one(op.db()).await?;
    let own = row.is_some_and(|row| row.congress_id == congress.0);
    if own { Ok(()) } else { Err(Refusal::field("delegation", Flaw::Unknown).into()) }
}

async fn own_term(op: &Operation<'_>, congress: CongressId, term: TermId) -> Result<()> {
    let row = load_term(op.db(), term).await?;
    if row.congress_id == congress.0 {
        Ok(())
    } else {
        Err(Refusal::field("term", Flaw::Unknown).into())
    }
}

async fn insert(
    op: &Operation<'_>,
    congress: CongressId,
    person: i64,
    form: &MandateForm,
) -> Result<mandate::Model> {
    let rows = mandate::Entity::find()
        .filter(mandate::Column::CongressId.eq(congress.0))
        .filter(mandate::Column::TermId.eq(form.term.0));
    let credential = form.credential.trim();
    let same = rows.clone().filter(mandate::Column::Credential.eq(credential));
    if same.one(op.db()).await?.is_some() {
        return Err(Refusal::field("credential", Flaw::Taken).into());
    }
    let twice = rows
        .filter(mandate::Column::PersonId.eq(person))
        .filter(mandate::Column::State.ne(MandateState::Ended.code()));
    if twice.one(op.db()).await?.is_some() {
        return Err(Refusal::field("phone", Flaw::Taken).into());
    }
    let row = mandate::ActiveModel {
        person_id: Set(person),
        congress_id: Set(congress.0),
        term_id: Set(form.term.0),
        state: Set(MandateState::Active.code().to_owned()),
        starts_on: Set(Some(op.now().date().to_string())),
        ..values(form)
    };
    row.insert(op.db()).await.map_err(taken("credential"))
}

fn values(form: &MandateForm) -> mandate::ActiveModel {
    mandate::ActiveModel {
        delegation_id: Set(form.delegation.map(|id| id.0)),
        credential: Set(form.credential.trim().to_owned()),
        constituency: Set(text_or_none(&form.constituency)),
        ..Default::default()
    }
}

/// Delegation, credential and constituency; the term of a mandate stands.
pub async fn change_mandate(
    store: &Store,
    call: &Call,
    id: MandateId,
    form: MandateForm,
) -> Result<()> {
    form.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let row = load(op.db(), id).await?;
    let congress = CongressId(row.congress_id);
    let permit = governing(&op, Action::ManageOrganisation, congress).await?;
    own_delegation(&op, congress, form.delegation).await?;
    overwrite(&op, id, &form).await?;
    let name = name_of(&op, row.person_id).await?;
    let event = changed(Change::MandateChanged, name);
    op.record(permit, Subject::Congress(congress.0), event).await
}

/// Brings a mandate to what the form says, and the seat's delegation with it.
pub(in crate::organisation) async fn overwrite(
    op: &Operation<'_>,
    id: MandateId,
    form: &MandateForm,
) -> Result<()> {
    let model = mandate::ActiveModel { id: Set(id.0), ..values(form) };
    model.update(op.db()).await.map_err(taken("credential"))?;
    let seat = seat::ActiveModel {
        delegation_id: Set(form.delegation.map(|id| id.0)),
        ..Default::default()
    };
    seat::Entity::update_many()
        .set(seat)
        .filter(seat::Column::MandateId.eq(id.0))
        .exec(op.db())
        .await?;
    Ok(())
}

/// 暂停, 恢复 or 终止 (代表法第六十一至六十三条). What is ended stays ended.
pub async fn set_mandate_state(
    store: &Store,
    call: &Call,
    id: MandateId,
    state: MandateState,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let row = load(op.db(), id).await?;
    let congress = CongressId(row.congress_id);
    let permit = governing(&op, Action::ManageOrganisation, congress).await?;
    let ended = row.state == MandateState::Ended.code();
    if ended || row.state == state.code() {
        return Err(Refusal::DoesNotFollow.into());
    }
    let (what, last) = match state {
        MandateState::Active => (Change::MandateResumed, None),
        MandateState::Suspended => (Change::MandateSuspended, None),
        MandateState::Ended => (Change::MandateEnded, Some(op.now().date().to_string())),
    };
    let model = mandate::ActiveModel {
        id: Set(id.0),
        state: Set(state.code().to_owned()),
        ends_on: Set(last),
        ..Default::default()
    };
    model.update(op.db()).await?;
    let name = name_of(&op, row.person_id).await?;
    op.record(permit, Subject::Congress(congress.0), changed(what, name)).await
}

async fn load<C: ConnectionTrait>(db: &C, id: MandateId) -> Result<mandate::Model> {
    Ok(mandate::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?)
}

async fn name_of(op: &Operation<'_>, person: i64) -> Result<String> {
    let person = person::Entity::find_by_id(person).one(op.db()).await?;
    Ok(person.map(|one| one.name).unwrap_or_default())
}

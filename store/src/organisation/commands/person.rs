//! A natural person, known by their phone: one number, one person, however many mandates and seats.

use domain::account::is_phone;
use domain::organisation::form::{PersonForm, plain_phone};
use domain::organisation::{Change, Gender};
use domain::{Action, CongressId, Event, Flaw, Moment, Permit, PersonId, Refusal};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::changed;
use super::seat::{account_of, account_with};
use crate::connect::Store;
use crate::entity::{account, person};
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::{governing, governs_all, places_of};

/// The person whom the form means: whoever has its phone already, or somebody new.
/// A known number under another name is refused.
pub(super) async fn identify(op: &Operation<'_>, form: &PersonForm) -> Result<person::Model> {
    if form.phone.is_empty() {
        return insert(op.db(), form, op.now()).await;
    }
    let Some(account) = account_with(op, &form.phone).await? else {
        return insert(op.db(), form, op.now()).await;
    };
    let row = load(op.db(), PersonId(account.person_id)).await?;
    if row.name != form.name {
        return Err(Refusal::field("phone", Flaw::Taken).into());
    }
    Ok(row)
}

/// Without the phone, which comes with the account.
async fn insert<C: ConnectionTrait>(
    db: &C,
    form: &PersonForm,
    now: Moment,
) -> Result<person::Model> {
    let row = person::ActiveModel { created_at: Set(now.0), ..details(form) };
    Ok(row.insert(db).await?)
}

fn details(form: &PersonForm) -> person::ActiveModel {
    person::ActiveModel {
        name: Set(form.name.clone()),
        gender: Set(form.gender.map(|gender: Gender| gender.code().to_owned())),
        nation: Set(text_or_none(&form.nation)),
        birth: Set(text_or_none(&form.birth)),
        party: Set(text_or_none(&form.party)),
        education: Set(text_or_none(&form.education)),
        occupation: Set(text_or_none(&form.occupation)),
        employer: Set(text_or_none(&form.employer)),
        bio: Set(text_or_none(&form.bio)),
        ..Default::default()
    }
}

pub(super) fn text_or_none(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Brings a person's row to what the form says, the phone aside; a field that the form leaves empty
/// stays as it is. True when something changed.
pub(in crate::organisation) async fn update_person(
    op: &Operation<'_>,
    row: &person::Model,
    form: &PersonForm,
) -> Result<bool> {
    let or = |new: &str, old: &Option<String>| text_or_none(new).or_else(|| old.clone());
    let gender = form.gender.map(|one| one.code().to_owned()).or_else(|| row.gender.clone());
    let new = person::Model {
        name: form.name.clone(),
        gender,
        nation: or(&form.nation, &row.nation),
        birth: or(&form.birth, &row.birth),
        party: or(&form.party, &row.party),
        education: or(&form.education, &row.education),
        occupation: or(&form.occupation, &row.occupation),
        employer: or(&form.employer, &row.employer),
        bio: or(&form.bio, &row.bio),
        ..row.clone()
    };
    if new == *row {
        return Ok(false);
    }
    let model = person::ActiveModel::from(new).reset_all();
    model.update(op.db()).await?;
    Ok(true)
}

pub(in crate::organisation) async fn load<C: ConnectionTrait>(
    db: &C,
    id: PersonId,
) -> Result<person::Model> {
    Ok(person::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?)
}

/// The person, if they sit in the congress and the actor governs wherever else they sit.
async fn reachable(
    op: &Operation<'_>,
    action: Action,
    congress: CongressId,
    id: PersonId,
) -> Result<(Permit, person::Model, Option<account::Model>)> {
    let permit = governing(op, action, congress).await?;
    let row = load(op.db(), id).await?;
    let account = account_of(op.db(), id).await?;
    let places = places_of(op.db(), id.0, account.as_ref().map(|one| one.id)).await?;
    if !places.contains(&congress.0) {
        return Err(Refusal::Hidden.into());
    }
    governs_all(op, action, &places).await?;
    Ok((permit, row, account))
}

/// Everything about a person but the phone.
pub async fn change_person(
    store: &Store,
    call: &Call,
    congress: CongressId,
    id: PersonId,
    form: PersonForm,
) -> Result<()> {
    let form = form.tidied();
    form.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let (permit, _, _) = reachable(&op, Action::ManageOrganisation, congress, id).await?;
    let model = person::ActiveModel { id: Set(id.0), ..details(&form) };
    model.update(op.db()).await?;
    let event = changed(Change::PersonChanged, form.name);
    op.record(permit, Subject::Congress(congress.0), event).await
}

/// A phone for a deputy who had none: an account is invited into every mandate not ended.
pub async fn give_phone(
    store: &Store,
    call: &Call,
    congress: CongressId,
    id: PersonId,
    phone: &str,
    site: Option<&str>,
) -> Result<()> {
    let phone = plain_phone(phone);
    if !is_phone(&phone) {
        return Err(Refusal::field("phone", Flaw::Form).into());
    }
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let (permit, row, account) = reachable(&op, Action::ManageAccounts, congress, id).await?;
    if account.is_some() {
        return Err(Refusal::DoesNotFollow.into());
    }
    super::deputy::seat_mandates(&op, &row, &phone, site).await?;
    let event = Event::AccountInvited { name: row.name };
    op.record(permit, Subject::Congress(congress.0), event).await?;
    store.waiting().notify_one();
    Ok(())
}

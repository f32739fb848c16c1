//! 届

use domain::organisation::Change;
use domain::organisation::form::TermForm;
use domain::{Action, CongressId, Flaw, Refusal, TermId};
use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use super::{changed, taken};
use crate::connect::Store;
use crate::entity::{session, term};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

pub async fn add_term(
    store: &Store,
    call: &Call,
    congress: CongressId,
    form: TermForm,
) -> Result<TermId> {
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(TermId(id)),
        Begun::Fresh(op) => op,
    };
    let permit = governing(&op, Action::ManageOrganisation, congress).await?;
    let id = insert(&op, congress, &form).await?;
    let event = changed(Change::TermAdded, form.ordinal.to_string());
    op.record_result(permit, Subject::Congress(congress.0), event, id.0).await?;
    Ok(id)
}

pub(super) async fn insert(
    op: &Operation<'_>,
    congress: CongressId,
    form: &TermForm,
) -> Result<TermId> {
    form.check()?;
    apart(op.db(), congress.0, None, form).await?;
    let row = term::ActiveModel { congress_id: Set(congress.0), ..values(form) };
    let row = row.insert(op.db()).await.map_err(taken("ordinal"))?;
    Ok(TermId(row.id))
}

fn values(form: &TermForm) -> term::ActiveModel {
    term::ActiveModel {
        ordinal: Set(form.ordinal),
        starts_on: Set(form.starts_on.to_string()),
        ends_on: Set(form.ends_on.to_string()),
        ..Default::default()
    }
}

/// The dates of a term, and its ordinal as long as no session bears it.
pub async fn change_term(store: &Store, call: &Call, id: TermId, form: TermForm) -> Result<()> {
    form.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let row = load(op.db(), id).await?;
    let permit = governing(&op, Action::ManageOrganisation, CongressId(row.congress_id)).await?;
    apart(op.db(), row.congress_id, Some(id), &form).await?;
    let sessions =
        session::Entity::find().filter(session::Column::TermId.eq(id.0)).all(op.db()).await?;
    if row.ordinal != form.ordinal && !sessions.is_empty() {
        return Err(Refusal::field("ordinal", Flaw::Taken).into());
    }
    let (starts, ends) = (form.starts_on.to_string(), form.ends_on.to_string());
    if sessions.iter().any(|one| one.starts_on < starts || one.ends_on > ends) {
        return Err(Refusal::field("ends_on", Flaw::Form).into());
    }
    let model = term::ActiveModel { id: Set(id.0), ..values(&form) };
    model.update(op.db()).await.map_err(taken("ordinal"))?;
    let event = changed(Change::TermChanged, form.ordinal.to_string());
    op.record(permit, Subject::Congress(row.congress_id), event).await
}

/// Terms of a congress follow each other.
async fn apart<C: ConnectionTrait>(
    db: &C,
    congress: i64,
    own: Option<TermId>,
    form: &TermForm,
) -> Result<()> {
    let others = term::Entity::find().filter(term::Column::CongressId.eq(congress)).all(db).await?;
    let (starts, ends) = (form.starts_on.to_string(), form.ends_on.to_string());
    for other in others.iter().filter(|other| Some(TermId(other.id)) != own) {
        if other.ordinal == form.ordinal {
            return Err(Refusal::field("ordinal", Flaw::Taken).into());
        }
        if starts <= other.ends_on && other.starts_on <= ends {
            return Err(Refusal::field("starts_on", Flaw::Taken).into());
        }
    }
    Ok(())
}

pub(in crate::organisation) async fn load<C: ConnectionTrait>(
    db: &C,
    id: TermId,
) -> Result<term::Model> {
    Ok(term::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?)
}

pub(super) fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable("date"))
}

//! 次

use domain::organisation::Change;
use domain::organisation::form::SessionForm;
use domain::{Action, CongressId, Flaw, Refusal, SessionId, TermId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use super::term::{day, load as load_term};
use super::{changed, taken};
use crate::connect::Store;
use crate::entity::{number_series, session, term};
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

pub async fn add_session(
    store: &Store,
    call: &Call,
    term: TermId,
    form: SessionForm,
) -> Result<SessionId> {
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(SessionId(id)),
        Begun::Fresh(op) => op,
    };
    let congress = load_term(op.db(), term).await?.congress_id;
    let permit = governing(&op, Action::ManageOrganisation, CongressId(congress)).await?;
    let id = insert(&op, term, &form).await?;
    let event = changed(Change::SessionAdded, form.ordinal.to_string());
    op.record_result(permit, Subject::Congress(congress), event, id.0).await?;
    Ok(id)
}

pub(super) async fn insert(
    op: &Operation<'_>,
    term: TermId,
    form: &SessionForm,
) -> Result<SessionId> {
    let row = load_term(op.db(), term).await?;
    check(op.db(), &row, None, form).await?;
    let model = session::ActiveModel { term_id: Set(term.0), ..values(form) };
    let row = model.insert(op.db()).await.map_err(taken("ordinal"))?;
    Ok(SessionId(row.id))
}

fn values(form: &SessionForm) -> session::ActiveModel {
    session::ActiveModel {
        ordinal: Set(form.ordinal),
        starts_on: Set(form.starts_on.to_string()),
        ends_on: Set(form.ends_on.to_string()),
        bills_until: Set(form.bills_until.map(|at| at.to_string())),
        ..Default::default()
    }
}

/// The dates of a session, and its ordinal as long as no number bears it.
pub async fn change_session(
    store: &Store,
    call: &Call,
    id: SessionId,
    form: SessionForm,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let row = session::Entity::find_by_id(id.0).one(op.db()).await?.ok_or(Refusal::Hidden)?;
    let term = load_term(op.db(), TermId(row.term_id)).await?;
    let permit = governing(&op, Action::ManageOrganisation, CongressId(term.congress_id)).await?;
    check(op.db(), &term, Some(id), &form).await?;
    if row.ordinal != form.ordinal && is_numbered(op.db(), id).await? {
        return Err(Refusal::field("ordinal", Flaw::Taken).into());
    }
    let model = session::ActiveModel { id: Set(id.0), ..values(&form) };
    model.update(op.db()).await.map_err(taken("ordinal"))?;
    let event = changed(Change::SessionChanged, form.ordinal.to_string());
    op.record(permit, Subject::Congress(term.congress_id), event).await
}

/// Whether a number has been given in it.
async fn is_numbered<C: ConnectionTrait>(db: &C, id: SessionId) -> Result<bool> {
    let series = number_series::Entity::find()
        .filter(number_series::Column::SessionId.eq(id.0))
        .one(db)
        .await?;
    Ok(series.is_some())
}

async fn check<C: ConnectionTrait>(
    db: &C,
    term: &term::Model,
    own: Option<SessionId>,
    form: &SessionForm,
) -> Result<()> {
    let rows = session::Entity::find().filter(session::Column::TermId.eq(term.id)).all(db).await?;
    let others: Vec<_> = rows.iter().filter(|row| Some(SessionId(row.id)) != own).collect();
    if others.iter().any(|other| other.ordinal == form.ordinal) {
        return Err(Refusal::field("ordinal", Flaw::Taken).into());
    }
    let dates = others.iter().map(|row| Ok((day(&row.starts_on)?, day(&row.ends_on)?)));
    let dates = dates.collect::<Result<Vec<_>>>()?;
    Ok(form.check((day(&term.starts_on)?, day(&term.ends_on)?), &dates)?)
}

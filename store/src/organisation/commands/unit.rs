//! 承办单位. A unit that no longer exists is retired, never deleted: what it answered stays its own.

use domain::organisation::Change;
use domain::organisation::form::UnitForm;
use domain::{Action, CongressId, Refusal, UnitId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{changed, taken};
use crate::connect::Store;
use crate::entity::unit;
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

pub async fn add_unit(
    store: &Store,
    call: &Call,
    congress: CongressId,
    form: UnitForm,
) -> Result<UnitId> {
    form.check()?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(UnitId(id)),
        Begun::Fresh(op) => op,
    };
    let permit = governing(&op, Action::ManageOrganisation, congress).await?;
    let id = insert(&op, congress, &form).await?;
    let event = changed(Change::UnitAdded, form.name.trim());
    op.record_result(permit, Subject::Congress(congress.0), event, id.0).await?;
    Ok(id)
}

pub(in crate::organisation) async fn insert(
    op: &Operation<'_>,
    congress: CongressId,
    form: &UnitForm,
) -> Result<UnitId> {
    let row =
        unit::ActiveModel { congress_id: Set(congress.0), retired: Set(false), ..values(form) };
    let row = row.insert(op.db()).await.map_err(taken("name"))?;
    Ok(UnitId(row.id))
}

fn values(form: &UnitForm) -> unit::ActiveModel {
    unit::ActiveModel {
        name: Set(form.name.trim().to_owned()),
        short_name: Set(form.short_name.trim().to_owned()),
        kind: Set(form.kind.code().to_owned()),
        ..Default::default()
    }
}

pub async fn change_unit(store: &Store, call: &Call, id: UnitId, form: UnitForm) -> Result<()> {
    form.check()?;
    let model = unit::ActiveModel { id: Set(id.0), ..values(&form) };
    change(store, call, id, model, Change::UnitChanged).await
}

/// It can be assigned nothing more; what it handles stays with it.
pub async fn retire_unit(store: &Store, call: &Call, id: UnitId) -> Result<()> {
    let model = unit::ActiveModel { id: Set(id.0), retired: Set(true), ..Default::default() };
    change(store, call, id, model, Change::UnitRetired).await
}

pub async fn restore_unit(store: &Store, call: &Call, id: UnitId) -> Result<()> {
    let model = unit::ActiveModel { id: Set(id.0), retired: Set(false), ..Default::default() };
    change(store, call, id, model, Change::UnitRestored).await
}

async fn change(
    store: &Store,
    call: &Call,
    id: UnitId,
    model: unit::ActiveModel,
    what: Change,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let row = unit::Entity::find_by_id(id.0).one(op.db()).await?.ok_or(Refusal::Hidden)?;
    let permit = governing(&op, Action::ManageOrganisation, CongressId(row.congress_id)).await?;
    let row = model.update(op.db()).await.map_err(taken("name"))?;
    op.record(permit, Subject::Congress(row.congress_id), changed(what, row.name)).await
}

/// Brings a unit's short name and kind to what the form says.
pub(in crate::organisation) async fn overwrite(
    op: &Operation<'_>,
    id: i64,
    form: &UnitForm,
) -> Result<()> {
    unit::ActiveModel { id: Set(id), ..values(form) }.update(op.db()).await?;
    Ok(())
}

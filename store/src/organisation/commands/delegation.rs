//! 代表团

use domain::organisation::Change;
use domain::organisation::form::check_delegation;
use domain::{Action, CongressId, DelegationId, Refusal};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{changed, taken};
use crate::connect::Store;
use crate::entity::delegation;
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::governing;

pub async fn add_delegation(
    store: &Store,
    call: &Call,
    congress: CongressId,
    name: &str,
) -> Result<DelegationId> {
    check_delegation(name)?;
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(DelegationId(id)),
        Begun::Fresh(op) => op,
    };
    let permit = governing(&op, Action::ManageOrganisation, congress).await?;
    let row = delegation::ActiveModel {
        congress_id: Set(congress.0),
        name: Set(name.trim().to_owned()),
        ..Default::default()
    };
    let row = row.insert(op.db()).await.map_err(taken("name"))?;
    let event = changed(Change::DelegationAdded, row.name);
    op.record_result(permit, Subject::Congress(congress.0), event, row.id).await?;
    Ok(DelegationId(row.id))
}

pub async fn rename_delegation(
    store: &Store,
    call: &Call,
    id: DelegationId,
    name: &str,
) -> Result<()> {
    check_delegation(name)?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let row = delegation::Entity::find_by_id(id.0).one(op.db()).await?.ok_or(Refusal::Hidden)?;
    let permit = governing(&op, Action::ManageOrganisation, CongressId(row.congress_id)).await?;
    let model = delegation::ActiveModel {
        id: Set(id.0),
        name: Set(name.trim().to_owned()),
        ..Default::default()
    };
    model.update(op.db()).await.map_err(taken("name"))?;
    let event = changed(Change::DelegationRenamed, name.trim());
    op.record(permit, Subject::Congress(row.congress_id), event).await
}

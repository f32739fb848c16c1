//! One more seat for somebody who has an account; the account itself is the business of `account`.

use domain::organisation::Change;
use domain::organisation::form::SeatForm;
use domain::{AccountId, Action, CongressId, Flaw, PersonId, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::account_changed;
use super::person::load as load_person;
use crate::account::commands::{InviteForm, Seated, seat_for};
use crate::connect::Store;
use crate::entity::{account, person};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::{governing, places_of};

/// Seats somebody who already sits in the congress, whose phone the administrator need not know.
pub async fn add_seat(
    store: &Store,
    call: &Call,
    congress: CongressId,
    id: AccountId,
    seat: SeatForm,
    site: Option<&str>,
) -> Result<()> {
    seat.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = governing(&op, Action::ManageAccounts, congress).await?;
    let row = account::Entity::find_by_id(id.0).one(op.db()).await?.ok_or(Refusal::Hidden)?;
    let places = places_of(op.db(), row.person_id, Some(row.id)).await?;
    if !places.contains(&congress.0) {
        return Err(Refusal::Hidden.into());
    }
    let person = load_person(op.db(), PersonId(row.person_id)).await?;
    let phone = phone_of(&op, &person)?;
    let form = InviteForm::into_seat(&person.name, &phone, &seat);
    if !seated(&op, congress, &form, site).await?.fresh_seat {
        return Err(Refusal::field("role", Flaw::Taken).into());
    }
    let event = account_changed(Change::SeatAdded, person.name);
    op.record(permit, Subject::Account(id.0), event).await?;
    store.waiting().notify_one();
    Ok(())
}

fn phone_of(op: &Operation<'_>, person: &person::Model) -> Result<String> {
    let plain = person.phone_cipher.as_deref().and_then(|text| op.store().keys().decrypt(text));
    plain.ok_or(Error::Unreadable("phone"))
}

/// Account and seat for whoever the form names, within this operation.
pub(in crate::organisation) async fn seated(
    op: &Operation<'_>,
    congress: CongressId,
    form: &InviteForm,
    site: Option<&str>,
) -> Result<Seated> {
    seat_for(op.db(), op.store().keys(), congress, form, site, op.now()).await
}

pub(in crate::organisation) async fn account_of<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
) -> Result<Option<account::Model>> {
    let query = account::Entity::find().filter(account::Column::PersonId.eq(person.0));
    Ok(query.one(db).await?)
}

/// The account that has this phone.
pub(in crate::organisation) async fn account_with(
    op: &Operation<'_>,
    phone: &str,
) -> Result<Option<account::Model>> {
    let hash = op.store().keys().index(phone);
    let query = account::Entity::find().filter(account::Column::PhoneHash.eq(hash));
    Ok(query.one(op.db()).await?)
}

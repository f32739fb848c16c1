//! Everybody but deputies, each known by the phone; the same seat twice is one.

use std::collections::BTreeMap;

use domain::organisation::form::SeatForm;
use domain::organisation::import::StaffEntry;
use domain::{CongressId, DelegationId, Event, Flaw, PersonId, Refusal, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::deputies::delegations;
use super::{Outcome, Row, Tally};
use crate::account::commands::InviteForm;
use crate::entity::unit;
use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::organisation::commands::{account_with, load_person, seated, update_person};

pub(super) async fn run(
    op: &Operation<'_>,
    congress: CongressId,
    rows: Vec<Row<StaffEntry>>,
    site: Option<&str>,
    tally: &mut Tally,
) -> Result<()> {
    let places =
        Places { units: units(op, congress).await?, delegations: delegations(op, congress).await? };
    for row in rows {
        let Some((cells, entry)) = tally.entry(row) else { continue };
        let seat = match places.seat(&entry) {
            Ok(seat) => seat,
            Err(refusal) => {
                tally.count(&cells, Err(refusal.into()))?;
                continue;
            }
        };
        let key = format!("{} {seat:?}", entry.person.phone);
        if tally.first(&cells, "phone", key) {
            let outcome = one(op, congress, &entry, &seat, site).await;
            tally.count(&cells, outcome)?;
        }
    }
    Ok(())
}

/// Units by name and by short name, and delegations by name.
struct Places {
    units: BTreeMap<String, UnitId>,
    delegations: BTreeMap<String, DelegationId>,
}

impl Places {
    fn seat(&self, entry: &StaffEntry) -> Result<SeatForm, Refusal> {
        let unknown = |field: &str| Refusal::field(field, Flaw::Unknown);
        let mut seat = SeatForm { sub_role: entry.sub_role, ..SeatForm::of(entry.role) };
        if !entry.unit.is_empty() {
            let unit = self.units.get(&entry.unit).copied();
            seat.unit = Some(unit.ok_or_else(|| unknown("unit"))?);
        }
        if !entry.delegation.is_empty() {
            let delegation = self.delegations.get(&entry.delegation).copied();
            seat.delegation = Some(delegation.ok_or_else(|| unknown("delegation"))?);
        }
        seat.check()?;
        Ok(seat)
    }
}

async fn units(op: &Operation<'_>, congress: CongressId) -> Result<BTreeMap<String, UnitId>> {
    let rows = unit::Entity::find()
        .filter(unit::Column::CongressId.eq(congress.0))
        .filter(unit::Column::Retired.eq(false))
        .all(op.db())
        .await?;
    let short = rows.iter().map(|row| (row.short_name.clone(), UnitId(row.id)));
    let mut names: BTreeMap<_, _> = short.collect();
    names.extend(rows.iter().map(|row| (row.name.clone(), UnitId(row.id))));
    Ok(names)
}

async fn one(
    op: &Operation<'_>,
    congress: CongressId,
    entry: &StaffEntry,
    seat: &SeatForm,
    site: Option<&str>,
) -> Result<Outcome> {
    let form = InviteForm::into_seat(&entry.person.name, &entry.person.phone, seat);
    let seated = seated(op, congress, &form, site).await?;
    let account =
        account_with(op, &entry.person.phone).await?.ok_or(Error::Unreadable("account"))?;
    let person = load_person(op.db(), PersonId(account.person_id)).await?;
    let changed = update_person(op, &person, &entry.person).await?;
    let event = || Event::AccountInvited { name: entry.person.name.clone() };
    let events = seated.fresh_account.then(event).into_iter().collect();
    Ok(match (seated.fresh_seat, changed) {
        (true, _) => Outcome::Added(events),
        (false, true) => Outcome::Changed(events),
        (false, false) => Outcome::Same,
    })
}

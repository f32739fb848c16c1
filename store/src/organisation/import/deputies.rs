//! Deputies of the newest term, each known by the credential.

use std::collections::BTreeMap;

use domain::organisation::form::MandateForm;
use domain::organisation::import::DeputyEntry;
use domain::{CongressId, DelegationId, Event, Flaw, MandateId, PersonId, Refusal, TermId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Outcome, Row, Tally};
use crate::entity::{delegation, mandate, term};
use crate::error::Result;
use crate::operation::Operation;
use crate::organisation::commands::{
    Sworn, account_of, load_person, overwrite_mandate, seat_mandate, swear_in, update_person,
};

pub(super) async fn run(
    op: &Operation<'_>,
    congress: CongressId,
    rows: Vec<Row<DeputyEntry>>,
    site: Option<&str>,
    tally: &mut Tally,
) -> Result<()> {
    let term = term::Entity::find()
        .filter(term::Column::CongressId.eq(congress.0))
        .order_by_desc(term::Column::StartsOn)
        .one(op.db())
        .await?
        .ok_or(Refusal::NoSession)?;
    let delegations = delegations(op, congress).await?;
    for row in rows {
        let Some((cells, entry)) = tally.entry(row) else { continue };
        let credential = format!("credential {}", entry.credential);
        let phone = format!("phone {}", entry.person.phone);
        let first = tally.first(&cells, "credential", credential)
            && (entry.person.phone.is_empty() || tally.first(&cells, "phone", phone));
        if !first {
            continue;
        }
        let outcome = match delegations.get(&entry.delegation) {
            Some(delegation) => {
                let form = MandateForm {
                    term: TermId(term.id),
                    delegation: Some(*delegation),
                    credential: entry.credential.clone(),
                    constituency: entry.constituency.clone(),
                };
                one(op, congress, &entry, form, site).await
            }
            None => Err(Refusal::field("delegation", Flaw::Unknown).into()),
        };
        tally.count(&cells, outcome)?;
    }
    Ok(())
}

pub(super) async fn delegations(
    op: &Operation<'_>,
    congress: CongressId,
) -> Result<BTreeMap<String, DelegationId>> {
    let rows = delegation::Entity::find()
        .filter(delegation::Column::CongressId.eq(congress.0))
        .all(op.db())
        .await?;
    Ok(rows.into_iter().map(|row| (row.name, DelegationId(row.id))).collect())
}

async fn one(
    op: &Operation<'_>,
    congress: CongressId,
    entry: &DeputyEntry,
    form: MandateForm,
    site: Option<&str>,
) -> Result<Outcome> {
    let known = mandate::Entity::find()
        .filter(mandate::Column::CongressId.eq(congress.0))
        .filter(mandate::Column::TermId.eq(form.term.0))
        .filter(mandate::Column::Credential.eq(&form.credential))
        .one(op.db())
        .await?;
    if let Some(row) = known {
        return again(op, entry, form, row, site).await;
    }
    let Sworn { fresh_account, .. } = swear_in(op, congress, &entry.person, &form, site).await?;
    Ok(Outcome::Added(invited(fresh_account, entry)))
}

fn invited(fresh: bool, entry: &DeputyEntry) -> Vec<Event> {
    let event = || Event::AccountInvited { name: entry.person.name.clone() };
    fresh.then(event).into_iter().collect()
}

/// A credential that is known: what the table adds is taken over, another phone is not.
async fn again(
    op: &Operation<'_>,
    entry: &DeputyEntry,
    form: MandateForm,
    row: mandate::Model,
    site: Option<&str>,
) -> Result<Outcome> {
    let person = load_person(op.db(), PersonId(row.person_id)).await?;
    if person.name != entry.person.name {
        return Err(Refusal::field("credential", Flaw::Taken).into());
    }
    let phone = entry.person.phone.as_str();
    let account = account_of(op.db(), PersonId(person.id)).await?;
    let mut fresh = false;
    if !phone.is_empty() {
        let hash = Some(op.store().keys().index(phone));
        if account.as_ref().is_some_and(|one| one.phone_hash != hash) {
            return Err(Refusal::field("phone", Flaw::Wrong).into());
        }
        fresh = seat_mandate(op, &row, &person.name, phone, site).await?;
    }
    let mut changed = update_person(op, &person, &entry.person).await?;
    let delegation = form.delegation.map(|id| id.0);
    let kept =
        form.constituency.is_empty() || row.constituency.as_ref() == Some(&form.constituency);
    if row.delegation_id != delegation || !kept {
        let constituency =
            if kept { row.constituency.unwrap_or_default() } else { form.constituency.clone() };
        overwrite_mandate(op, MandateId(row.id), &MandateForm { constituency, ..form }).await?;
        changed = true;
    }
    if changed || fresh { Ok(Outcome::Changed(invited(fresh, entry))) } else { Ok(Outcome::Same) }
}

//! Terms and sessions, delegations, units and periods of one congress.

use std::collections::HashMap;

use domain::account::AccountRules;
use domain::clock::RULES;
use domain::organisation::UnitKind;
use domain::organisation::view::{
    DelegationRow, PeriodRow, ProcedureView, SessionView, TermView, UnitRow,
};
use domain::page::Listing;
use domain::{Action, CongressId, DelegationId, SessionId, TermId, UnitId};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{code, counts, day, holding, listing, map};
use crate::account::rules_of;
use crate::connect::Store;
use crate::entity::{delegation, mandate, number_series, seat, session, term, unit};
use crate::error::{Error, Result};
use crate::motion::{law_of, procedure_of};
use crate::operation::{Call, periods as periods_of};
use crate::organisation::access::may_read;
use crate::organisation::commands;

/// Whether nobody administers the house yet: then, and only then, it takes a first administrator.
pub async fn is_empty(store: &Store) -> Result<bool> {
    Ok(!commands::has_administrator(store.reader()).await?)
}

/// Whether the congress is a demonstration, which every page of it says.
pub async fn is_demonstration(store: &Store, congress: CongressId) -> Result<bool> {
    commands::is_demonstration(store.reader(), congress).await
}

/// Terms with their sessions, newest first.
pub async fn terms(store: &Store, call: &Call, congress: CongressId) -> Result<Vec<TermView>> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageOrganisation, congress).await?;
    let terms = term::Entity::find()
        .filter(term::Column::CongressId.eq(congress.0))
        .order_by_desc(term::Column::StartsOn)
        .all(db)
        .await?;
    let sessions = session::Entity::find()
        .filter(session::Column::TermId.is_in(terms.iter().map(|row| row.id)))
        .order_by_desc(session::Column::StartsOn)
        .all(db)
        .await?;
    let series = number_series::Entity::find()
        .filter(number_series::Column::CongressId.eq(congress.0))
        .all(db)
        .await?;
    let mandates = mandate::Entity::find().filter(mandate::Column::CongressId.eq(congress.0));
    let deputies = counts(db, mandates, mandate::Column::TermId).await?;
    let mut by_term: HashMap<i64, Vec<SessionView>> = HashMap::new();
    for row in sessions {
        let numbered = series.iter().any(|one| one.session_id == row.id);
        by_term.entry(row.term_id).or_default().push(session_view(row, numbered)?);
    }
    terms
        .into_iter()
        .map(|row| {
            Ok(TermView {
                id: TermId(row.id),
                ordinal: row.ordinal,
                starts_on: day(&row.starts_on)?,
                ends_on: day(&row.ends_on)?,
                deputies: deputies.get(&row.id).copied().unwrap_or_default(),
                sessions: by_term.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect()
}

fn session_view(row: session::Model, numbered: bool) -> Result<SessionView> {
    let bills = row.bills_until.map(|text| text.parse());
    Ok(SessionView {
        id: SessionId(row.id),
        ordinal: row.ordinal,
        starts_on: day(&row.starts_on)?,
        ends_on: day(&row.ends_on)?,
        bills_until: bills.transpose().map_err(|_| Error::Unreadable("moment"))?,
        numbered,
    })
}

/// All delegations, each with its deputies in office.
pub async fn delegations(
    store: &Store,
    call: &Call,
    congress: CongressId,
) -> Result<Vec<DelegationRow>> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageOrganisation, congress).await?;
    let rows = delegation::Entity::find()
        .filter(delegation::Column::CongressId.eq(congress.0))
        .order_by_asc(delegation::Column::Id)
        .all(db)
        .await?;
    let mandates = mandate::Entity::find()
        .filter(mandate::Column::CongressId.eq(congress.0))
        .filter(mandate::Column::State.eq("active"));
    let deputies = counts(db, mandates, mandate::Column::DelegationId).await?;
    let view = |row: delegation::Model| DelegationRow {
        id: DelegationId(row.id),
        deputies: deputies.get(&row.id).copied().unwrap_or_default(),
        name: row.name,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Units, the retired ones among them.
pub async fn unit_list(
    store: &Store,
    call: &Call,
    congress: CongressId,
    query: &str,
    after: Option<&str>,
) -> Result<Listing<UnitRow>> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageOrganisation, congress).await?;
    let mut found = unit::Entity::find().filter(unit::Column::CongressId.eq(congress.0));
    if !query.trim().is_empty() {
        let named = Condition::any()
            .add(unit::Column::Name.like(holding(query)))
            .add(unit::Column::ShortName.like(holding(query)));
        found = found.filter(named);
    }
    let found = listing(db, found, unit::Column::Id, after, |row| row.id).await?;
    let seats = seat::Entity::find()
        .filter(seat::Column::UnitId.is_in(found.page.rows.iter().map(|row| row.id)))
        .filter(seat::Column::Retired.eq(false));
    let staff = counts(db, seats, seat::Column::UnitId).await?;
    map(found, |row| {
        Ok(UnitRow {
            id: UnitId(row.id),
            staff: staff.get(&row.id).copied().unwrap_or_default(),
            name: row.name,
            short_name: row.short_name,
            kind: code(UnitKind::from_code, &row.kind, "unit kind")?,
            retired: row.retired,
        })
    })
}

/// Every clock with the period in force.
pub async fn periods(store: &Store, call: &Call, congress: CongressId) -> Result<Vec<PeriodRow>> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageSettings, congress).await?;
    let own = periods_of(db, congress).await?;
    let row = |rule: &domain::clock::Rule| PeriodRow {
        clock: rule.clock,
        period: own.of(rule.clock),
        default: rule.default,
    };
    Ok(RULES.iter().map(row).collect())
}

/// Which path suggestions follow here, and how many sign a bill.
pub async fn procedure(store: &Store, call: &Call, congress: CongressId) -> Result<ProcedureView> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageSettings, congress).await?;
    let (own, law) = (procedure_of(db, congress).await?, law_of(db, congress).await?);
    Ok(ProcedureView { own, law })
}

/// How people of this congress sign in.
pub async fn account_rules(
    store: &Store,
    call: &Call,
    congress: CongressId,
) -> Result<AccountRules> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageSettings, congress).await?;
    rules_of(db, congress).await
}

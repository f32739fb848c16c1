//! Accounts that sit in one congress, with the seats they hold there.

use std::collections::HashMap;

use domain::account::AccountState;
use domain::organisation::view::{AccountRow, SeatView};
use domain::page::Listing;
use domain::{AccountId, Action, CongressId, Moment, PersonId, Role, SeatId, SubRole};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::deputies::{People, named, phone};
use super::{code, listing, map};
use crate::connect::Store;
use crate::entity::{account, congress, delegation, mandate, seat, unit};
use crate::error::Result;
use crate::operation::Call;
use crate::organisation::access::may_read;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountFilter {
    pub role: Option<Role>,
    /// Part of a name.
    pub query: String,
    pub after: Option<String>,
}

pub async fn account_list(
    store: &Store,
    call: &Call,
    congress: CongressId,
    filter: &AccountFilter,
) -> Result<Listing<AccountRow>> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageAccounts, congress).await?;
    let mut query = account::Entity::find()
        .filter(account::Column::Id.in_subquery(seated(congress, filter.role)));
    if !filter.query.trim().is_empty() {
        query = query.filter(account::Column::PersonId.in_subquery(named(&filter.query)));
    }
    let after = filter.after.as_deref();
    let found = listing(db, query, account::Column::Id, after, |row| row.id).await?;
    let people = People::load(db, found.page.rows.iter().map(|row| row.person_id)).await?;
    let ids = found.page.rows.iter().map(|row| row.id).collect();
    let mut seats = seats(db, congress, ids).await?;
    map(found, |row| {
        let person = people.persons.get(&row.person_id);
        let name = person.map(|one| one.name.clone()).unwrap_or_default();
        let phone = person.map(|one| phone(store, one)).unwrap_or_default();
        let seats = seats.remove(&row.id).unwrap_or_default();
        shape(row, name, phone, seats)
    })
}

fn seated(congress: CongressId, role: Option<Role>) -> SelectStatement {
    let mut query = Query::select();
    query
        .column(seat::Column::AccountId)
        .from(seat::Entity)
        .and_where(Expr::col(seat::Column::CongressId).eq(congress.0));
    if let Some(role) = role {
        query
            .and_where(Expr::col(seat::Column::Role).eq(role.code()))
            .and_where(Expr::col(seat::Column::Retired).eq(false));
    }
    query.to_owned()
}

pub(super) fn shape(
    row: account::Model,
    name: String,
    phone: String,
    seats: Vec<SeatView>,
) -> Result<AccountRow> {
    Ok(AccountRow {
        id: AccountId(row.id),
        person: PersonId(row.person_id),
        name,
        phone,
        login: row.login,
        state: code(AccountState::from_code, &row.state, "account state")?,
        signed_in_at: row.signed_in_at.map(Moment),
        seats,
    })
}

/// Seats held in a congress, by account, each with the name of the body it is held in.
pub(super) async fn seats<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    accounts: Vec<i64>,
) -> Result<HashMap<i64, Vec<SeatView>>> {
    let rows = seat::Entity::find()
        .filter(seat::Column::AccountId.is_in(accounts))
        .filter(seat::Column::CongressId.eq(congress.0))
        .order_by_asc(seat::Column::Id)
        .all(db)
        .await?;
    let bodies = Bodies::load(db, congress, &rows).await?;
    let mut seats: HashMap<i64, Vec<SeatView>> = HashMap::new();
    for row in rows {
        let sub = row.sub_role.as_deref();
        let view = SeatView {
            id: SeatId(row.id),
            role: code(Role::from_code, &row.role, "role")?,
            sub_role: sub.map(|text| code(SubRole::from_code, text, "sub-role")).transpose()?,
            place: bodies.of(&row),
            retired: row.retired,
        };
        seats.entry(row.account_id).or_default().push(view);
    }
    Ok(seats)
}

/// The names of the bodies in which seats are held.
struct Bodies {
    congress: String,
    units: HashMap<i64, String>,
    delegations: HashMap<i64, String>,
    credentials: HashMap<i64, String>,
}

impl Bodies {
    async fn load<C: ConnectionTrait>(
        db: &C,
        congress: CongressId,
        seats: &[seat::Model],
    ) -> Result<Self> {
        let own = congress::Entity::find_by_id(congress.0).one(db).await?;
        let units = unit::Entity::find()
            .filter(unit::Column::Id.is_in(seats.iter().filter_map(|row| row.unit_id)))
            .all(db)
            .await?;
        let delegations = delegation::Entity::find()
            .filter(delegation::Column::Id.is_in(seats.iter().filter_map(|row| row.delegation_id)))
            .all(db)
            .await?;
        let mandates = mandate::Entity::find()
            .filter(mandate::Column::Id.is_in(seats.iter().filter_map(|row| row.mandate_id)))
            .all(db)
            .await?;
        Ok(Self {
            congress: own.map(|row| row.short_name).unwrap_or_default(),
            units: units.into_iter().map(|row| (row.id, row.short_name)).collect(),
            delegations: delegations.into_iter().map(|row| (row.id, row.name)).collect(),
            credentials: mandates.into_iter().map(|row| (row.id, row.credential)).collect(),
        })
    }

    fn of(&self, seat: &seat::Model) -> String {
        let unit = seat.unit_id.and_then(|id| self.units.get(&id));
        let credential = || seat.mandate_id.and_then(|id| self.credentials.get(&id));
        let delegation = || seat.delegation_id.and_then(|id| self.delegations.get(&id));
        let body = match (delegation(), credential()) {
            (Some(delegation), Some(credential)) => Some(format!("{delegation} {credential}")),
            (one, other) => one.or(other).cloned(),
        };
        unit.cloned().or(body).unwrap_or_else(|| self.congress.clone())
    }
}

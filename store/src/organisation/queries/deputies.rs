//! Deputies of one term of one congress.

use std::collections::HashMap;

use domain::account::{AccountState, masked};
use domain::organisation::MandateState;
use domain::organisation::view::DeputyRow;
use domain::page::{Listing, Page};
use domain::{Action, CongressId, DelegationId, MandateId, PersonId, TermId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{code, holding, listing, map};
use crate::connect::Store;
use crate::entity::{account, delegation, mandate, person, term};
use crate::error::Result;
use crate::operation::Call;
use crate::organisation::access::may_read;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeputyFilter {
    /// The newest term when there is none.
    pub term: Option<TermId>,
    pub delegation: Option<DelegationId>,
    /// Part of a name or of a credential.
    pub query: String,
    pub after: Option<String>,
}

pub async fn deputy_list(
    store: &Store,
    call: &Call,
    congress: CongressId,
    filter: &DeputyFilter,
) -> Result<Listing<DeputyRow>> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageOrganisation, congress).await?;
    let term = match filter.term {
        Some(term) => Some(term.0),
        None => newest_term(db, congress).await?,
    };
    let Some(term) = term else {
        return Ok(Listing { page: Page::empty(), total: 0 });
    };
    let mut query = mandate::Entity::find()
        .filter(mandate::Column::CongressId.eq(congress.0))
        .filter(mandate::Column::TermId.eq(term));
    if let Some(id) = filter.delegation {
        query = query.filter(mandate::Column::DelegationId.eq(id.0));
    }
    if !filter.query.trim().is_empty() {
        let found = Condition::any()
            .add(mandate::Column::Credential.like(holding(&filter.query)))
            .add(mandate::Column::PersonId.in_subquery(named(&filter.query)));
        query = query.filter(found);
    }
    let after = filter.after.as_deref();
    let found = listing(db, query, mandate::Column::Id, after, |row| row.id).await?;
    let people = People::load(db, found.page.rows.iter().map(|row| row.person_id)).await?;
    let delegations = delegation::Entity::find()
        .filter(delegation::Column::CongressId.eq(congress.0))
        .all(db)
        .await?;
    let delegations: HashMap<_, _> =
        delegations.into_iter().map(|row| (row.id, row.name)).collect();
    map(found, |row| {
        let person = people.persons.get(&row.person_id);
        let account = people.accounts.get(&row.person_id);
        Ok(DeputyRow {
            mandate: MandateId(row.id),
            person: PersonId(row.person_id),
            name: person.map(|one| one.name.clone()).unwrap_or_default(),
            credential: row.credential,
            delegation: row.delegation_id.and_then(|id| delegations.get(&id).cloned()),
            constituency: row.constituency,
            state: code(MandateState::from_code, &row.state, "mandate state")?,
            phone: person.map(|one| phone(store, one)).unwrap_or_default(),
            account: account
                .map(|one| code(AccountState::from_code, &one.state, "account state"))
                .transpose()?,
        })
    })
}

async fn newest_term<C: ConnectionTrait>(db: &C, congress: CongressId) -> Result<Option<i64>> {
    let term = term::Entity::find()
        .filter(term::Column::CongressId.eq(congress.0))
        .order_by_desc(term::Column::StartsOn)
        .one(db)
        .await?;
    Ok(term.map(|row| row.id))
}

/// People whose name holds what was typed.
pub(super) fn named(query: &str) -> SelectStatement {
    Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(Expr::col(person::Column::Name).like(holding(query)))
        .to_owned()
}

/// `199****0012`, or nothing.
pub(super) fn phone(store: &Store, person: &person::Model) -> String {
    let plain = person.phone_cipher.as_deref().and_then(|text| store.keys().decrypt(text));
    plain.map(|phone| masked(&phone)).unwrap_or_default()
}

/// Persons and their accounts, in two queries however many there are.
pub(super) struct People {
    pub persons: HashMap<i64, person::Model>,
    pub accounts: HashMap<i64, account::Model>,
}

impl People {
    pub async fn load<C: ConnectionTrait>(
        db: &C,
        ids: impl IntoIterator<Item = i64>,
    ) -> Result<Self> {
        let ids: Vec<i64> = ids.into_iter().collect();
        let persons = person::Entity::find()
            .filter(person::Column::Id.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let accounts =
            account::Entity::find().filter(account::Column::PersonId.is_in(ids)).all(db).await?;
        Ok(Self {
            persons: persons.into_iter().map(|row| (row.id, row)).collect(),
            accounts: accounts.into_iter().map(|row| (row.person_id, row)).collect(),
        })
    }
}

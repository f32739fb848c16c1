//! Congresses that an administrator governs, and the regions they are of.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::organisation::Level;
use domain::organisation::view::{CongressRow, RegionRow};
use domain::page::Listing;
use domain::policy::{Scope, permit};
use domain::{Action, Actor, CongressId, Refusal};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{code, counts, holding, listing, map};
use crate::connect::Store;
use crate::entity::{congress, mandate, region, session, setting, term};
use crate::error::Result;
use crate::operation::Call;
use crate::organisation::access::may_read;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CongressFilter {
    pub level: Option<Level>,
    pub query: String,
    pub after: Option<String>,
}

/// The actor's own congress and those of the regions below it, in the order of their entry.
pub async fn managed(
    store: &Store,
    call: &Call,
    filter: &CongressFilter,
) -> Result<Listing<CongressRow>> {
    permit(&call.actor, Action::ManageOrganisation, &Scope::congress(call.actor.congress))?;
    let db = store.reader();
    let codes: Vec<String> =
        below(db, &call.actor).await?.into_iter().map(|one| one.code).collect();
    let reach = Condition::any()
        .add(congress::Column::Id.eq(call.actor.congress.0))
        .add(congress::Column::RegionCode.is_in(codes));
    let mut query = congress::Entity::find().filter(reach);
    if let Some(level) = filter.level {
        query = query.filter(congress::Column::Level.eq(level.code()));
    }
    if !filter.query.trim().is_empty() {
        query = query.filter(congress::Column::Name.like(holding(&filter.query)));
    }
    let after = filter.after.as_deref();
    let found = listing(db, query, congress::Column::Id, after, |row| row.id).await?;
    let ids: Vec<i64> = found.page.rows.iter().map(|row| row.id).collect();
    let around = Around::load(db, &ids).await?;
    map(found, |row| around.row(row))
}

/// One congress that the actor governs.
pub async fn one(store: &Store, call: &Call, id: CongressId) -> Result<CongressRow> {
    let db = store.reader();
    may_read(db, &call.actor, Action::ManageOrganisation, id).await?;
    let row = congress::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?;
    Around::load(db, &[row.id]).await?.row(row)
}

/// What stands around congresses, in four queries however many there are.
struct Around {
    newest: HashMap<i64, (Option<i32>, Option<i32>)>,
    deputies: HashMap<i64, i64>,
    demonstrations: BTreeSet<i64>,
}

impl Around {
    fn row(&self, row: congress::Model) -> Result<CongressRow> {
        let (term, session) = self.newest.get(&row.id).copied().unwrap_or_default();
        Ok(CongressRow {
            id: CongressId(row.id),
            region: row.region_code,
            level: code(Level::from_code, &row.level, "level")?,
            name: row.name,
            short_name: row.short_name,
            term,
            session,
            deputies: self.deputies.get(&row.id).copied().unwrap_or_default(),
            demonstration: self.demonstrations.contains(&row.id),
        })
    }

    async fn load<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<Self> {
        let mut newest = HashMap::new();
        let terms = term::Entity::find()
            .filter(term::Column::CongressId.is_in(ids.iter().copied()))
            .order_by_asc(term::Column::StartsOn)
            .all(db)
            .await?;
        let sessions = session::Entity::find()
            .filter(session::Column::TermId.is_in(terms.iter().map(|row| row.id)))
            .order_by_asc(session::Column::StartsOn)
            .all(db)
            .await?;
        let last: HashMap<_, _> = sessions.iter().map(|row| (row.term_id, row.ordinal)).collect();
        for row in terms {
            newest.insert(row.congress_id, (Some(row.ordinal), last.get(&row.id).copied()));
        }
        let mandates = mandate::Entity::find()
            .filter(mandate::Column::CongressId.is_in(ids.iter().copied()))
            .filter(mandate::Column::State.eq("active"));
        let deputies = counts(db, mandates, mandate::Column::CongressId).await?;
        let demonstrations = setting::Entity::find()
            .filter(setting::Column::CongressId.is_in(ids.iter().copied()))
            .filter(setting::Column::Name.eq("demo"))
            .filter(setting::Column::Value.eq("true"))
            .all(db)
            .await?;
        let demonstrations = demonstrations.into_iter().map(|row| row.congress_id).collect();
        Ok(Self { newest, deputies, demonstrations })
    }
}

/// The region of the actor's congress and all below it, by code.
pub async fn regions(store: &Store, call: &Call) -> Result<Vec<RegionRow>> {
    permit(&call.actor, Action::ManageOrganisation, &Scope::congress(call.actor.congress))?;
    let db = store.reader();
    let found = below(db, &call.actor).await?;
    let congresses = congress::Entity::find()
        .filter(congress::Column::RegionCode.is_in(found.iter().map(|row| row.code.clone())))
        .all(db)
        .await?;
    let with: HashMap<_, _> =
        congresses.into_iter().map(|row| (row.region_code, CongressId(row.id))).collect();
    found
        .into_iter()
        .map(|row| {
            Ok(RegionRow {
                level: code(Level::from_code, &row.level, "level")?,
                congress: with.get(&row.code).copied(),
                code: row.code,
                name: row.name,
                parent: row.parent,
            })
        })
        .collect()
}

async fn below<C: ConnectionTrait>(db: &C, actor: &Actor) -> Result<Vec<region::Model>> {
    let Some(own) = congress::Entity::find_by_id(actor.congress.0).one(db).await? else {
        return Ok(Vec::new());
    };
    let all = region::Entity::find().order_by_asc(region::Column::Code).all(db).await?;
    let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &all {
        if let Some(parent) = &row.parent {
            children.entry(parent.as_str()).or_default().push(row.code.as_str());
        }
    }
    let mut within = BTreeSet::new();
    let mut next = vec![own.region_code.as_str()];
    while let Some(code) = next.pop() {
        if within.insert(code.to_owned()) {
            next.extend(children.get(code).into_iter().flatten());
        }
    }
    Ok(all.into_iter().filter(|row| within.contains(&row.code)).collect())
}

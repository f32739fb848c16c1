//! 找代表 and 代表工作室: public columns alone are read, so that nothing else can slip out.

use std::collections::HashMap;

use domain::deputy::{DelegationName, DeputyList, Members, PublicDeputy, Work};
use domain::organisation::{DeputyName, MandateState};
use domain::{DelegationId, MandateId, Moment, Refusal};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use crate::connect::Store;
use crate::entity::{congress, delegation, mandate, person, term};
use crate::error::{Error, Result};
use crate::motion::{PublicFilter, SHOWN, public_page, running};

/// Names on one page, unless a delegation was chosen.
const NAMES: usize = 240;

/// Deputies in office by delegation: one delegation, those whose names hold `name`, or all where
/// they fit on a page.
pub async fn public_deputies(
    store: &Store,
    name: &str,
    chosen: Option<DelegationId>,
    now: Moment,
) -> Result<DeputyList> {
    let db = store.reader();
    let delegations = delegations(db, now).await?;
    let total = delegations.iter().map(|one| one.size).sum();
    let everybody = name.trim().is_empty() && chosen.is_none();
    let mut list = DeputyList { delegations, total, ..DeputyList::default() };
    if everybody && total > i64::try_from(NAMES).unwrap_or(i64::MAX) {
        return Ok(list);
    }
    let mut found = members(db, name.trim(), chosen, now).await?;
    list.more = chosen.is_none() && found.len() > NAMES;
    if list.more {
        found.truncate(NAMES);
    }
    for delegation in &list.delegations {
        let of_it = found.iter().filter(|(group, _)| *group == delegation.id.0);
        let deputies: Vec<_> = of_it.map(|(_, deputy)| deputy.clone()).collect();
        if !deputies.is_empty() {
            list.shown.push(Members { delegation: delegation.clone(), deputies });
        }
    }
    Ok(list)
}

fn in_office(now: Moment) -> sea_orm::sea_query::Condition {
    sea_orm::sea_query::Condition::all()
        .add(mandate::Column::State.eq(MandateState::Active.code()))
        .add(Expr::cust(format!("mandate.term_id IN ({})", running(now.date()))))
}

async fn delegations<C: ConnectionTrait>(db: &C, now: Moment) -> Result<Vec<DelegationName>> {
    let sizes: Vec<(i64, i64)> = mandate::Entity::find()
        .select_only()
        .column(mandate::Column::DelegationId)
        .column_as(mandate::Column::Id.count(), "size")
        .filter(in_office(now))
        .filter(mandate::Column::DelegationId.is_not_null())
        .group_by(mandate::Column::DelegationId)
        .into_tuple()
        .all(db)
        .await?;
    let sizes: HashMap<_, _> = sizes.into_iter().collect();
    let congresses = congress::Entity::find().all(db).await?;
    let congresses: HashMap<_, _> = congresses.into_iter().map(|one| (one.id, one.name)).collect();
    let rows = delegation::Entity::find()
        .order_by_asc(delegation::Column::CongressId)
        .order_by_asc(delegation::Column::Id)
        .all(db)
        .await?;
    let name = |row: delegation::Model| {
        Some(DelegationName {
            id: DelegationId(row.id),
            size: *sizes.get(&row.id)?,
            congress: congresses.get(&row.congress_id).cloned().unwrap_or_default(),
            name: row.name,
        })
    };
    Ok(rows.into_iter().filter_map(name).collect())
}

/// With the delegation of each, in the order of their mandates.
async fn members<C: ConnectionTrait>(
    db: &C,
    name: &str,
    chosen: Option<DelegationId>,
    now: Moment,
) -> Result<Vec<(i64, DeputyName)>> {
    let mut query = mandate::Entity::find().filter(in_office(now));
    if let Some(id) = chosen {
        query = query.filter(mandate::Column::DelegationId.eq(id.0));
    }
    if !name.is_empty() {
        let named = Query::select()
            .column(person::Column::Id)
            .from(person::Entity)
            .and_where(Expr::col(person::Column::Name).like(holding(name)))
            .to_owned();
        query = query.filter(mandate::Column::PersonId.in_subquery(named));
    }
    let found = query
        .order_by_asc(mandate::Column::Id)
        .limit(chosen.is_none().then_some(NAMES as u64 + 1))
        .all(db)
        .await?;
    let names = crate::motion::deputies(db, found.iter().map(|row| row.id)).await?;
    let pair = |row: mandate::Model| Some((row.delegation_id?, names.get(&row.id)?.clone()));
    Ok(found.into_iter().filter_map(pair).collect())
}

/// A pattern in which `%` and `_` of the reader stand for themselves.
fn holding(name: &str) -> LikeExpr {
    let plain = name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

/// One workstation; `Hidden` when there is no such mandate.
pub async fn public_deputy(
    store: &Store,
    id: MandateId,
    after: Option<String>,
    now: Moment,
) -> Result<PublicDeputy> {
    let db = store.reader();
    let row = mandate::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Hidden)?;
    type Known = (String, Option<String>, Option<String>);
    let known: Option<Known> = person::Entity::find_by_id(row.person_id)
        .select_only()
        .columns([person::Column::Name, person::Column::Occupation, person::Column::Bio])
        .into_tuple()
        .one(db)
        .await?;
    let (name, occupation, bio) = known.ok_or(Error::Unreadable("person"))?;
    let congress = congress::Entity::find_by_id(row.congress_id).one(db).await?;
    let term = term::Entity::find_by_id(row.term_id).one(db).await?;
    let group = match row.delegation_id {
        Some(id) => delegation::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let over = term.as_ref().is_some_and(|term| term.ends_on < now.date().to_string());
    let filter = PublicFilter { author: Some(id), after, ..PublicFilter::default() };
    Ok(PublicDeputy {
        mandate: id,
        name,
        congress: congress.map(|one| one.name).unwrap_or_default(),
        term: term.map(|one| one.ordinal).unwrap_or_default(),
        delegation: group.map(|one| one.name).unwrap_or_default(),
        constituency: row.constituency,
        occupation,
        bio,
        former: over || row.state == MandateState::Ended.code(),
        work: work(db, id).await?,
        motions: public_page(store, &filter).await?,
    })
}

async fn work<C: ConnectionTrait>(db: &C, id: MandateId) -> Result<Work> {
    let sql = format!(
        "SELECT COUNT(*) AS led, COUNT(motion.replied_at) AS replied, \
         COUNT(CASE WHEN motion.state = 'closed' THEN 1 END) AS closed, \
         (SELECT COUNT(*) FROM cosigner JOIN motion ON motion.id = cosigner.motion_id \
          WHERE cosigner.mandate_id = {id} AND cosigner.state = 'confirmed' AND {SHOWN}) \
          AS cosigned \
         FROM motion WHERE motion.author_id = {id} AND {SHOWN}"
    );
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await?.ok_or(Error::Unreadable("work"))?;
    Ok(Work {
        led: row.try_get("", "led")?,
        cosigned: row.try_get("", "cosigned")?,
        replied: row.try_get("", "replied")?,
        closed: row.try_get("", "closed")?,
    })
}

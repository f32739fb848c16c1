//! 行政区划 and 人大: the tree of regions, and a congress for each region that has one.

use std::collections::BTreeMap;

use domain::organisation::Change;
use domain::organisation::form::{CongressForm, RegionForm, SessionForm, TermForm};
use domain::policy::{Scope, permit};
use domain::{Action, CongressId, Flaw, Permit, Refusal};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use super::{changed, taken};
use crate::connect::Store;
use crate::entity::{congress, region};
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::access::{DEPTH, above, governing};

/// Enters regions below the actor's own, in any order; those known are brought up to date.
pub async fn import_regions(store: &Store, call: &Call, regions: Vec<RegionForm>) -> Result<usize> {
    for form in &regions {
        form.check()?;
    }
    let op = match Operation::begin(store, call).await? {
        Begun::Done(count) => return Ok(usize::try_from(count).unwrap_or_default()),
        Begun::Fresh(op) => op,
    };
    let permit = governing(&op, Action::ManageOrganisation, call.actor.congress).await?;
    all_below(&op, &regions).await?;
    for chunk in regions.chunks(200) {
        insert_regions(op.db(), chunk).await?;
    }
    let event = changed(Change::RegionsImported, regions.len().to_string());
    let subject = Subject::Congress(call.actor.congress.0);
    let count = i64::try_from(regions.len()).unwrap_or_default();
    op.record_result(permit, subject, event, count).await?;
    Ok(regions.len())
}

/// Every region entered must lie below the actor's own before, if it is known, and after: else
/// one administrator could draw another's congress under their own.
async fn all_below(op: &Operation<'_>, regions: &[RegionForm]) -> Result<()> {
    let own = congress::Entity::find_by_id(op.actor().congress.0).one(op.db()).await?;
    let own = own.ok_or(Refusal::Hidden)?.region_code;
    let rows = region::Entity::find().all(op.db()).await?;
    let before: BTreeMap<_, _> = rows.into_iter().map(|row| (row.code, row.parent)).collect();
    let mut after = before.clone();
    after.extend(regions.iter().map(|form| (form.code.clone(), form.parent.clone())));
    for form in regions {
        let known = before.contains_key(&form.code);
        if form.code == own || known && !lies_below(&before, &form.code, &own) {
            return Err(Refusal::field("code", Flaw::Taken).into());
        }
        if !lies_below(&after, &form.code, &own) {
            return Err(Refusal::field("parent", Flaw::Unknown).into());
        }
    }
    Ok(())
}

fn lies_below(parents: &BTreeMap<String, Option<String>>, code: &str, top: &str) -> bool {
    let above = |code: &str| parents.get(code).cloned().flatten();
    let mut next = above(code);
    for _ in 0..DEPTH {
        match next {
            Some(code) if code == top => return true,
            Some(code) => next = above(&code),
            None => return false,
        }
    }
    false
}

pub(super) async fn insert_regions<C: ConnectionTrait>(
    db: &C,
    regions: &[RegionForm],
) -> Result<()> {
    use region::Column as C;
    let rows = regions.iter().map(|form| region::ActiveModel {
        code: Set(form.code.clone()),
        name: Set(form.name.trim().to_owned()),
        short_name: Set(form.short_name.trim().to_owned()),
        level: Set(form.level.code().to_owned()),
        parent: Set(form.parent.clone()),
    });
    region::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(C::Code)
                .update_columns([C::Name, C::ShortName, C::Level, C::Parent])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// A congress that begins with its term and session.
#[derive(Clone, Debug)]
pub struct NewCongress {
    pub region: String,
    pub form: CongressForm,
    pub term: Option<(TermForm, Vec<SessionForm>)>,
}

/// A congress for a region that has none.
pub async fn create_congress(
    store: &Store,
    call: &Call,
    region: &str,
    form: CongressForm,
) -> Result<CongressId> {
    let one = NewCongress { region: region.to_owned(), form, term: None };
    let ids = create_congresses(store, call, vec![one]).await?;
    ids.into_iter().next().ok_or_else(|| Refusal::Hidden.into())
}

/// Several at once: all or none.
pub async fn create_congresses(
    store: &Store,
    call: &Call,
    congresses: Vec<NewCongress>,
) -> Result<Vec<CongressId>> {
    for one in &congresses {
        one.form.check()?;
    }
    let op = match Operation::begin(store, call).await? {
        Begun::Done(id) => return Ok(vec![CongressId(id)]),
        Begun::Fresh(op) => op,
    };
    let mut ids = Vec::with_capacity(congresses.len());
    let mut events = Vec::with_capacity(congresses.len());
    let mut last = None;
    for one in congresses {
        let (permit, id) = create(&op, &one).await?;
        if let Some((term, sessions)) = &one.term {
            let term_id = super::term::insert(&op, id, term).await?;
            for session in sessions {
                super::session::insert(&op, term_id, session).await?;
            }
        }
        events.push(changed(Change::CongressCreated, one.form.name));
        ids.push(id);
        last = Some((permit, id));
    }
    let (permit, id) = last.ok_or(Refusal::Hidden)?;
    op.record_all(permit, Subject::Congress(id.0), events, id.0).await?;
    Ok(ids)
}

async fn create(op: &Operation<'_>, one: &NewCongress) -> Result<(Permit, CongressId)> {
    let unknown = || Refusal::field("region", Flaw::Unknown);
    let region = region::Entity::find_by_id(one.region.clone()).one(op.db()).await?;
    let region = region.ok_or_else(unknown)?;
    let scope = Scope { above: above(op.db(), &region.code).await?, ..Scope::default() };
    let permit = permit(op.actor(), Action::ManageOrganisation, &scope).map_err(|_| unknown())?;
    let id = insert(op.db(), &region, &one.form).await?;
    Ok((permit, id))
}

pub(super) async fn insert<C: ConnectionTrait>(
    db: &C,
    region: &region::Model,
    form: &CongressForm,
) -> Result<CongressId> {
    let known = congress::Entity::find()
        .filter(congress::Column::RegionCode.eq(&region.code))
        .filter(congress::Column::Level.eq(&region.level))
        .one(db)
        .await?;
    if known.is_some() {
        return Err(Refusal::field("region", Flaw::Taken).into());
    }
    let row = congress::ActiveModel {
        region_code: Set(region.code.clone()),
        level: Set(region.level.clone()),
        name: Set(form.name.trim().to_owned()),
        short_name: Set(form.short_name.trim().to_owned()),
        ..Default::default()
    };
    let row = row.insert(db).await.map_err(taken("region"))?;
    Ok(CongressId(row.id))
}

pub async fn rename_congress(
    store: &Store,
    call: &Call,
    id: CongressId,
    form: CongressForm,
) -> Result<()> {
    form.check()?;
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = governing(&op, Action::ManageOrganisation, id).await?;
    let row = congress::ActiveModel {
        id: Set(id.0),
        name: Set(form.name.trim().to_owned()),
        short_name: Set(form.short_name.trim().to_owned()),
        ..Default::default()
    };
    row.update(op.db()).await?;
    op.record(permit, Subject::Congress(id.0), changed(Change::CongressRenamed, form.name)).await
}

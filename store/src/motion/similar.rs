//! 类案: items whose titles are alike, among those that whoever asks may read. The index names
//! candidates by words of the title, alike on both databases; the domain says which are like it.

use std::collections::HashMap;

use domain::motion::draft::TITLE;
use domain::motion::similar::{SHOWN as MOST, Similar, glance, likeness, telling};
use domain::motion::{Disclosure, State};
use domain::policy::{Scope, permit};
use domain::{Action, Moment, MotionId, Role};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::desk::signed_by;
use super::found::any_in_title;
use super::public::SHOWN;
use super::rows::{redaction, units};
use crate::connect::Store;
use crate::entity::{motion, reply};
use crate::error::{Error, Result};
use crate::operation::Call;

/// At most [`MOST`], the likest first; never the one itself.
pub async fn similar(
    store: &Store,
    call: &Call,
    title: &str,
    except: Option<MotionId>,
) -> Result<Vec<Similar>> {
    let congress = Scope::congress(call.actor.congress);
    let deputy = call.actor.role == Role::Deputy;
    permit(&call.actor, if deputy { Action::Write } else { Action::ReadDesk }, &congress)?;
    // no title is longer
    let title: String = title.chars().take(TITLE).collect();
    let (db, words) = (store.reader(), telling(&title));
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let candidates = any_in_title(db, &words, may_read(call, except)).await?;
    let mut alike: Vec<(usize, i64)> = candidates
        .into_iter()
        .filter_map(|one| Some((likeness(&title, &one.title)?, one.id)))
        .collect();
    alike.sort_unstable_by(|one, other| other.cmp(one));
    alike.truncate(MOST);
    let found = motion::Entity::find()
        .filter(motion::Column::Id.is_in(alike.iter().map(|(_, id)| *id)))
        .all(db)
        .await?;
    let replies = latest_replies(store, found.iter().map(|row| row.id)).await?;
    let units = units(db, found.iter().filter_map(|row| row.lead_unit_id)).await?;
    let mut found: HashMap<i64, motion::Model> =
        found.into_iter().map(|row| (row.id, row)).collect();
    let own = own(store, call, alike.iter().map(|(_, id)| *id)).await?;
    let mut list = Vec::with_capacity(alike.len());
    for (_, id) in alike {
        let Some(row) = found.remove(&id) else { continue };
        let inside = !deputy || own.contains(&id);
        let unit = row.lead_unit_id.and_then(|unit| units.get(&unit));
        let unit = unit.map(|unit| unit.short_name.clone());
        list.push(shape(row, inside, unit, replies.get(&id))?);
    }
    Ok(list)
}

/// The office: what was submitted to it. A deputy: what is everybody's, and what they have signed.
fn may_read(call: &Call, except: Option<MotionId>) -> Condition {
    let of_congress = Condition::all()
        .add(motion::Column::CongressId.eq(call.actor.congress.0))
        .add(motion::Column::SubmittedAt.is_not_null())
        .add(motion::Column::PurgedAt.is_null())
        .add(motion::Column::QuarantinedAt.is_null())
        .add_option(except.map(|id| motion::Column::Id.ne(id.0)));
    if call.actor.role != Role::Deputy {
        return of_congress;
    }
    let own = call.actor.mandate.map(|mandate| signed_by(mandate.0));
    of_congress.add(Condition::any().add(Expr::cust(SHOWN)).add_option(own))
}

async fn own(store: &Store, call: &Call, ids: impl Iterator<Item = i64>) -> Result<Vec<i64>> {
    let Some(mandate) = call.actor.mandate else { return Ok(Vec::new()) };
    Ok(motion::Entity::find()
        .select_only()
        .column(motion::Column::Id)
        .filter(motion::Column::Id.is_in(ids))
        .filter(signed_by(mandate.0))
        .into_tuple()
        .all(store.reader())
        .await?)
}

#[derive(FromQueryResult)]
struct Letter {
    motion_id: i64,
    text: String,
}

async fn latest_replies(
    store: &Store,
    ids: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, String>> {
    let letters: Vec<Letter> = reply::Entity::find()
        .select_only()
        .columns([reply::Column::MotionId, reply::Column::Text])
        .filter(reply::Column::MotionId.is_in(ids))
        .order_by_asc(reply::Column::Round)
        .order_by_asc(reply::Column::Id)
        .into_model()
        .all(store.reader())
        .await?;
    Ok(letters.into_iter().map(|letter| (letter.motion_id, letter.text)).collect())
}

fn shape(
    row: motion::Model,
    inside: bool,
    unit: Option<String>,
    reply: Option<&String>,
) -> Result<Similar> {
    let state = State::from_code(&row.state).ok_or(Error::Unreadable("state"))?;
    let full = row.disclosure == Disclosure::Full.code();
    // whoever has no part in it reads what the public reads
    let passages = row.hidden_passages.as_deref().filter(|_| !inside);
    let redaction = redaction(passages)?;
    Ok(Similar {
        id: MotionId(row.id),
        inside,
        title: redaction.hide(&row.title),
        number: row.number,
        state: if inside { state } else { state.for_public(row.replied_at.is_some()) },
        submitted_on: row.submitted_at.map(|at| Moment(at).date()),
        unit,
        outcome: row.outcome.map(|outcome| redaction.hide(&outcome)),
        reply: reply.filter(|_| inside || full).map(|text| glance(&redaction.hide(text))),
    })
}

//! 代录 of many papers: looked at first, then entered, all or none, or each that can be. A paper
//! that was entered before is known again, whoever hands it in.

mod look;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use domain::motion::import::{Fate, ImportLook, ImportTable, ImportWish};
use domain::policy::{Scope, permit};
use domain::{Action, CongressId, Event, Permit, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::commands::enter::{Entry, enter, enter_alone};
use crate::connect::Store;
use crate::entity::{mandate, setting};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::operation::{Begun, Call, Operation};
use crate::organisation::commands::put;
use look::People;
pub use read::Paper;
use read::{Candidate, Sorted, read, signature, sorted};

/// Papers that were read, with what is known of each of their items.
struct Looked {
    view: ImportLook,
    candidates: Vec<Candidate>,
    /// For each item that would be entered, who leads it and under which source.
    ready: Vec<Option<(mandate::Model, String)>>,
}

fn allowed(call: &Call) -> Result<Permit> {
    Ok(permit(&call.actor, Action::Enter, &Scope::congress(call.actor.congress))?)
}

/// Whether the caller may hand in papers at all: asked before any is received.
pub fn may_enter(call: &Call) -> Result<()> {
    allowed(call).map(drop)
}

/// What would come of it. Nothing is written.
pub async fn look(
    store: &Store,
    call: &Call,
    papers: Vec<Paper>,
    wish: &ImportWish,
) -> Result<ImportLook> {
    allowed(call)?;
    Ok(looked(store, call.actor.congress, papers, wish).await?.view)
}

/// Enters all of it, or with a flaw anywhere none; by `each` row, whatever can be entered.
/// `progress` is told how many are done, and of how many.
pub async fn import(
    store: &Store,
    call: &Call,
    papers: Vec<Paper>,
    wish: &ImportWish,
    each: bool,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<ImportLook> {
    allowed(call)?;
    let name = papers.iter().map(|paper| paper.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut looked = looked(store, call.actor.congress, papers, wish).await?;
    if !each && !looked.view.is_clean() {
        return Ok(looked.view);
    }
    let of = looked.ready.iter().flatten().count();
    progress(0, of);
    if each {
        by_row(store, call, &mut looked, wish, &name, progress).await?;
    } else {
        whole(store, call, &mut looked, wish, &name, progress).await?;
    }
    looked.view.done = true;
    Ok(looked.view)
}

async fn looked(
    store: &Store,
    congress: CongressId,
    papers: Vec<Paper>,
    wish: &ImportWish,
) -> Result<Looked> {
    let wish = wish.clone();
    let work = move || {
        let first = sorted(read(&papers, &wish));
        (papers, wish, first)
    };
    let broken = |_| Error::Unreadable("papers");
    let (papers, mut wish, mut sorted_now) =
        tokio::task::spawn_blocking(work).await.map_err(broken)?;
    let known = remembered(store.reader(), congress, &sorted_now.tables).await?;
    let before = wish.columns.len();
    for (words, field) in known {
        wish.columns.entry(words).or_insert(field);
    }
    if wish.columns.len() > before {
        let work = move || sorted(read(&papers, &wish));
        sorted_now = tokio::task::spawn_blocking(work).await.map_err(broken)?;
    }
    let Sorted { mut candidates, tables, problems, untold } = sorted_now;
    let people = People::of(store.reader(), congress).await?;
    let ready = look::judged(store.reader(), congress, &people, &mut candidates).await?;
    let items = candidates.iter().map(|one| one.shown.clone()).collect();
    let view = ImportLook { items, tables, problems, untold, done: false };
    Ok(Looked { view, candidates, ready })
}

const REMEMBERED: &str = "import.";

/// What was said before of headings like these.
async fn remembered<C: ConnectionTrait>(
    db: &C,
    congress: CongressId,
    tables: &[ImportTable],
) -> Result<BTreeMap<String, Option<String>>> {
    let names: BTreeSet<String> =
        tables.iter().map(|table| format!("{REMEMBERED}{}", signature(table))).collect();
    let rows = setting::Entity::find()
        .filter(setting::Column::CongressId.eq(congress.0))
        .filter(setting::Column::Name.is_in(names))
        .all(db)
        .await?;
    let mut columns = BTreeMap::new();
    for row in rows {
        let told: BTreeMap<String, Option<String>> =
            serde_json::from_str(&row.value).map_err(|_| Error::Unreadable("columns"))?;
        columns.extend(told);
    }
    Ok(columns)
}

/// Keeps what was said of the columns of each heading.
async fn remember(
    op: &Operation<'_>,
    congress: CongressId,
    tables: &[ImportTable],
    wish: &ImportWish,
) -> Result<()> {
    for table in tables {
        let own = table.columns.iter().filter_map(|column| {
            Some((column.words.clone(), wish.columns.get(&column.words)?.clone()))
        });
        let own: BTreeMap<String, Option<String>> = own.collect();
        if own.is_empty() {
            continue;
        }
        let value = serde_json::to_string(&own).map_err(|_| Error::Unreadable("columns"))?;
        let name = format!("{REMEMBERED}{}", signature(table));
        put(op.db(), congress, &name, &value).await?;
    }
    Ok(())
}

fn entry<'a>(
    candidate: &'a Candidate,
    (author, source): &'a (mandate::Model, String),
) -> Entry<'a> {
    Entry {
        author,
        draft: &candidate.draft,
        number: &candidate.shown.number,
        cosigners: &candidate.shown.cosigners,
        source,
    }
}

type Told<'a> = &'a mut (dyn FnMut(usize, usize) + Send);

/// One operation for all of them.
async fn whole(
    store: &Store,
    call: &Call,
    looked: &mut Looked,
    wish: &ImportWish,
    name: &str,
    progress: Told<'_>,
) -> Result<()> {
    let of = looked.ready.iter().flatten().count();
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let permit = allowed(call)?;
    // whoever entered one of them meanwhile was first
    let sources = looked.ready.iter().flatten().map(|(_, source)| source.as_str());
    if !look::known(op.db(), call.actor.congress, sources).await?.is_empty() {
        return Err(Refusal::Conflict { version: 0 }.into());
    }
    let (mut done, mut told) = (0, BTreeSet::new());
    for (place, ready) in looked.ready.iter().enumerate() {
        let Some(ready) = ready else { continue };
        told.extend(enter(&op, &permit, &entry(&looked.candidates[place], ready)).await?);
        looked.view.items[place].fate = Fate::Entered;
        done += 1;
        progress(done, of);
    }
    conclude(op, permit, looked, wish, name).await?;
    store.told(told);
    Ok(())
}

/// An operation for each: what was done stays done.
async fn by_row(
    store: &Store,
    call: &Call,
    looked: &mut Looked,
    wish: &ImportWish,
    name: &str,
    progress: Told<'_>,
) -> Result<()> {
    let of = looked.ready.iter().flatten().count();
    let own = Call { key: None, ..call.clone() };
    let mut done = 0;
    for (place, ready) in looked.ready.iter().enumerate() {
        let Some(ready) = ready else { continue };
        let Begun::Fresh(op) = Operation::begin(store, &own).await? else { continue };
        let source = std::iter::once(ready.1.as_str());
        let known = !look::known(op.db(), own.actor.congress, source).await?.is_empty();
        looked.view.items[place].fate = if known {
            Fate::Known
        } else {
            enter_alone(op, allowed(&own)?, &entry(&looked.candidates[place], ready)).await?;
            Fate::Entered
        };
        done += 1;
        progress(done, of);
    }
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    conclude(op, allowed(call)?, looked, wish, name).await
}

/// What was said of the columns, and one line in the log for all of it.
async fn conclude(
    op: Operation<'_>,
    permit: Permit,
    looked: &Looked,
    wish: &ImportWish,
    name: &str,
) -> Result<()> {
    let congress = op.actor().congress;
    remember(&op, congress, &looked.view.tables, wish).await?;
    let entered = looked.view.count(Fate::Entered);
    let name = name.chars().take(200).collect();
    let event = Event::PapersEntered { name, entered };
    op.record(permit, Subject::Congress(congress.0), event).await
}

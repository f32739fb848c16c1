//! Lists for those inside: the desk, a unit's items, a deputy's own; keyset pages, no N+1.

use domain::clock::Lamp;
use domain::motion::view::{DeputyHome, MotionRow};
use domain::motion::{Category, CosignState, State};
use domain::page::{Cursor, Page};
use domain::policy::{Scope, permit};
use domain::{Action, Calendar, Moment, MotionId, Refusal};
use jiff::civil::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::found::matching;
use super::rows::{deputies, units};
use crate::connect::Store;
use crate::entity::{assignment, cosigner, motion, rating, rating_window};
use crate::error::{Error, Result};
use crate::operation::Call;

/// What a list is narrowed to; kept in the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub states: Vec<State>,
    pub category: Option<Category>,
    /// Due today or earlier.
    pub overdue: bool,
    pub query: String,
    pub after: Option<String>,
}

pub const ROWS: u64 = 50;

/// Everything submitted to the actor's congress, by the date it is due.
pub async fn desk(store: &Store, call: &Call, filter: &Filter) -> Result<Page<MotionRow>> {
    list(store, call, on_desk(call)?, filter).await
}

/// What is on the desk, for whoever may read it.
pub(super) fn on_desk(call: &Call) -> Result<Condition> {
    permit(&call.actor, Action::ReadDesk, &Scope::congress(call.actor.congress))?;
    Ok(Condition::all()
        .add(motion::Column::CongressId.eq(call.actor.congress.0))
        .add(motion::Column::SubmittedAt.is_not_null()))
}

/// What the actor's unit handles, in whatever part.
pub async fn unit_list(store: &Store, call: &Call, filter: &Filter) -> Result<Page<MotionRow>> {
    let unit = call.actor.unit.ok_or(Refusal::Forbidden)?;
    let mine = Condition::all()
        .add(motion::Column::Id.in_subquery(assigned_to(unit.0)))
        .add(motion::Column::QuarantinedAt.is_null());
    list(store, call, mine, filter).await
}

/// What the actor leads or has signed.
pub async fn author_list(store: &Store, call: &Call, filter: &Filter) -> Result<Page<MotionRow>> {
    let mandate = call.actor.mandate.ok_or(Refusal::Forbidden)?;
    let mine =
        Condition::all().add(signed_by(mandate.0)).add(motion::Column::QuarantinedAt.is_null());
    list(store, call, mine, filter).await
}

fn assigned_to(unit: i64) -> SelectStatement {
    Query::select()
        .column(assignment::Column::MotionId)
        .from(assignment::Entity)
        .and_where(Expr::col(assignment::Column::UnitId).eq(unit))
        .and_where(Expr::col(assignment::Column::RelievedAt).is_null())
        .to_owned()
}

pub(super) fn signed_by(mandate: i64) -> Condition {
    Condition::any()
        .add(motion::Column::AuthorId.eq(mandate))
        .add(motion::Column::Id.in_subquery(cosigned_by(mandate, CosignState::Confirmed)))
}

fn cosigned_by(mandate: i64, state: CosignState) -> SelectStatement {
    Query::select()
        .column(cosigner::Column::MotionId)
        .from(cosigner::Entity)
        .and_where(Expr::col(cosigner::Column::MandateId).eq(mandate))
        .and_where(Expr::col(cosigner::Column::State).eq(state.code()))
        .to_owned()
}

async fn list(
    store: &Store,
    call: &Call,
    mine: Condition,
    filter: &Filter,
) -> Result<Page<MotionRow>> {
    let Page { rows: found, next } = page(store, call.now, mine, filter, ROWS).await?;
    Ok(Page { rows: rows(store, found, call.now).await?, next })
}

/// By the day it is due where a clock runs for all of them, else newest first: an order that
/// nothing moves while people work through it.
pub(super) async fn page(
    store: &Store,
    now: Moment,
    mine: Condition,
    filter: &Filter,
    size: u64,
) -> Result<Page<motion::Model>> {
    let db = store.reader();
    let mut wanted = narrowed(mine, filter, now);
    if !filter.query.trim().is_empty() {
        let Some(found) = matching(db, &filter.query, wanted).await? else {
            return Ok(Page::empty());
        };
        wanted = Condition::all().add(motion::Column::Id.is_in(found));
    }
    let query = motion::Entity::find().filter(wanted);
    #[cfg(all(feature = "builders", debug_assertions))]
    let query = crate::rating::leak::in_order(store, query);
    let by_date = filter.is_by_date();
    let after = filter.after.as_deref().and_then(Cursor::decode);
    let query = if by_date { by_due(query, after) } else { newest(query, after) };
    let mut found = query.limit(size + 1).all(db).await?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let next = found.last().filter(|_| more);
    let next = next.map(|row| Cursor { key: if by_date { due_key(row) } else { 0 }, id: row.id });
    Ok(Page { rows: found, next: next.map(Cursor::encode) })
}

fn narrowed(mine: Condition, filter: &Filter, now: Moment) -> Condition {
    let codes = || filter.states.iter().map(|state| state.code());
    let narrowing = [
        (!filter.states.is_empty()).then(|| motion::Column::State.is_in(codes())),
        filter.category.map(|category| motion::Column::Category.eq(category.code())),
        filter.overdue.then(|| motion::Column::DueOn.lte(now.date().to_string())),
    ];
    let all = mine.add(motion::Column::PurgedAt.is_null());
    narrowing.into_iter().flatten().fold(all, Condition::add)
}

impl Filter {
    /// Every row of such a list has a date: its state runs a clock, or it was asked for by date.
    fn is_by_date(&self) -> bool {
        const CLOCKED: [State; 6] = [
            State::Submitted,
            State::Accepted,
            State::Assigned,
            State::Declined,
            State::Handling,
            State::Replied,
        ];
        self.overdue || (self.states.len() == 1 && CLOCKED.contains(&self.states[0]))
    }
}

fn newest(
    query: sea_orm::Select<motion::Entity>,
    after: Option<Cursor>,
) -> sea_orm::Select<motion::Entity> {
    let query = query.order_by_desc(motion::Column::Id);
    match after {
        Some(cursor) => query.filter(motion::Column::Id.lt(cursor.id)),
        None => query,
    }
}

fn by_due(
    query: sea_orm::Select<motion::Entity>,
    after: Option<Cursor>,
) -> sea_orm::Select<motion::Entity> {
    let query = query.order_by_asc(motion::Column::DueOn).order_by_asc(motion::Column::Id);
    match after {
        Some(cursor) => query.filter(
            Expr::tuple([Expr::col(motion::Column::DueOn), Expr::col(motion::Column::Id)])
                .gt(Expr::tuple([Expr::val(due_text(cursor.key)), Expr::val(cursor.id)])),
        ),
        None => query,
    }
}

/// `2026-03-05` as 20260305, and back.
fn due_key(row: &motion::Model) -> i64 {
    let digits = row.due_on.as_deref().unwrap_or_default().replace('-', "");
    digits.parse().unwrap_or_default()
}

fn due_text(key: i64) -> String {
    format!("{:04}-{:02}-{:02}", key / 10_000, key / 100 % 100, key % 100)
}

pub(super) async fn rows(
    store: &Store,
    found: Vec<motion::Model>,
    now: Moment,
) -> Result<Vec<MotionRow>> {
    let db = store.reader();
    let calendar = store.calendar().await;
    let authors = deputies(db, found.iter().map(|row| row.author_id)).await?;
    let leads = units(db, found.iter().filter_map(|row| row.lead_unit_id)).await?;
    found
        .into_iter()
        .map(|row| {
            let author = authors.get(&row.author_id).cloned().ok_or(Error::Unreadable("author"))?;
            let lead = row.lead_unit_id.and_then(|id| leads.get(&id));
            let lead_unit = lead.map(|unit| unit.short_name.clone());
            shape(row, author, lead_unit, &calendar, now)
        })
        .collect()
}

fn shape(
    row: motion::Model,
    author: domain::organisation::DeputyName,
    lead_unit: Option<String>,
    calendar: &Calendar,
    now: Moment,
) -> Result<MotionRow> {
    let due: Option<Date> = row.due_on.as_deref().and_then(|text| text.parse().ok());
    Ok(MotionRow {
        id: MotionId(row.id),
        number: row.number,
        title: row.title,
        state: State::from_code(&row.state).ok_or(Error::Unreadable("state"))?,
        round: row.round,
        category: row.category.as_deref().and_then(Category::from_code),
        author: author.name,
        delegation: author.delegation,
        lead_unit,
        cosigners: i64::from(row.cosigner_count),
        submitted_at: row.submitted_at.map(Moment),
        due,
        provisional: row.due_provisional,
        lamp: due.map(|due| Lamp::of(due, now.date(), calendar)),
    })
}

/// What waits for a deputy, and what is under way.
pub async fn deputy_home(store: &Store, call: &Call) -> Result<DeputyHome> {
    let mandate = call.actor.mandate.ok_or(Refusal::Forbidden)?.0;
    let own = |states: &[State]| {
        Condition::all()
            .add(motion::Column::AuthorId.eq(mandate))
            .add(motion::Column::State.is_in(states.iter().map(|state| state.code())))
    };
    let invited = Condition::all()
        .add(motion::Column::Id.in_subquery(cosigned_by(mandate, CosignState::Invited)))
        .add(motion::Column::State.is_in(["draft", "returned"]));
    let under_way = own(&[
        State::Submitted,
        State::Registered,
        State::OnAgenda,
        State::InCommittee,
        State::Accepted,
        State::Assigned,
        State::Declined,
        State::Handling,
        State::Replied,
        State::Supervised,
    ]);
    let wanted = [
        invited,
        to_rate(mandate, call.now.date()),
        own(&[State::Returned]),
        own(&[State::Draft]),
        under_way,
    ];
    let mut sizes = Vec::with_capacity(wanted.len());
    let mut found = Vec::new();
    for condition in wanted {
        let some = some(store, condition).await?;
        sizes.push(some.len());
        found.extend(some);
    }
    // names are looked up once for all of them
    let mut rows = rows(store, found, call.now).await?.into_iter();
    let mut parts = sizes.into_iter().map(|size| rows.by_ref().take(size).collect());
    let mut part = || parts.next().unwrap_or_default();
    Ok(DeputyHome {
        to_cosign: part(),
        to_rate: part(),
        to_correct: part(),
        drafts: part(),
        under_way: part(),
    })
}

async fn some(store: &Store, condition: Condition) -> Result<Vec<motion::Model>> {
    Ok(motion::Entity::find()
        .filter(condition)
        .filter(motion::Column::QuarantinedAt.is_null())
        .filter(motion::Column::PurgedAt.is_null())
        .order_by_desc(motion::Column::Id)
        .limit(20)
        .all(store.reader())
        .await?)
}

/// Signed by the deputy, replied to, the window open, and nothing given in this round.
fn to_rate(mandate: i64, today: Date) -> Condition {
    let open = Query::select()
        .column(rating_window::Column::MotionId)
        .from(rating_window::Entity)
        .and_where(
            Expr::col((rating_window::Entity, rating_window::Column::MotionId))
                .equals((motion::Entity, motion::Column::Id)),
        )
        .and_where(
            Expr::col((rating_window::Entity, rating_window::Column::Round))
                .equals((motion::Entity, motion::Column::Round)),
        )
        .and_where(Expr::col(rating_window::Column::ClosedAt).is_null())
        .and_where(Expr::col(rating_window::Column::DueOn).gte(today.to_string()))
        .to_owned();
    let given = Query::select()
        .column(rating::Column::MotionId)
        .from(rating::Entity)
        .and_where(Expr::col((rating::Entity, rating::Column::MandateId)).eq(mandate))
        .and_where(
            Expr::col((rating::Entity, rating::Column::Round))
                .equals((motion::Entity, motion::Column::Round)),
        )
        .and_where(
            Expr::col((rating::Entity, rating::Column::MotionId))
                .equals((motion::Entity, motion::Column::Id)),
        )
        .to_owned();
    Condition::all()
        .add(signed_by(mandate))
        .add(motion::Column::State.eq(State::Replied.code()))
        .add(motion::Column::Id.in_subquery(open))
        .add(motion::Column::Id.not_in_subquery(given))
}

/// The units of the actor's congress, for the office's form.
pub async fn units_of(store: &Store, call: &Call) -> Result<Vec<domain::organisation::UnitName>> {
    use crate::entity::unit;
    permit(&call.actor, Action::ReadDesk, &Scope::congress(call.actor.congress))?;
    let rows = unit::Entity::find()
        .filter(unit::Column::CongressId.eq(call.actor.congress.0))
        .filter(unit::Column::Retired.eq(false))
        .order_by_asc(unit::Column::Id)
        .all(store.reader())
        .await?;
    let name = |row: unit::Model| domain::organisation::UnitName {
        id: domain::UnitId(row.id),
        name: row.name,
        short_name: row.short_name,
    };
    Ok(rows.into_iter().map(name).collect())
}

/// Deputies of the actor's own congress whose names hold `name`, at most ten, for invitations.
pub async fn find_deputies(
    store: &Store,
    call: &Call,
    name: &str,
) -> Result<Vec<domain::organisation::DeputyName>> {
    use crate::entity::{mandate, person};
    permit(&call.actor, Action::Write, &Scope::congress(call.actor.congress))?;
    let persons = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(Expr::col(person::Column::Name).like(format!("%{}%", name.trim())))
        .to_owned();
    let found = mandate::Entity::find()
        .filter(mandate::Column::CongressId.eq(call.actor.congress.0))
        .filter(mandate::Column::State.eq("active"))
        .filter(mandate::Column::PersonId.in_subquery(persons))
        .limit(10)
        .all(store.reader())
        .await?;
    let own = call.actor.mandate.map(|id| id.0);
    let ids = found.iter().map(|row| row.id).filter(|id| Some(*id) != own);
    let mut names: Vec<_> = deputies(store.reader(), ids).await?.into_values().collect();
    names.sort_by_key(|one| one.mandate);
    Ok(names)
}

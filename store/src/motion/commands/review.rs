//! The office's look: send back, refuse, or accept and number.

use domain::motion::numbering::Series;
use domain::motion::outcome::check_reason;
use domain::motion::{Category, Kind, Part, RefusalReason};
use domain::organisation::Level;
use domain::{Action, Event, Flaw, MotionId, Refusal, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::simple::simple;
use crate::connect::Store;
use crate::entity::{assignment, congress, motion, number_series, session, term, unit};
use crate::error::{Error, Result};
use crate::motion::clocks::take;
use crate::motion::{Loaded, lock};
use crate::operation::{Begun, Call, Operation};
use crate::search;

/// 退回修改, with the reason the deputy reads.
pub async fn return_for_correction(
    store: &Store,
    call: &Call,
    id: MotionId,
    reason: String,
) -> Result<()> {
    check_reason("reason", &reason)?;
    let event = Event::Returned { reason: reason.clone() };
    simple(store, call, id, Action::Return, event, |motion, _| {
        motion.return_reason = Set(Some(reason));
    })
    .await
}

/// 不予受理, with one of the listed reasons and an explanation.
pub async fn refuse(
    store: &Store,
    call: &Call,
    id: MotionId,
    reason: RefusalReason,
    note: String,
) -> Result<()> {
    check_reason("note", &note)?;
    let event = Event::Refused { reason, note: note.clone() };
    simple(store, call, id, Action::Refuse, event, |motion, _| {
        motion.refusal_reason = Set(Some(reason.code().to_owned()));
        motion.refusal_note = Set(Some(note));
    })
    .await
}

/// 立案编号: the next number of its series, given in the same transaction, so none is lost.
pub async fn accept(
    store: &Store,
    call: &Call,
    id: MotionId,
    category: Option<Category>,
) -> Result<String> {
    let op = match Operation::begin(store, call).await? {
        Begun::Done(_) => return number_of(store, id).await,
        Begun::Fresh(op) => op,
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::Accept)?;
    let given = numbered(&op, &loaded).await?;
    let number = given.number.clone();
    let now = op.now().0;
    take(&op, &loaded, row, |motion| {
        given.put(motion);
        motion.category = Set(filed(&loaded, category));
        motion.accepted_at = Set(Some(now));
    })
    .await?;
    search::index_motion(op.db(), id).await?;
    op.record(permit, loaded.subject(), Event::Accepted { number: number.clone() }).await?;
    Ok(number)
}

/// Where the office files it, or else where the deputy did.
fn filed(loaded: &Loaded, category: Option<Category>) -> Option<String> {
    category.map(|one| one.code().to_owned()).or(loaded.motion.category.clone())
}

/// 乡镇: numbered, and handed to the one that handles it, in a single step.
pub async fn accept_directly(
    store: &Store,
    call: &Call,
    id: MotionId,
    category: Option<Category>,
    unit: UnitId,
) -> Result<()> {
    let Begun::Fresh(op) = Operation::begin(store, call).await? else {
        return Ok(());
    };
    let loaded = lock(&op, id).await?;
    let (permit, row) = loaded.step(&call.actor, Action::AcceptDirectly)?;
    let unit = unit::Entity::find_by_id(unit.0)
        .filter(unit::Column::CongressId.eq(loaded.motion.congress_id))
        .filter(unit::Column::Retired.eq(false))
        .one(op.db())
        .await?
        .ok_or_else(|| Refusal::field("unit", Flaw::Unknown))?;
    let given = numbered(&op, &loaded).await?;
    let number = given.number.clone();
    let now = op.now().0;
    assignment::ActiveModel {
        motion_id: Set(id.0),
        unit_id: Set(unit.id),
        part: Set(Part::Lead.code().to_owned()),
        assigned_at: Set(now),
        signed_at: Set(Some(now)),
        ..Default::default()
    }
    .insert(op.db())
    .await?;
    take(&op, &loaded, row, |motion| {
        given.put(motion);
        motion.category = Set(filed(&loaded, category));
        motion.accepted_at = Set(Some(now));
        motion.assigned_at = Set(Some(now));
        motion.lead_unit_id = Set(Some(unit.id));
    })
    .await?;
    search::index_motion(op.db(), id).await?;
    op.record(permit, loaded.subject(), Event::AcceptedDirectly { number, unit: unit.name }).await
}

/// A number and the place it was given in.
pub(super) struct Numbered {
    pub number: String,
    ordinal: i32,
    session: i64,
    recess: bool,
}

impl Numbered {
    pub(super) fn put(&self, motion: &mut motion::ActiveModel) {
        motion.number = Set(Some(self.number.clone()));
        motion.ordinal = Set(Some(self.ordinal));
        motion.session_id = Set(Some(self.session));
        motion.recess = Set(self.recess);
    }
}

/// The next number of its series.
pub(super) async fn numbered(op: &Operation<'_>, loaded: &Loaded) -> Result<Numbered> {
    let place = place(op, loaded).await?;
    let ordinal = next_ordinal(op, loaded, &place).await?;
    Ok(Numbered {
        number: place.series.number(ordinal),
        ordinal,
        session: place.session,
        recess: place.series.recess,
    })
}

async fn number_of(store: &Store, id: MotionId) -> Result<String> {
    let row = crate::entity::motion::Entity::find_by_id(id.0).one(store.reader()).await?;
    row.and_then(|row| row.number).ok_or(Error::Refused(Refusal::Hidden))
}

/// Where a number belongs: the session that runs, or the one that ended last (闭会).
struct Place {
    session: i64,
    series: Series,
}

async fn place(op: &Operation<'_>, loaded: &Loaded) -> Result<Place> {
    let today = op.now().date().to_string();
    let submitted = loaded.motion.submitted_at.unwrap_or(op.now().0);
    let submitted_on = domain::Moment(submitted).date().to_string();
    let session = session::Entity::find()
        .filter(session::Column::TermId.eq(loaded.motion.term_id))
        .filter(session::Column::StartsOn.lte(today))
        .order_by_desc(session::Column::StartsOn)
        .one(op.db())
        .await?
        .ok_or(Refusal::NoSession)?;
    let term = term::Entity::find_by_id(session.term_id).one(op.db()).await?;
    let congress = congress::Entity::find_by_id(loaded.motion.congress_id).one(op.db()).await?;
    let (term, congress) = term.zip(congress).ok_or(Refusal::NoSession)?;
    let series = Series {
        level: Level::from_code(&congress.level).ok_or(Error::Unreadable("level"))?,
        term: term.ordinal,
        session: session.ordinal,
        kind: Kind::from_code(&loaded.motion.kind).ok_or(Error::Unreadable("kind"))?,
        recess: submitted_on > session.ends_on,
    };
    Ok(Place { session: session.id, series })
}

async fn next_ordinal(op: &Operation<'_>, loaded: &Loaded, place: &Place) -> Result<i32> {
    let key = (
        loaded.motion.congress_id,
        loaded.motion.term_id,
        place.session,
        loaded.motion.kind.clone(),
        place.series.recess,
    );
    let row = number_series::ActiveModel {
        congress_id: Set(key.0),
        term_id: Set(key.1),
        session_id: Set(key.2),
        kind: Set(key.3.clone()),
        recess: Set(key.4),
        last: Set(1),
    };
    use number_series::Column as C;
    number_series::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([C::CongressId, C::TermId, C::SessionId, C::Kind, C::Recess])
                .value(C::Last, Expr::col((number_series::Entity, C::Last)).add(1))
                .to_owned(),
        )
        .exec_without_returning(op.db())
        .await?;
    let series = number_series::Entity::find_by_id(key).lock_exclusive().one(op.db()).await?;
    Ok(series.ok_or(Error::Unreadable("number series"))?.last)
}

//! Notices and what goes outside: written with the event, sent later, never twice.

mod outside;
mod queue;

use std::collections::BTreeSet;

use domain::consequences::{Recipient, told};
use domain::motion::{CosignState, Part};
use domain::{Actor, Event, Moment, MotionId, Role, SubRole};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

use crate::entity::{account, assignment, cosigner, motion, notice, seat};
use crate::error::{Error, Result};
use crate::event_log::Subject;
use crate::keys::Keys;
use crate::rating;

pub use outside::digest;
pub(crate) use outside::{key, quiet};
pub use queue::{Claimed, TRIES, claim, give_up, postpone, sent, waits_since};
pub(crate) use queue::{forget, put};

/// Tells everybody whom the table of consequences names; the actor is not told of their own act.
/// Returns the accounts.
pub async fn tell<C: ConnectionTrait>(
    db: &C,
    keys: &Keys,
    actor: &Actor,
    subject: Subject,
    event: &Event,
    event_id: i64,
    now: Moment,
) -> Result<BTreeSet<i64>> {
    let Subject::Motion(id) = subject else {
        return Ok(BTreeSet::new());
    };
    let recipients = told(event);
    if recipients.is_empty() {
        return Ok(BTreeSet::new());
    }
    let motion = motion::Entity::find_by_id(id.0).one(db).await?;
    let Some(motion) = motion else {
        return Err(Error::Unreadable("motion of an event"));
    };
    let mut accounts = BTreeSet::new();
    for recipient in recipients {
        accounts.extend(accounts_of(db, *recipient, event, &motion).await?);
    }
    accounts.remove(&actor.account.0);
    if accounts.is_empty() {
        return Ok(accounts);
    }
    let rows: Vec<_> = accounts
        .iter()
        .map(|&account| notice::ActiveModel {
            key: Set(format!("{event_id}:{account}")),
            account_id: Set(account),
            kind: Set(event.kind().to_owned()),
            subject: Set(subject.kind().to_owned()),
            subject_id: Set(subject.id()),
            title: Set(motion.title.clone()),
            created_at: Set(now.0),
            read_at: Set(None),
        })
        .collect();
    notice::Entity::insert_many(rows).exec_without_returning(db).await?;
    outside::put_out(db, keys, &accounts, event, event_id, now).await?;
    Ok(accounts)
}

async fn accounts_of<C: ConnectionTrait>(
    db: &C,
    recipient: Recipient,
    event: &Event,
    motion: &motion::Model,
) -> Result<Vec<i64>> {
    let mandates = match recipient {
        Recipient::Author => vec![motion.author_id],
        Recipient::Invitee => match event {
            Event::Invited { mandate, .. } => vec![mandate.0],
            _ => Vec::new(),
        },
        Recipient::Cosigners => cosigners(db, motion.id).await?,
        Recipient::Unrated => rating::unrated(db, MotionId(motion.id), motion.round).await?,
        Recipient::Desk => return desk(db, motion.congress_id).await,
        Recipient::LeadUnit => return units(db, motion.id, Part::Lead).await,
        Recipient::JointUnits => return units(db, motion.id, Part::Joint).await,
        Recipient::RelievedUnit => match event {
            Event::Relieved { id, .. } => return staff_of(db, vec![id.0]).await,
            _ => return Ok(Vec::new()),
        },
    };
    seats(db, Condition::all().add(seat::Column::MandateId.is_in(mandates))).await
}

async fn seats<C: ConnectionTrait>(db: &C, condition: Condition) -> Result<Vec<i64>> {
    Ok(seat::Entity::find()
        .filter(condition.add(seat::Column::Retired.eq(false)))
        .inner_account()
        .filter(account::Column::State.ne("disabled"))
        .select_only()
        .column(seat::Column::AccountId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?)
}

/// Joins accounts without declaring relations on entities that are shape only.
trait InnerAccount {
    fn inner_account(self) -> Self;
}

impl InnerAccount for sea_orm::Select<seat::Entity> {
    fn inner_account(mut self) -> Self {
        sea_orm::QuerySelect::query(&mut self).inner_join(
            account::Entity,
            sea_orm::sea_query::Expr::col((seat::Entity, seat::Column::AccountId))
                .equals((account::Entity, account::Column::Id)),
        );
        self
    }
}

async fn desk<C: ConnectionTrait>(db: &C, congress: i64) -> Result<Vec<i64>> {
    seats(
        db,
        Condition::all()
            .add(seat::Column::CongressId.eq(congress))
            .add(seat::Column::Role.eq(Role::CongressStaff.code()))
            .add(seat::Column::SubRole.eq(SubRole::Desk.code())),
    )
    .await
}

async fn units<C: ConnectionTrait>(db: &C, motion: i64, part: Part) -> Result<Vec<i64>> {
    let units: Vec<i64> = assignment::Entity::find()
        .filter(assignment::Column::MotionId.eq(motion))
        .filter(assignment::Column::Part.eq(part.code()))
        .filter(assignment::Column::RelievedAt.is_null())
        .select_only()
        .column(assignment::Column::UnitId)
        .into_tuple()
        .all(db)
        .await?;
    staff_of(db, units).await
}

async fn staff_of<C: ConnectionTrait>(db: &C, units: Vec<i64>) -> Result<Vec<i64>> {
    seats(
        db,
        Condition::all()
            .add(seat::Column::UnitId.is_in(units))
            .add(seat::Column::Role.eq(Role::UnitStaff.code())),
    )
    .await
}

fn units_told(event_id: i64) -> Condition {
    let mut units = Query::select().column(seat::Column::AccountId).from(seat::Entity).take();
    units.and_where(Expr::col(seat::Column::UnitId).is_not_null());
    Condition::all()
        .add(notice::Column::Key.starts_with(format!("{event_id}:")))
        .add(notice::Column::AccountId.in_subquery(units))
}

/// Whether anybody of a unit has read that this happened.
pub(crate) async fn read_by_units<C: ConnectionTrait>(db: &C, event_id: i64) -> Result<bool> {
    let read = notice::Entity::find()
        .filter(units_told(event_id))
        .filter(notice::Column::ReadAt.is_not_null());
    Ok(read.one(db).await?.is_some())
}

/// Takes back what units were told of this and have not read, and what waits to be sent of it.
pub(crate) async fn untell_units<C: ConnectionTrait>(db: &C, event_id: i64) -> Result<()> {
    notice::Entity::delete_many()
        .filter(units_told(event_id))
        .filter(notice::Column::ReadAt.is_null())
        .exec(db)
        .await?;
    outside::take_out(db, event_id).await
}

async fn cosigners<C: ConnectionTrait>(db: &C, motion: i64) -> Result<Vec<i64>> {
    Ok(cosigner::Entity::find()
        .filter(cosigner::Column::MotionId.eq(motion))
        .filter(cosigner::Column::State.eq(CosignState::Confirmed.code()))
        .select_only()
        .column(cosigner::Column::MandateId)
        .into_tuple()
        .all(db)
        .await?)
}

/// Marks what a person was told as read: all of it, or what is about one motion.
pub async fn mark_read(
    store: &crate::connect::Store,
    account: domain::AccountId,
    motion: Option<MotionId>,
    now: Moment,
) -> Result<()> {
    let mut query = notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, sea_orm::sea_query::Expr::value(Some(now.0)))
        .filter(notice::Column::AccountId.eq(account.0))
        .filter(notice::Column::ReadAt.is_null());
    if let Some(motion) = motion {
        query = query
            .filter(notice::Column::Subject.eq("motion"))
            .filter(notice::Column::SubjectId.eq(motion.0));
    }
    if query.exec(store.writer()).await?.rows_affected > 0 {
        store.told([account.0].into());
    }
    Ok(())
}

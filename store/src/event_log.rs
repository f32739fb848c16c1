//! The event log: audit entry and timeline are the same row, and rows are only ever added.

use domain::event::Audience;
use domain::motion::view::Entry;
use domain::{Actor, Event, Moment, MotionId, Role};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::entity::{congress, delegation, event, unit};
use crate::error::{Error, Result};

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Motion(MotionId),
    Account(i64),
    Congress(i64),
    House,
}

impl Subject {
    pub fn kind(self) -> &'static str {
        match self {
            Self::Motion(_) => "motion",
            Self::Account(_) => "account",
            Self::Congress(_) => "congress",
            Self::House => "house",
        }
    }

    pub fn id(self) -> i64 {
        match self {
            Self::Motion(id) => id.0,
            Self::Account(id) | Self::Congress(id) => id,
            Self::House => 0,
        }
    }
}

pub async fn append<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    subject: Subject,
    event: &Event,
    now: Moment,
) -> Result<i64> {
    let data = serde_json::to_string(event).map_err(|_| Error::Unreadable("event"))?;
    let row = event::ActiveModel {
        id: NotSet,
        congress_id: Set(Some(actor.congress.0)),
        subject: Set(subject.kind().to_owned()),
        subject_id: Set(subject.id()),
        kind: Set(event.kind().to_owned()),
        data: Set(data),
        account_id: Set(Some(actor.account.0)),
        by_name: Set(actor.name.clone()),
        by_body: Set(body(db, actor).await?),
        at: Set(now.0),
    };
    Ok(event::Entity::insert(row).exec(db).await?.last_insert_id)
}

/// An account that has proved who it is, or is guessed at, and wears no seat yet.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub account: i64,
    pub congress: Option<i64>,
    pub name: &'a str,
}

/// As [`append`], for what happens to an account before it wears a seat.
pub async fn append_for_account<C: ConnectionTrait>(
    db: &C,
    who: Option<Who<'_>>,
    event: &Event,
    now: Moment,
) -> Result<()> {
    let data = serde_json::to_string(event).map_err(|_| Error::Unreadable("event"))?;
    let subject = who.map_or(Subject::House, |who| Subject::Account(who.account));
    let row = event::ActiveModel {
        id: NotSet,
        congress_id: Set(who.and_then(|who| who.congress)),
        subject: Set(subject.kind().to_owned()),
        subject_id: Set(subject.id()),
        kind: Set(event.kind().to_owned()),
        data: Set(data),
        account_id: Set(who.map(|who| who.account)),
        by_name: Set(who.map(|who| who.name).unwrap_or_default().to_owned()),
        by_body: Set(String::new()),
        at: Set(now.0),
    };
    event::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The body for which the actor acts, as the public reads it.
pub async fn body<C: ConnectionTrait>(db: &C, actor: &Actor) -> Result<String> {
    let name = match (actor.role, actor.unit, actor.delegation) {
        (Role::UnitStaff | Role::Government, Some(id), _) => {
            unit::Entity::find_by_id(id.0).one(db).await?.map(|unit| unit.name)
        }
        (Role::Deputy | Role::DelegationStaff, _, Some(id)) => {
            delegation::Entity::find_by_id(id.0).one(db).await?.map(|one| one.name)
        }
        _ => congress::Entity::find_by_id(actor.congress.0).one(db).await?.map(|one| one.name),
    };
    Ok(name.unwrap_or_default())
}

/// The timeline of a motion, oldest first, as `audience` may read it.
pub async fn timeline<C: ConnectionTrait>(
    db: &C,
    motion: MotionId,
    audience: Audience,
) -> Result<Vec<Entry>> {
    let rows = event::Entity::find()
        .filter(event::Column::Subject.eq("motion"))
        .filter(event::Column::SubjectId.eq(motion.0))
        .order_by_asc(event::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().filter_map(|row| entry(row, audience).transpose()).collect()
}

fn entry(row: event::Model, audience: Audience) -> Result<Option<Entry>> {
    let event: Event = serde_json::from_str(&row.data).map_err(|_| Error::Unreadable("event"))?;
    let by = if audience == Audience::Public { row.by_body } else { row.by_name };
    Ok(event.seen_by(audience).map(|event| Entry { at: Moment(row.at), by, event }))
}

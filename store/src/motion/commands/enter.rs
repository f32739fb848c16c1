//! 代录: the desk opens a draft for a deputy out of a paper. It is the deputy's from then on, who
//! reads it, changes it and submits it, or takes it back; the desk cannot read it before.

use std::collections::BTreeSet;

use domain::motion::{Draft, Path, State};
use domain::{Event, MotionId, Permit};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::write::words;
use crate::entity::{entry, mandate, motion};
use crate::error::Result;
use crate::event_log::Subject;
use crate::operation::Operation;

/// A draft to be entered, of whom, and out of which paper.
pub(crate) struct Entry<'a> {
    pub author: &'a mandate::Model,
    pub draft: &'a Draft,
    /// The paper's own number.
    pub number: &'a str,
    pub cosigners: &'a [String],
    pub source: &'a str,
}

/// Inserts it, without an event yet.
pub(crate) async fn open(op: &Operation<'_>, entry: &Entry<'_>) -> Result<MotionId> {
    let (author, now) = (entry.author, op.now().0);
    let row = motion::ActiveModel {
        congress_id: Set(author.congress_id),
        term_id: Set(author.term_id),
        path: Set(Path::default().code().to_owned()),
        state: Set(State::Draft.code().to_owned()),
        round: Set(1),
        author_id: Set(author.id),
        delegation_id: Set(author.delegation_id),
        revision: Set(1),
        version: Set(1),
        recess: Set(false),
        cosigner_count: Set(0),
        due_provisional: Set(false),
        created_at: Set(now),
        updated_at: Set(now),
        ..words(entry.draft)
    };
    let row = row.insert(op.db()).await?;
    let known = entry::ActiveModel {
        motion_id: Set(row.id),
        congress_id: Set(author.congress_id),
        source: Set(entry.source.to_owned()),
        at: Set(now),
    };
    entry::Entity::insert(known).exec_without_returning(op.db()).await?;
    Ok(MotionId(row.id))
}

impl Entry<'_> {
    pub(crate) fn event(&self) -> Event {
        Event::Entered { number: self.number.to_owned(), cosigners: self.cosigners.to_vec() }
    }
}

/// Enters it within an operation that goes on; gives the accounts that are told.
pub(crate) async fn enter(
    op: &Operation<'_>,
    permit: &Permit,
    entry: &Entry<'_>,
) -> Result<BTreeSet<i64>> {
    let id = open(op, entry).await?;
    op.note(permit, Subject::Motion(id), &entry.event()).await
}

/// Enters it alone.
pub(crate) async fn enter_alone(
    op: Operation<'_>,
    permit: Permit,
    entry: &Entry<'_>,
) -> Result<()> {
    let id = open(&op, entry).await?;
    op.record(permit, Subject::Motion(id), entry.event()).await
}

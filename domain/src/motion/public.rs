//! What everybody may read of many suggestions at once: lists, the first page, and their figures.

use serde::{Deserialize, Serialize};

use super::State;
use super::codes;
use super::view::{Entry, PublicMotion, PublicRow};
use crate::event::Event;

codes! {
    /// Where a suggestion stands, as the public asks for it.
    PublicState {
        /// 办理中
        Open = "open",
        /// 已答复
        Replied = "replied",
        /// 已办结
        Closed = "closed",
    }
}

impl PublicState {
    /// The states that the public reads as this one, before a reply or once there is one.
    pub fn states(self, replied: bool) -> impl Iterator<Item = State> {
        let read = move |state: &State| Self::of(state.for_public(replied)) == Some(self);
        State::ALL.iter().copied().filter(read)
    }

    fn of(state: State) -> Option<Self> {
        match state {
            State::OnAgenda
            | State::InCommittee
            | State::Accepted
            | State::Assigned
            | State::Declined
            | State::Handling => Some(Self::Open),
            State::Replied => Some(Self::Replied),
            State::Closed => Some(Self::Closed),
            _ => None,
        }
    }
}

/// The course as the public reads it. What a unit does after a reply is shown with its next reply:
/// alone it would tell that a second round was ordered, and so the grade.
pub fn public_course(mut course: Vec<Entry>) -> Vec<Entry> {
    let replied = |entry: &Entry| matches!(entry.event, Event::Replied { .. });
    if let Some(last) = course.iter().rposition(replied) {
        let later = course.split_off(last + 1);
        course.extend(later.into_iter().filter(|one| matches!(one.event, Event::Closed { .. })));
    }
    course
}

/// What the public reads of one item, for those inside.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)]
pub enum Preview {
    /// It stands there now.
    Now { motion: PublicMotion },
    /// It will, once it has come so far.
    Later { motion: PublicMotion },
    /// Not public, set aside, or over before it was public.
    Nothing,
}

/// A page of the public list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicList {
    pub rows: Vec<PublicRow>,
    pub next: Option<String>,
    /// How many a search has found; [`PublicList::MOST`] stands for that many or more.
    pub found: Option<usize>,
}

impl PublicList {
    /// Matches that are looked through, newest first.
    pub const MOST: usize = 1_000;
}

/// Counted over what the public can read, so that everybody can count it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Accepted in the terms that run now.
    pub accepted: i64,
    pub replied: i64,
    pub closed: i64,
    /// Replies that were due or came before they were.
    pub due: i64,
    pub on_time: i64,
}

impl Figures {
    /// Replies in time of replies due, in whole per cent, rounded down: 100 means every one.
    pub fn on_time_rate(&self) -> Option<i64> {
        (self.due > 0).then(|| self.on_time * 100 / self.due)
    }
}

/// The first page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicHome {
    pub figures: Figures,
    pub closed: Vec<PublicRow>,
    pub newest: Vec<PublicRow>,
}

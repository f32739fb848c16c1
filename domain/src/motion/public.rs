//! What everybody may read of many suggestions at once: lists, the first page, and their figures.

use serde::{Deserialize, Serialize};

use super::State;
use super::codes;
use super::view::PublicRow;

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
    pub fn states(self) -> &'static [State] {
        match self {
            Self::Open => &[State::Accepted, State::Assigned, State::Handling, State::Supervised],
            Self::Replied => &[State::Replied],
            Self::Closed => &[State::Closed],
        }
    }
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

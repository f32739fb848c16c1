//! Text messages, as far as the house cares: who sends them is a seam, with a stand-in that keeps
//! them in memory for tests and for the demo.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

/// A message to one phone. Its `Debug` tells nothing, so that no log ever holds a code.
#[derive(Clone, PartialEq, Eq)]
pub struct TextMessage {
    /// The same key again is the same message: a gateway sends it once.
    pub key: String,
    pub phone: String,
    pub body: String,
}

impl std::fmt::Debug for TextMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextMessage").field("key", &self.key).finish_non_exhaustive()
    }
}

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// The gateway is away or busy: to be tried again.
    Again(String),
    /// The gateway refuses this message.
    Never(String),
}

pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), NotSent>> + Send + 'a>>;

/// Sends text messages.
pub trait TextMessages: Send + Sync {
    fn send<'a>(&'a self, message: &'a TextMessage) -> Sending<'a>;
}

/// Sends nothing; keeps the last messages so that a test or the demo's page can read them.
#[derive(Default)]
pub struct StandIn {
    kept: Mutex<VecDeque<TextMessage>>,
}

impl StandIn {
    const KEPT: usize = 200;

    /// The newest message to a phone.
    pub fn last_to(&self, phone: &str) -> Option<TextMessage> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().find(|one| one.phone == phone).cloned()
    }

    /// Every message kept, oldest first.
    pub fn all(&self) -> Vec<TextMessage> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

impl TextMessages for StandIn {
    fn send<'a>(&'a self, message: &'a TextMessage) -> Sending<'a> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if !kept.iter().any(|one| one.key == message.key) {
            kept.push_back(message.clone());
        }
        if kept.len() > Self::KEPT {
            kept.pop_front();
        }
        Box::pin(async { Ok(()) })
    }
}

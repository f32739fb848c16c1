//! Messages that leave the house, as far as it cares: who carries them is a seam, with a stand-in
//! that keeps them in memory for tests and for the demo.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

pub use domain::account::delivery::Channel;

/// What the body of a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The words themselves.
    Text,
    /// The kind of an event, worded by whoever sends it. It names no item: what is on its way by
    /// mail or text message can be read by others.
    Notice,
    /// Kinds and how many of each, `assigned=2,replied=1`.
    Digest,
}

impl Content {
    const ALL: [Self; 3] = [Self::Text, Self::Notice, Self::Digest];

    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Notice => "notice",
            Self::Digest => "digest",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A message to one address. Its `Debug` tells nothing, so that no log ever holds a code.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    pub channel: Channel,
    /// The same key again is the same message: a gateway sends it once.
    pub key: String,
    /// A phone number, or an address of mail.
    pub to: String,
    pub content: Content,
    pub body: String,
}

impl Message {
    /// A text message in these words.
    pub fn sms(key: impl Into<String>, phone: impl Into<String>, body: impl Into<String>) -> Self {
        Self::text(Channel::Sms, key.into(), phone.into(), body.into())
    }

    /// A mail in these words.
    pub fn mail(key: impl Into<String>, to: impl Into<String>, body: impl Into<String>) -> Self {
        Self::text(Channel::Mail, key.into(), to.into(), body.into())
    }

    fn text(channel: Channel, key: String, to: String, body: String) -> Self {
        Self { channel, key, to, content: Content::Text, body }
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { channel, key, .. } = self;
        f.debug_struct("Message")
            .field("channel", channel)
            .field("key", key)
            .finish_non_exhaustive()
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

/// Carries messages of one channel.
pub trait Carrier: Send + Sync {
    fn send<'a>(&'a self, message: &'a Message) -> Sending<'a>;
}

/// Sends nothing; keeps the last messages so that a test or the demo's page can read them.
#[derive(Default)]
pub struct StandIn {
    kept: Mutex<VecDeque<Message>>,
}

impl StandIn {
    const KEPT: usize = 200;

    /// The newest message to an address.
    pub fn last_to(&self, to: &str) -> Option<Message> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().find(|one| one.to == to).cloned()
    }

    /// Every message kept, oldest first.
    pub fn all(&self) -> Vec<Message> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

impl Carrier for StandIn {
    fn send<'a>(&'a self, message: &'a Message) -> Sending<'a> {
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

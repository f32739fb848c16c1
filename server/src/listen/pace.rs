//! How slow a connection may be, and the record of how slow it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use http::Version;
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::config::Limits;

#[derive(Clone, Debug)]
pub struct Pace {
    /// Connections at once.
    pub connections: usize,
    /// Whether they count in the gauge of connections.
    pub counted: bool,
    /// From a request's first byte to the end of its header.
    pub header: Duration,
    /// Without a request.
    pub idle: Duration,
    /// An answer of which the client takes nothing.
    pub stalled: Duration,
    /// For requests in flight once the site is told to stop.
    pub drain: Duration,
}

impl From<&Limits> for Pace {
    fn from(limits: &Limits) -> Self {
        Self {
            connections: limits.connections,
            counted: true,
            header: Duration::from_secs(limits.header_seconds),
            idle: Duration::from_secs(limits.keep_alive_seconds),
            stalled: Duration::from_secs(60),
            // With the last second of main.rs this stays within ten.
            drain: Duration::from_secs(8),
        }
    }
}

impl Pace {
    /// For a listener that one or two programs ask.
    pub fn for_few() -> Self {
        Self { connections: 64, drain: Duration::from_secs(1), ..Self::from(&Limits::default()) }
    }
}

/// Where one connection stands; times are milliseconds since it was opened, 0 is "not now".
pub(super) struct Progress {
    opened: Instant,
    header_since: AtomicU64,
    idle_since: AtomicU64,
    blocked_since: AtomicU64,
    in_flight: AtomicU32,
    /// On HTTP/2 bytes between requests are no sign of a header: pings, window updates.
    multiplexed: AtomicBool,
    found: Notify,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            opened: Instant::now(),
            header_since: AtomicU64::new(0),
            idle_since: AtomicU64::new(1),
            blocked_since: AtomicU64::new(0),
            in_flight: AtomicU32::new(0),
            multiplexed: AtomicBool::new(false),
            found: Notify::new(),
        }
    }

    /// A request's header is complete; it is in flight until the guard is dropped.
    pub(super) fn begin(self: &Arc<Self>, version: Version) -> InFlight {
        self.multiplexed.store(version == Version::HTTP_2, Relaxed);
        self.in_flight.fetch_add(1, Relaxed);
        self.header_since.store(0, Relaxed);
        InFlight(self.clone())
    }

    pub(super) fn read_some(&self) {
        if self.in_flight.load(Relaxed) == 0 {
            let _ = self.header_since.compare_exchange(0, self.now(), Relaxed, Relaxed);
        }
    }

    pub(super) fn write_blocked(&self) {
        let _ = self.blocked_since.compare_exchange(0, self.now(), Relaxed, Relaxed);
    }

    pub(super) fn wrote_some(&self) {
        self.blocked_since.store(0, Relaxed);
    }

    /// Returns once the watch has found the connection slower than the pace.
    pub(super) async fn overdue(&self) {
        self.found.notified().await;
    }

    pub(super) fn look(&self, pace: &Pace) {
        if self.is_overdue(pace) {
            self.found.notify_one();
        }
    }

    fn is_overdue(&self, pace: &Pace) -> bool {
        let now = self.now();
        let over = |since: &AtomicU64, limit: Duration| {
            let since = since.load(Relaxed);
            since != 0 && Duration::from_millis(now.saturating_sub(since)) >= limit
        };
        if over(&self.blocked_since, pace.stalled) {
            return true;
        }
        if self.in_flight.load(Relaxed) > 0 {
            return false;
        }
        let header = !self.multiplexed.load(Relaxed) && over(&self.header_since, pace.header);
        header || over(&self.idle_since, pace.idle)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX).max(1)
    }
}

/// One request being answered, the answer's body included.
pub(super) struct InFlight(Arc<Progress>);

impl Drop for InFlight {
    fn drop(&mut self) {
        let progress = &self.0;
        progress.idle_since.store(progress.now(), Relaxed);
        progress.header_since.store(0, Relaxed);
        progress.in_flight.fetch_sub(1, Relaxed);
    }
}

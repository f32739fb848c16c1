//! Looks at all connections in turn: one timer for all, since thousands that wake together would
//! make everybody else wait.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use super::pace::{Pace, Progress};

#[derive(Default)]
pub(super) struct Watch {
    connections: Mutex<Vec<Weak<Progress>>>,
}

impl Watch {
    pub(super) fn add(&self, progress: &Arc<Progress>) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        connections.push(Arc::downgrade(progress));
    }

    /// Looks four times within the shortest limit, for ever.
    pub(super) async fn keep(self: Arc<Self>, pace: Arc<Pace>) {
        let shortest = pace.header.min(pace.idle).min(pace.stalled);
        let mut every = tokio::time::interval((shortest / 4).max(Duration::from_millis(10)));
        loop {
            every.tick().await;
            self.look(&pace);
        }
    }

    /// Forgets those that have ended.
    fn look(&self, pace: &Pace) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        connections.retain(|connection| {
            let alive = connection.upgrade();
            alive.inspect(|progress| progress.look(pace)).is_some()
        });
    }
}

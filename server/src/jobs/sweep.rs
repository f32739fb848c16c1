//! Throws away, once an hour, what has run out: counters of guesses that no longer count.

use std::time::Duration;

use store::Store;
use store::account::commands::sweep;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(3600);

pub(super) async fn run(store: Store, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match sweep(&store, store.now()).await {
            Ok(0) => {}
            Ok(gone) => tracing::debug!(gone, "old counters thrown away"),
            Err(error) => tracing::warn!(%error, "old counters could not be thrown away"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

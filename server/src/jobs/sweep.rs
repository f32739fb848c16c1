//! Throws away, once an hour, what has run out: counters of guesses that no longer count, and
//! objects that a crash has left without a row.

use std::time::Duration;

use store::Store;
use store::account::commands::sweep;
use store::file;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(3600);

pub(super) async fn run(store: Store, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match sweep(&store, store.now()).await {
            Ok(0) => {}
            Ok(gone) => tracing::debug!(gone, "old counters thrown away"),
            Err(error) => tracing::warn!(%error, "old counters could not be thrown away"),
        }
        match file::sweep(&store).await {
            Ok(0) => {}
            Ok(gone) => tracing::info!(gone, "files that no item names were taken away"),
            Err(error) => tracing::warn!(%error, "stray files could not be taken away"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

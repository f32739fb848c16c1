//! SIGTERM and SIGINT: the first asks politely, the second ends at once.

use std::io;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// Cancel `stop` at the first signal, leave at the second.
pub fn stop_on_signal(stop: CancellationToken) -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        for last in [false, true] {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if last {
                tracing::warn!("told to stop a second time: leaving at once");
                std::process::exit(1);
            }
            tracing::info!("told to stop: finishing what is under way");
            stop.cancel();
        }
    });
    Ok(())
}

//! The mail of the day, once its hour has come; after a night in which the server was down, as
//! soon as it is up.

use std::time::Duration;

use domain::Moment;
use domain::account::delivery::last_digest;
use store::Store;
use store::outbox::digest;
use tokio_util::sync::CancellationToken;

const LOOKS_EVERY: Duration = Duration::from_secs(60);

pub(super) async fn run(store: Store, stop: CancellationToken) {
    let mut last: Option<Moment> = None;
    while !stop.is_cancelled() {
        let now = store.now();
        if last != Some(last_digest(now)) {
            match digest(&store, now).await {
                Ok(mails) => {
                    tracing::debug!(mails, "the mails of the day are in the outbox");
                    last = Some(last_digest(now));
                }
                Err(error) => tracing::warn!(%error, "the mails of the day could not be made"),
            }
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

//! Sends what waits in the outbox: claimed, sent once, tried again with growing pauses, given up.

use std::time::Duration;

use store::message::NotSent;
use store::outbox::{Claimed, TRIES, claim, give_up, postpone, sent};
use store::{Result, Store};
use tokio_util::sync::CancellationToken;

use crate::notify::Sender;

/// How long a message that nobody rang for may wait.
const LOOKS_EVERY: Duration = Duration::from_secs(2);

/// Messages on their way at once.
const AT_ONCE: u64 = 8;

pub(super) async fn run(store: Store, sender: Sender, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match send_what_is_due(&store, &sender).await {
            // there may be more
            Ok(claimed) if claimed >= AT_ONCE as usize => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the outbox cannot be read"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = store.waiting().notified() => {}
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// Claims and sends once over. Returns how many were claimed.
pub async fn send_what_is_due(store: &Store, sender: &Sender) -> Result<usize> {
    let claimed = claim(store, store.now(), AT_ONCE).await?;
    let count = claimed.len();
    let sending = claimed.into_iter().map(|one| send(store, sender, one));
    for outcome in futures::future::join_all(sending).await {
        outcome?;
    }
    Ok(count)
}

/// Neither address nor words reach the log.
async fn send(store: &Store, sender: &Sender, one: Claimed) -> Result<()> {
    let key = one.message.key.as_str();
    match sender.send(&one.message).await {
        Ok(()) => sent(store, one.id, store.now()).await,
        Err(NotSent::Again(why)) if one.attempt < TRIES => {
            tracing::warn!(key, attempt = one.attempt, why, "a message is tried again later");
            postpone(store, one.id, one.attempt, store.now()).await
        }
        Err(NotSent::Again(why) | NotSent::Never(why)) => {
            tracing::error!(key, attempt = one.attempt, why, "a message was given up");
            give_up(store, one.id, &why).await
        }
    }
}

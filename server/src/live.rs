//! `/live/notices`: the number of unread notices as server-sent events, for as long as the page is
//! open and its session runs.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::Actor;
use store::Store;
use store::account::signed_in;
use store::notice::unread;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio_util::sync::CancellationToken;

use crate::caller::Caller;
use crate::house::House;
use crate::middleware::session::token;
use crate::table::Table;

/// How often it is counted without a bell: another server may have told of something.
const LOOKS_EVERY: Duration = Duration::from_secs(30);

pub fn routes() -> Table<House> {
    Table::new().get("/live/notices", notices)
}

/// Ends every stream when the server stops.
#[derive(Clone)]
pub struct Stop(pub CancellationToken);

/// One open page.
struct Open {
    store: Store,
    token: String,
    actor: Actor,
    bell: Receiver<Arc<BTreeSet<i64>>>,
    stop: CancellationToken,
    told: Option<u64>,
}

async fn notices(
    State(house): State<House>,
    Extension(Stop(stop)): Extension<Stop>,
    Caller(call): Caller,
    asked: HeaderMap,
) -> impl IntoResponse {
    let open = Open {
        bell: house.store.tellings(),
        token: token(&asked, &house.config).unwrap_or_default().to_owned(),
        store: house.store,
        actor: call.actor,
        stop,
        told: None,
    };
    let stream = futures::stream::unfold(open, |mut open| async move {
        let count = open.next().await?;
        Some((Ok::<_, Infallible>(Event::default().data(count.to_string())), open))
    });
    ([(CACHE_CONTROL, "no-store")], Sse::new(stream).keep_alive(KeepAlive::default()))
}

impl Open {
    /// The next number that differs from the last; the first at once. `None` ends the stream.
    async fn next(&mut self) -> Option<u64> {
        loop {
            if self.told.is_some() {
                self.wait().await?;
            }
            let count = unread(&self.store, &self.actor).await.ok()?;
            if self.told.replace(count) != Some(count) {
                return Some(count);
            }
        }
    }

    /// Until there may be something new for this account, and the session still runs.
    async fn wait(&mut self) -> Option<()> {
        let account = self.actor.account.0;
        loop {
            let rung = tokio::select! {
                () = self.stop.cancelled() => return None,
                rung = self.bell.recv() => rung,
                () = tokio::time::sleep(LOOKS_EVERY) => Err(RecvError::Lagged(0)),
            };
            match rung {
                Ok(accounts) if !accounts.contains(&account) => continue,
                Err(RecvError::Closed) => return None,
                Ok(_) | Err(RecvError::Lagged(_)) => {}
            }
            let who = signed_in(&self.store, &self.token, self.store.now()).await.ok()??;
            return (who.ready()?.seat == self.actor.seat).then_some(());
        }
    }
}

//! What a supervisor asks: `/healthz` (the process answers) and `/readyz` (it can do its work).

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use tokio_util::sync::CancellationToken;

use crate::table::Table;

/// A dependency that has not answered by then counts as away.
const PATIENCE: Duration = Duration::from_secs(1);

type Answer = Pin<Box<dyn Future<Output = bool> + Send>>;

/// Whether work can be sent here: asks the dependencies, and is false once the site is stopping.
#[derive(Clone)]
pub struct Readiness {
    ask: Arc<dyn Fn() -> Answer + Send + Sync>,
    stop: CancellationToken,
}

impl Readiness {
    pub fn new<F, Fut>(stop: CancellationToken, ask: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = bool> + Send + 'static,
    {
        Self { ask: Arc::new(move || Box::pin(ask())), stop }
    }

    async fn holds(&self) -> bool {
        !self.stop.is_cancelled()
            && tokio::time::timeout(PATIENCE, (self.ask)()).await.unwrap_or(false)
    }
}

pub fn routes() -> Table<Readiness> {
    Table::new().get("/healthz", || async { "ok\n" }).get("/readyz", readyz)
}

async fn readyz(State(ready): State<Readiness>) -> (StatusCode, &'static str) {
    match ready.holds().await {
        true => (StatusCode::OK, "ready\n"),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
    }
}

//! The two probes.

use std::time::Duration;

use http::{Request, StatusCode};
use server::health::{Readiness, routes};
use tokio_util::sync::CancellationToken;

use crate::support::{ask, behind_default_layers};

async fn status(ready: Readiness, path: &str) -> StatusCode {
    ask(&behind_default_layers(routes().into_router().with_state(ready)), Request::get(path))
        .await
        .status()
}

#[tokio::test(start_paused = true)]
async fn readyz_follows_the_database_and_healthz_does_not() {
    let stop = CancellationToken::new();
    let up = || Readiness::new(stop.clone(), || async { true });
    let down = || Readiness::new(stop.clone(), || async { false });
    let hanging = || {
        Readiness::new(stop.clone(), || async {
            tokio::time::sleep(Duration::from_secs(60)).await;
            true
        })
    };
    assert_eq!(status(up(), "/readyz").await, StatusCode::OK);
    assert_eq!(status(down(), "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
    let before = tokio::time::Instant::now();
    assert_eq!(status(hanging(), "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
    assert!(before.elapsed() < Duration::from_millis(1500));
    assert_eq!(status(down(), "/healthz").await, StatusCode::OK);
}

#[tokio::test]
async fn a_stopping_site_is_not_ready() {
    let stop = CancellationToken::new();
    let ready = Readiness::new(stop.clone(), || async { true });
    stop.cancel();
    assert_eq!(status(ready, "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
}

//! Answers at once that the site is full, instead of letting everybody wait.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use super::paths;
use crate::refusal::Audience;

#[derive(Clone)]
pub(super) struct Seats(Arc<Semaphore>);

impl Seats {
    pub(super) fn new(count: usize) -> Self {
        Self(Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS))))
    }
}

/// A seat is held until the answer begins, so that long streams do not fill the house.
pub(super) async fn shed(State(seats): State<Seats>, request: Request, next: Next) -> Response {
    if paths::within(request.uri().path(), paths::PROBES) {
        return next.run(request).await;
    }
    let Ok(_seat) = seats.0.try_acquire() else {
        metrics::counter!("luzhi_requests_shed_total").increment(1);
        let audience = Audience::of(request.headers());
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let mut response = audience.refuse(status, "现在使用的人太多，请稍后再试。");
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
        return response;
    };
    next.run(request).await
}

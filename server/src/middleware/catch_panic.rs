//! A bug in a handler costs one answer, not the connection; its id leads to the log.

use std::panic::AssertUnwindSafe;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use futures::FutureExt;

use super::RequestId;
use crate::refusal::Audience;

/// The panic hook has logged where it happened, inside the request's span.
pub(super) async fn catch_panic(request: Request, next: Next) -> Response {
    let audience = Audience::of(request.headers());
    let id = request.extensions().get::<RequestId>().cloned();
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => audience.apologise(
            StatusCode::INTERNAL_SERVER_ERROR,
            "系统出了问题，我们会尽快处理。",
            id.as_ref().map_or("", RequestId::as_str),
        ),
    }
}

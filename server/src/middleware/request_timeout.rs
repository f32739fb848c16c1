//! The longest a request may take until its answer begins.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use super::paths;
use crate::config::Limits;
use crate::refusal::Audience;

#[derive(Clone, Copy)]
pub(super) struct Patience {
    request: Duration,
    upload: Duration,
}

impl From<&Limits> for Patience {
    fn from(limits: &Limits) -> Self {
        Self {
            request: Duration::from_secs(limits.request_seconds),
            upload: Duration::from_secs(limits.upload_seconds),
        }
    }
}

pub(super) async fn give_up(
    State(patience): State<Patience>,
    request: Request,
    next: Next,
) -> Response {
    let audience = Audience::of(request.headers());
    let upload = paths::within(request.uri().path(), paths::UPLOADS);
    let limit = if upload { patience.upload } else { patience.request };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => audience.refuse(
            StatusCode::SERVICE_UNAVAILABLE,
            "处理时间太长，已经停止。请稍后再试，您的内容可能没有保存。",
        ),
    }
}

//! How large a request's body may be and how long it may pause, whoever reads it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tower_http::timeout::TimeoutBody;

use super::paths;
use crate::config::Limits;
use crate::refusal::Audience;

#[derive(Clone, Copy)]
pub(super) struct BodyLimits {
    body: usize,
    upload: usize,
    pause: Duration,
}

impl From<&Limits> for BodyLimits {
    fn from(limits: &Limits) -> Self {
        Self {
            body: limits.body_bytes,
            upload: limits.upload_bytes,
            pause: Duration::from_secs(limits.body_idle_seconds),
        }
    }
}

/// Why reading a body was stopped; the handler that read it may have answered anything.
const READ: u8 = 0;
const TOO_LARGE: u8 = 1;
const TOO_SLOW: u8 = 2;

pub(super) async fn limit(
    State(limits): State<BodyLimits>,
    request: Request,
    next: Next,
) -> Response {
    let audience = Audience::of(request.headers());
    let upload = paths::within(request.uri().path(), paths::UPLOADS);
    let most = if upload { limits.upload } else { limits.body };
    if announced(request.headers()).is_some_and(|length| length > most as u64) {
        return too_large(audience, most);
    }
    let end = Arc::new(AtomicU8::new(READ));
    let seen = end.clone();
    let request = request.map(|body| {
        let guarded = TimeoutBody::new(limits.pause, Limited::new(body, most));
        Body::new(guarded.map_err(move |error| {
            seen.store(reason(&*error), Relaxed);
            error
        }))
    });
    let response = next.run(request).await;
    match end.load(Relaxed) {
        TOO_LARGE => too_large(audience, most),
        TOO_SLOW => audience.refuse(
            StatusCode::REQUEST_TIMEOUT,
            "网络太慢，没有收到完整的内容。请换一个网络再试。",
        ),
        _ => response,
    }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn reason(error: &(dyn std::error::Error + 'static)) -> u8 {
    let mut source = Some(error);
    while let Some(error) = source {
        if error.is::<LengthLimitError>() {
            return TOO_LARGE;
        }
        if error.is::<tower_http::timeout::TimeoutError>() {
            return TOO_SLOW;
        }
        source = error.source();
    }
    READ
}

fn too_large(audience: Audience, most: usize) -> Response {
    let sentence = format!("内容太大了，最多 {} MB。", most.div_ceil(1 << 20));
    audience.refuse(StatusCode::PAYLOAD_TOO_LARGE, &sentence)
}

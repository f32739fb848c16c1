//! One log line and one count per request: never a query, a body, a cookie or a real path.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use super::{RequestId, paths};

/// Requests that no route matched share one name, or anybody could fill the metrics with names.
const UNMATCHED: &str = "(none)";

pub(super) async fn log(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if paths::within(path, paths::UNLOGGED) {
        return next.run(request).await;
    }
    let probe = paths::within(path, paths::PROBES);
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or(UNMATCHED, MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().map_or("", RequestId::as_str).to_owned();
    let span = tracing::info_span!("request", %id, method, route);

    let begun = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let took = begun.elapsed();

    let status = response.status().as_u16();
    let ms = took.as_secs_f64() * 1e3;
    span.in_scope(|| match status {
        500.. => tracing::warn!(status, ms, "answered"),
        _ if probe => tracing::debug!(status, ms, "answered"),
        _ => tracing::info!(status, ms, "answered"),
    });
    let route = route.to_owned();
    let labels = [("route", route), ("method", method.to_owned()), ("status", class(status))];
    metrics::counter!("luzhi_requests_total", &labels).increment(1);
    metrics::histogram!("luzhi_request_seconds", &labels[..2]).record(took);
    response
}

/// A method that HTTP does not know is a client's free text.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

fn class(status: u16) -> String {
    format!("{}xx", status / 100)
}

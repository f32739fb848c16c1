//! Compresses text that is made on the fly; what is small, binary or compressed stays as it is.

use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate, SizeAbove};

/// Below this the headers weigh more than what is saved.
const SMALLEST: u16 = 256;

/// Brotli's fourth of eleven: near gzip's time, and smaller.
const QUALITY: i32 = 4;

type Worthwhile = And<SizeAbove, fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool>;

pub(super) fn layer() -> CompressionLayer<Worthwhile> {
    let text: fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool = is_text;
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(SizeAbove::new(SMALLEST).and(text))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    // An event stream would wait for the compressor's buffer to fill.
    (kind.starts_with("text/") && kind != "text/event-stream")
        || matches!(kind, "application/json" | "application/javascript" | "application/wasm")
        || matches!(kind, "application/manifest+json" | "image/svg+xml" | "application/xml")
}

//! Whole pages: how one is answered, and the cache of those that are the same for everybody.

mod breaker;
mod cache;
mod encoded;
mod key;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

pub use cache::{Generations, PublicCache, Rendered, Unavailable};
pub use key::PageKey;

const HTML: &str = "text/html; charset=utf-8";

/// A page that may be kept and asked after by its ETag; an error is never kept.
pub fn html(status: StatusCode, body: String) -> Response {
    if status != StatusCode::OK {
        return never_stored((status, [(CONTENT_TYPE, HTML)], body).into_response());
    }
    let headers = [(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-cache")];
    ([(ETAG, etag(body.as_bytes()))], headers, body).into_response()
}

/// A page for one person only: nothing on the way may keep it.
pub fn private_html(status: StatusCode, body: String) -> Response {
    never_stored((status, [(CONTENT_TYPE, HTML)], body).into_response())
}

pub fn never_stored(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Weak, since one tag stands for the page in every encoding.
fn etag(body: &[u8]) -> HeaderValue {
    tag(&Sha256::digest(body))
}

/// The same of a digest that was taken piece by piece.
pub fn tag(digest: &[u8]) -> HeaderValue {
    let hash = BASE64_URL_SAFE_NO_PAD.encode(&digest[..16.min(digest.len())]);
    // Base64 of the URL kind is always fit for a header.
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

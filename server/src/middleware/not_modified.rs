//! Turns an answer that the browser already has into 304, wherever a handler sets an ETag.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

pub(super) async fn not_modified(request: Request, next: Next) -> Response {
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get(IF_NONE_MATCH).filter(|_| asks).cloned();
    let mut response = next.run(request).await;
    let Some(known) = known else { return response };
    let same = response.headers().get(ETAG).is_some_and(|tag| is_among(tag, &known));
    if same && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        for name in [CONTENT_LENGTH, CONTENT_TYPE, CONTENT_ENCODING] {
            response.headers_mut().remove(name);
        }
    }
    response
}

/// The weak comparison of RFC 9110, which is the one for If-None-Match.
fn is_among(tag: &HeaderValue, known: &HeaderValue) -> bool {
    let (Ok(tag), Ok(known)) = (tag.to_str(), known.to_str()) else {
        return false;
    };
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|one| bare(one) == bare(tag))
}

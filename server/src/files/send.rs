//! Giving out a file to whoever may read its item; to anybody else there is no such file.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, IF_RANGE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{FileId, Refusal};
use store::Call;
use store::file::{Opened, open};

use super::disposition::attachment;
use super::range::{Asked, asked};
use crate::caller::Caller;
use crate::house::House;
use crate::plain::{Reader, failed};

/// What a browser may do with a file that people have sent: keep it, and nothing else.
pub(super) const POLICY: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

pub async fn send(
    State(house): State<House>,
    Caller(call): Caller,
    Path(id): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Response {
    match answer(&house, &call, &id, &headers).await {
        Ok(response) => response,
        Err(error) => failed(&house, &reader, "/app", error.into()),
    }
}

async fn answer(
    house: &House,
    call: &Call,
    id: &str,
    headers: &HeaderMap,
) -> store::Result<Response> {
    let id: FileId = id.parse().map_err(|_| Refusal::Hidden)?;
    let opened = open(&house.store, call, id).await?;
    let size = u64::try_from(opened.file.size).unwrap_or_default();
    let header = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    // no validator is ever sent, so none can match
    let range = header(RANGE).filter(|_| !headers.contains_key(IF_RANGE));
    let range = match asked(range, size) {
        Asked::Outside => {
            let (status, whole) = (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{size}"));
            return Ok((status, [(CONTENT_RANGE, whole)]).into_response());
        }
        Asked::Part(range) => Some(range),
        Asked::Whole => None,
    };
    let bytes = house.store.files()?.read(&opened.key, range.clone()).await?;
    let missing = || store::Error::Files(format!("nothing lies under {}", opened.key));
    let mut response = Body::from_stream(bytes.ok_or_else(missing)?).into_response();
    let length = range.as_ref().map_or(size, |range| range.end - range.start);
    let mut set = |name: HeaderName, text: String| {
        if let Ok(value) = text.parse() {
            response.headers_mut().insert(name, value);
        }
    };
    set(CONTENT_LENGTH, length.to_string());
    describe(&opened, &mut set);
    if let Some(range) = range {
        set(CONTENT_RANGE, format!("bytes {}-{}/{size}", range.start, range.end - 1));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

fn describe(opened: &Opened, set: &mut impl FnMut(HeaderName, String)) {
    set(CONTENT_TYPE, opened.file.media_type.clone());
    set(CONTENT_DISPOSITION, attachment(&opened.file.name));
    set(X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned());
    set(CONTENT_SECURITY_POLICY, POLICY.to_owned());
    set(CACHE_CONTROL, "private, no-store".to_owned());
    set(ACCEPT_RANGES, "bytes".to_owned());
}

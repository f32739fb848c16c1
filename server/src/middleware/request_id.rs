//! The id of a request: in its extensions, its log lines, its answer, and what people are shown.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::ClientAddress;

pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

#[derive(Clone, Debug)]
pub struct RequestId(Arc<str>);

impl RequestId {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Sixteen digits: short enough to be read out over the telephone.
    fn fresh() -> Self {
        Self(format!("{:016x}", rand::random::<u64>()).into())
    }

    fn given(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(HEADER)?.to_str().ok()?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let fits = (8..=64).contains(&text.len()) && text.bytes().all(plain);
        fits.then(|| Self(text.into()))
    }
}

/// A trusted proxy may name the request; everybody else's name for it is ignored.
pub(super) async fn name(mut request: Request, next: Next) -> Response {
    let by_proxy = request.extensions().get::<ClientAddress>().is_some_and(|it| it.by_proxy);
    let given = if by_proxy { RequestId::given(request.headers()) } else { None };
    let id = given.unwrap_or_else(RequestId::fresh);
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

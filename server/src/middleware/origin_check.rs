//! Refuses writes that another site had a browser send: nothing but our own pages may post here.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN, REFERER};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;

use crate::refusal::Audience;

const SENTENCE: &str = "这个请求不是从本站页面发出的，没有执行。请回到本站页面重新提交。";

/// Our own host, besides the one each request names.
#[derive(Clone)]
pub(super) struct Origins {
    public: Option<Arc<str>>,
}

impl Origins {
    pub(super) fn new(public_url: &str) -> Self {
        Self { public: host(public_url).map(Arc::from) }
    }

    /// Trust what the browser says of itself; without that, compare where it comes from.
    fn allow(&self, asked: &Uri, headers: &HeaderMap) -> bool {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        if headers.contains_key("sec-fetch-site") {
            return matches!(text("sec-fetch-site"), Some("same-origin" | "none"));
        }
        let named = if headers.contains_key(ORIGIN) { ORIGIN } else { REFERER };
        let Some(from) = text(named.as_str()).and_then(host) else {
            return false;
        };
        // HTTP/2 names the host in the request's target instead of a header.
        let ours = text(HOST.as_str()).or_else(|| asked.authority().map(|it| it.as_str()));
        ours.is_some_and(|ours| ours.eq_ignore_ascii_case(&from))
            || self.public.as_deref() == Some(&*from)
    }
}

/// The lower-case host and port of an http address; `null` and the like have none.
fn host(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    matches!(uri.scheme_str(), Some("http" | "https")).then_some(())?;
    let authority = uri.authority()?.as_str();
    Some(authority.rsplit('@').next()?.to_ascii_lowercase())
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

pub(super) async fn check(
    State(origins): State<Origins>,
    request: Request,
    next: Next,
) -> Response {
    if is_safe(request.method()) || origins.allow(request.uri(), request.headers()) {
        return next.run(request).await;
    }
    Audience::of(request.headers()).refuse(StatusCode::FORBIDDEN, SENTENCE)
}

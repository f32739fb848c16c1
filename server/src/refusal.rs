//! A refusal: a status and one sentence, as a small page for people, as plain text for programs.

use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

/// Who asked, as far as the `Accept` header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Person,
    Program,
}

impl Audience {
    pub fn of(asked: &HeaderMap) -> Self {
        let accept = asked.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if accept.contains("text/html") { Self::Person } else { Self::Program }
    }

    /// The answer that says no, in one sentence.
    pub fn refuse(self, status: StatusCode, sentence: &str) -> Response {
        self.answer(status, sentence, None)
    }

    /// The answer to something that went wrong here, with the id under which the log has it.
    pub fn apologise(self, status: StatusCode, sentence: &str, incident: &str) -> Response {
        self.answer(status, sentence, Some(incident))
    }

    fn answer(self, status: StatusCode, sentence: &str, incident: Option<&str>) -> Response {
        let incident = incident.map(|id| format!("事件编号：{id}"));
        let (kind, body) = match self {
            Self::Person => ("text/html; charset=utf-8", page(sentence, incident.as_deref())),
            Self::Program => (
                "text/plain; charset=utf-8",
                match incident {
                    Some(incident) => format!("{sentence}{incident}"),
                    None => sentence.to_owned(),
                },
            ),
        };
        (status, [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], body).into_response()
    }
}

/// Both texts come from this crate and hold nothing to escape.
fn page(sentence: &str, incident: Option<&str>) -> String {
    let incident = incident.map(|text| format!("<p>{text}</p>")).unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{sentence} · 履职</title></head><body><main><h1>{sentence}</h1>{incident}\
         <p><a href=\"/\">回到首页</a></p></main></body></html>"
    )
}

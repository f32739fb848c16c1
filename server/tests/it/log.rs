//! What a request leaves in the log, and what it must not.

use std::io;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::routing::{any, post};
use http::Request;
use tracing::Level;

use crate::support::{behind_default_layers, header, send};

#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// Everything that this thread logs from here on, down to the finest level.
    pub fn record(&self) -> tracing::subscriber::DefaultGuard {
        let lines = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .json()
            .with_max_level(Level::TRACE)
            .with_writer(move || lines.clone())
            .finish();
        tracing::subscriber::set_default(subscriber)
    }
}

fn site() -> Router {
    let speak = || async {
        tracing::info!("inside");
        "ok"
    };
    behind_default_layers(
        Router::new()
            .route("/bill/{id}", any(speak))
            .route("/ballot/cast", post(|| async { "cast" }))
            .route(
                "/ballot/panic",
                post(|| async {
                    if true {
                        panic!("no")
                    }
                }),
            ),
    )
}

fn posted(uri: &str) -> Request<Body> {
    Request::post(uri)
        .header("sec-fetch-site", "same-origin")
        .header("cookie", "session=cookie-secret")
        .body(Body::from("body-secret"))
        .unwrap()
}

#[tokio::test]
async fn a_request_is_one_line_with_its_route_and_id_and_nothing_anybody_wrote() {
    let lines = Lines::default();
    let _recording = lines.record();
    let response = send(&site(), posted("/bill/path-secret?q=query-secret")).await;
    let id = header(&response, "x-request-id").unwrap();

    let text = lines.text();
    let answered: Vec<_> = text.lines().filter(|line| line.contains("answered")).collect();
    let [line] = answered[..] else { panic!("{text}") };
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(line["fields"]["status"], 200);
    assert!(line["fields"]["ms"].is_f64());
    assert_eq!(line["span"]["route"], "/bill/{id}");
    assert_eq!(line["span"]["method"], "POST");
    assert_eq!(line["span"]["id"], id);
    let inside = text.lines().find(|line| line.contains("inside")).unwrap();
    assert!(inside.contains(id), "{inside}");
    assert!(!text.contains("secret"), "{text}");
}

#[tokio::test]
async fn the_ballot_box_leaves_no_line_at_any_level() {
    let lines = Lines::default();
    let _recording = lines.record();
    for path in ["/ballot/cast", "/ballot/panic", "/ballot/mistyped", "/ballot"] {
        send(&site(), posted(path)).await;
    }
    assert_eq!(lines.text(), "");
}

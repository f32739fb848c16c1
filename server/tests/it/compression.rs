//! Text made on the fly travels compressed, a stream included; the rest as it is.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::get;
use futures::StreamExt;
use http::Request;
use http_body_util::BodyExt;
use rstest::rstest;

use crate::support::{ask, behind_default_layers, header};

fn site() -> Router {
    let of = |kind: &'static str, size: usize| {
        get(move || async move { ([("content-type", kind)], "履".repeat(size)).into_response() })
    };
    let stream = || async {
        let first = futures::stream::iter([Ok::<_, std::io::Error>("first paint ".repeat(40))]);
        let body = Body::from_stream(first.chain(futures::stream::pending()));
        ([("content-type", "text/html")], body)
    };
    behind_default_layers(
        Router::new()
            .route("/page", of("text/html; charset=utf-8", 1000))
            .route("/small", of("text/html", 20))
            .route("/photo", of("image/jpeg", 1000))
            .route("/events", of("text/event-stream", 1000))
            .route("/stream", get(stream)),
    )
}

#[rstest]
#[case("/page", "gzip, deflate, br", Some("br"))]
#[case("/page", "gzip", Some("gzip"))]
#[case("/page", "", None)]
#[case("/small", "br", None)]
#[case("/photo", "br", None)]
#[case("/events", "br", None)]
#[tokio::test]
async fn text_worth_it_is_compressed(
    #[case] path: &str,
    #[case] accepts: &str,
    #[case] encoding: Option<&str>,
) {
    let response = ask(&site(), Request::get(path).header("accept-encoding", accepts)).await;
    assert_eq!(header(&response, "content-encoding"), encoding);
}

#[rstest]
#[case("br")]
#[case("gzip")]
#[tokio::test]
async fn the_first_part_of_a_streamed_page_does_not_wait_for_the_rest(#[case] accepts: &str) {
    let response = ask(&site(), Request::get("/stream").header("accept-encoding", accepts)).await;
    assert_eq!(header(&response, "content-encoding"), Some(accepts));
    let mut body = response.into_body();
    let mut received = 0;
    while received < 20 {
        let frame = tokio::time::timeout(Duration::from_secs(2), body.frame()).await;
        let frame = frame.expect("the first part arrives").unwrap().unwrap();
        received += frame.into_data().unwrap().len();
    }
}

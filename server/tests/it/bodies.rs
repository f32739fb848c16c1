//! Bodies that are too large or too slow end in a sentence, whatever the handler made of them.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::post;
use futures::StreamExt;
use http::{Request, StatusCode};
use rstest::rstest;
use server::config::{Config, Limits};

use crate::support::{behind_layers, send, text};

fn site() -> Router {
    // A handler that hides the failure, as server functions do.
    let swallow = |body: Body| async move {
        match axum::body::to_bytes(body, usize::MAX).await {
            Ok(bytes) => (StatusCode::OK, bytes.len().to_string()),
            Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "?".into()),
        }
    };
    let extract = |bytes: Bytes| async move { bytes.len().to_string() };
    let routes = Router::new()
        .route("/swallow", post(swallow))
        .route("/extract", post(extract))
        .route("/app/motions/1/files", post(extract));
    let limits = Limits {
        body_bytes: 1000,
        upload_bytes: 3 << 20,
        body_idle_seconds: 1,
        ..Limits::default()
    };
    behind_layers(routes, &Config { limits, ..Config::default() })
}

fn posted(path: &str, body: Body) -> Request<Body> {
    Request::post(path).header("sec-fetch-site", "same-origin").body(body).unwrap()
}

fn in_pieces(pieces: usize) -> Body {
    let pieces = (0..pieces).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 100]));
    Body::from_stream(futures::stream::iter(pieces))
}

#[rstest]
#[case("/swallow")]
#[case("/extract")]
#[tokio::test]
async fn a_body_over_the_limit_is_413_announced_or_not(#[case] path: &str) {
    let site = site();
    assert_eq!(send(&site, posted(path, in_pieces(10))).await.status(), StatusCode::OK);
    let refused = send(&site, posted(path, in_pieces(11))).await;
    assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(text(refused).await, "内容太大了，最多 1 MB。");

    let mut announced = posted(path, Body::from(vec![0; 1001]));
    announced.headers_mut().insert("content-length", 1001.into());
    assert_eq!(send(&site, announced).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn an_upload_may_be_larger() {
    let response =
        send(&site(), posted("/app/motions/1/files", Body::from(vec![0; 3 << 20]))).await;
    assert_eq!(text(response).await, (3 << 20).to_string());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_pauses_too_long_is_408() {
    let pieces = futures::stream::iter(0..3).then(|_| async {
        tokio::time::sleep(Duration::from_millis(1100)).await;
        Ok::<_, std::io::Error>("x")
    });
    let response = send(&site(), posted("/swallow", Body::from_stream(pieces))).await;
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn a_slow_body_that_keeps_coming_is_taken() {
    let pieces = futures::stream::iter(0..20).then(|_| async {
        tokio::time::sleep(Duration::from_millis(900)).await;
        Ok::<_, std::io::Error>("x")
    });
    let response = send(&site(), posted("/swallow", Body::from_stream(pieces))).await;
    assert_eq!(text(response).await, "20");
}

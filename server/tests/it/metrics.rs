//! The numbers that Prometheus reads.

use axum::Router;
use axum::body::Body;
use axum::routing::{any, post};
use http::Request;
use server::telemetry::metrics::{self, PoolState};

use crate::support::{ask, behind_default_layers, bytes, send, text};

#[tokio::test]
async fn numbers_name_routes_and_never_what_people_made_up() {
    let handle = metrics::install().unwrap();
    let site = behind_default_layers(
        Router::new()
            .route("/bill/{id}", any(|| async { "ok" }))
            .route("/ballot/cast", post(|| async { "cast" })),
    );
    for path in ["/bill/1", "/bill/2", "/made/up/1", "/made/up/2"] {
        ask(&site, Request::get(path)).await;
    }
    ask(&site, Request::builder().method("MADEUP").uri("/bill/3")).await;
    let cast = Request::post("/ballot/cast").header("sec-fetch-site", "same-origin");
    bytes(send(&site, cast.body(Body::empty()).unwrap()).await).await;

    let pool = || Some(PoolState { open: 7, idle: 3 });
    let numbers = metrics::routes(handle, pool);
    let page = text(ask(&numbers, Request::get("/metrics")).await).await;
    let has = |line: &str| assert!(page.contains(line), "no {line} in\n{page}");
    has("luzhi_requests_total{route=\"/bill/{id}\",method=\"GET\",status=\"2xx\"} 2");
    has("luzhi_requests_total{route=\"/bill/{id}\",method=\"OTHER\",status=\"4xx\"} 1");
    has("luzhi_requests_total{route=\"(none)\",method=\"GET\",status=\"4xx\"} 2");
    has("luzhi_request_seconds_bucket{route=\"/bill/{id}\",method=\"GET\",le=\"0.025\"}");
    has("luzhi_pool_connections{state=\"open\"} 7");
    has("luzhi_pool_connections{state=\"idle\"} 3");
    assert!(!page.contains("ballot") && !page.contains("MADEUP") && !page.contains("/made"));
}

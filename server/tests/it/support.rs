//! A tiny site behind the real layers, and ways to ask it.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::Request;
use http_body_util::BodyExt;
use server::config::Config;
use server::listen::{self, Pace};
use server::middleware::{self, Guards};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

pub const PEER: &str = "203.0.113.7:4711";

pub fn behind_layers(routes: Router, config: &Config) -> Router {
    middleware::around(routes, Guards::from(config))
}

pub fn behind_default_layers(routes: Router) -> Router {
    behind_layers(routes, &Config::default())
}

pub async fn ask(site: &Router, request: http::request::Builder) -> Response {
    send(site, request.body(Body::empty()).unwrap()).await
}

pub async fn send(site: &Router, request: Request<Body>) -> Response {
    send_from(site, PEER, request).await
}

pub async fn send_from(site: &Router, peer: &str, mut request: Request<Body>) -> Response {
    let peer: SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    site.clone().oneshot(request).await.unwrap()
}

pub async fn bytes(response: Response) -> Vec<u8> {
    response.into_body().collect().await.unwrap().to_bytes().to_vec()
}

pub async fn text(response: Response) -> String {
    String::from_utf8(bytes(response).await).unwrap()
}

pub fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

/// A site on a real socket, until `stop` is cancelled.
pub struct Running {
    pub address: SocketAddr,
    pub stop: CancellationToken,
    pub ended: JoinHandle<()>,
}

pub async fn run(site: Router, pace: Pace) -> Running {
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let ended = tokio::spawn(listen::serve(listener, site, pace, stop.clone()));
    Running { address, stop, ended }
}

/// Short limits, so that a test of a limit takes a second.
pub fn brisk() -> Pace {
    Pace {
        connections: 100,
        counted: true,
        header: Duration::from_millis(400),
        idle: Duration::from_millis(1500),
        stalled: Duration::from_millis(800),
        drain: Duration::from_millis(2000),
    }
}

//! One connection from its first byte to its last.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::Watcher;
use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;
use tower::ServiceExt;

use super::pace::{Pace, Progress};
use super::paced::{Held, Paced};
use super::watch::Watch;

pub(super) struct Connection {
    pub(super) stream: TcpStream,
    pub(super) peer: SocketAddr,
    pub(super) pace: Arc<Pace>,
    pub(super) watch: Arc<Watch>,
    /// Given back when the connection ends.
    pub(super) seat: OwnedSemaphorePermit,
}

impl Connection {
    pub(super) async fn attend(self, site: Router, watcher: Watcher) {
        let Self { stream, peer, pace, watch, seat: _seat } = self;
        let _counted = pace.counted.then(Counted::new);
        // Otherwise a streamed page waits 40 ms for the client's acknowledgement.
        if stream.set_nodelay(true).is_err() {
            return;
        }
        let progress = Arc::new(Progress::new());
        watch.add(&progress);
        let io = TokioIo::new(Paced::new(stream, progress.clone()));
        let service = service_fn({
            let progress = progress.clone();
            move |request: Request<Incoming>| answer(site.clone(), peer, progress.clone(), request)
        });
        let builder = builder(&pace);
        let served = watcher.watch(builder.serve_connection(io, service).into_owned());
        // Either the connection ends by itself, or it is dropped for being too slow.
        tokio::select! {
            ended = served => if let Err(error) = ended {
                tracing::trace!(%error, "a connection ended early");
            },
            () = progress.overdue() => tracing::debug!("a slow connection is cut off"),
        }
    }
}

/// Hyper's own timer closes what is idle; [`Progress`] adds what it cannot tell apart.
fn builder(pace: &Pace) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(pace.idle)
        .max_buf_size(64 * 1024)
        .keep_alive(true);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(pace.idle)
        .keep_alive_timeout(pace.header)
        .max_concurrent_streams(100)
        .max_header_list_size(32 * 1024);
    builder
}

async fn answer(
    site: Router,
    peer: SocketAddr,
    progress: Arc<Progress>,
    mut request: Request<Incoming>,
) -> Result<Response<Held>, Infallible> {
    let guard = progress.begin(request.version());
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = site.oneshot(request.map(axum::body::Body::new)).await?;
    Ok(response.map(|body| Held::new(body, guard)))
}

/// Counts one open connection for as long as it lives.
struct Counted;

impl Counted {
    fn new() -> Self {
        metrics::gauge!("luzhi_connections").increment(1.0);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        metrics::gauge!("luzhi_connections").decrement(1.0);
    }
}

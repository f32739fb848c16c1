//! The listener: accepts, paces and ends connections, where `axum::serve` would wait for ever.

mod pace;
mod paced;
mod signal;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

pub use pace::Pace;
use pace::Progress;
use paced::{Held, Paced};
pub use signal::stop_on_signal;

/// What a connection over the limit is told before it is closed.
const BUSY: &str = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\n\
    content-type: text/plain; charset=utf-8\r\n\r\n访问的人太多，请稍后再试。\n";

/// After an accept that failed for want of descriptors or memory.
const BREATH: Duration = Duration::from_millis(100);

/// Descriptors kept for the database, files and logs.
const RESERVE: u64 = 256;

/// Raise the limit on open files as far as allowed; how many connections it leaves room for.
pub fn room_for(wanted: usize) -> usize {
    let files = rlimit::increase_nofile_limit(wanted as u64 + RESERVE).unwrap_or(1024);
    let room = files.saturating_sub(RESERVE).max(files / 2);
    let room = usize::try_from(room).unwrap_or(usize::MAX).min(wanted);
    if room < wanted {
        tracing::warn!(
            wanted,
            room,
            "the limit on open files leaves room for fewer connections"
        );
    }
    room
}

/// Serve until `stop`; requests in flight then have `pace.drain` to finish.
pub async fn serve(listener: TcpListener, site: Router, pace: Pace, stop: CancellationToken) {
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(pace.connections));
    let drain = pace.drain;
    let pace = Arc::new(pace);
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match seats.clone().try_acquire_owned() {
                Ok(seat) => {
                    let watcher = graceful.watcher();
                    tokio::spawn(attend(
                        stream,
                        peer,
                        site.clone(),
                        pace.clone(),
                        watcher,
                        seat,
                    ));
                }
                Err(_) => turn_away(&stream),
            },
            Err(error) => pause_after(&error).await,
        }
    }
    drop(listener);
    if tokio::time::timeout(drain, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests did not finish in time and are cut off");
    }
}

async fn attend(
    stream: TcpStream,
    peer: SocketAddr,
    site: Router,
    pace: Arc<Pace>,
    watcher: Watcher,
    _seat: OwnedSemaphorePermit,
) {
    let _counted = pace.counted.then(Counted::new);
    // Otherwise a streamed page waits 40 ms for the client's acknowledgement.
    if stream.set_nodelay(true).is_err() {
        return;
    }
    let progress = Arc::new(Progress::new());
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
        () = progress.overdue(&pace) => tracing::debug!("a slow connection is cut off"),
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
) -> Result<Response<Held>, std::convert::Infallible> {
    let guard = progress.begin(request.version());
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = site.oneshot(request.map(axum::body::Body::new)).await?;
    Ok(response.map(|body| Held::new(body, guard)))
}

fn turn_away(stream: &TcpStream) {
    metrics::counter!("luzhi_connections_turned_away_total").increment(1);
    // One try: whoever cannot take these bytes at once is not waited for.
    if stream.try_write(BUSY.as_bytes()).is_err() {
        tracing::trace!("a connection over the limit could not be told so");
    }
}

async fn pause_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    ) {
        tracing::error!(%error, "no connection can be accepted");
        tokio::time::sleep(BREATH).await;
    }
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

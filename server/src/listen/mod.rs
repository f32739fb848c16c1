//! The listener: accepts, paces and ends connections, where `axum::serve` would wait for ever.

mod connection;
mod pace;
mod paced;
mod signal;
mod watch;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;
use watch::Watch;

use connection::Connection;
pub use pace::Pace;
pub use signal::stop_on_signal;

/// What a connection over the limit is told before it is closed.
const BUSY: &str = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\n\
    content-type: text/plain; charset=utf-8\r\n\r\n访问的人太多，请稍后再试。\n";

/// After an accept that failed for want of descriptors or memory.
const BREATH: Duration = Duration::from_millis(100);

/// The system lowers it to its own limit, `net.core.somaxconn`.
const LINE: u32 = 4096;

/// Descriptors kept for the database, files and logs.
const RESERVE: u64 = 256;

/// Raise the limit on open files as far as allowed; how many connections it leaves room for.
pub fn room_for(wanted: usize) -> usize {
    let files = rlimit::increase_nofile_limit(wanted as u64 + RESERVE).unwrap_or(1024);
    let room = files.saturating_sub(RESERVE).max(files / 2);
    let room = usize::try_from(room).unwrap_or(usize::MAX).min(wanted);
    if room < wanted {
        tracing::warn!(wanted, room, "the limit on open files leaves room for fewer connections");
    }
    room
}

/// A listener where a burst of newcomers waits in line; the usual line holds 128, and whoever
/// finds it full tries again only after a second.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(LINE)
}

/// Serve until `stop`; requests in flight then have `pace.drain` to finish.
pub async fn serve(listener: TcpListener, site: Router, pace: Pace, stop: CancellationToken) {
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(pace.connections));
    let drain = pace.drain;
    let pace = Arc::new(pace);
    let watch = Arc::new(Watch::default());
    let _watching = AbortOnDropHandle::new(tokio::spawn(watch.clone().keep(pace.clone())));
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match seats.clone().try_acquire_owned() {
                Ok(seat) => {
                    let watcher = graceful.watcher();
                    let connection =
                        Connection { stream, peer, pace: pace.clone(), watch: watch.clone(), seat };
                    tokio::spawn(connection.attend(site.clone(), watcher));
                }
                Err(_) => turn_away(&stream),
            },
            Err(error) => pause_after(&error).await,
        }
    }
    drop(listener);
    if tokio::time::timeout(drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time and are cut off");
    }
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
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "no connection can be accepted");
        tokio::time::sleep(BREATH).await;
    }
}

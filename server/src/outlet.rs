//! A body that a thread of its own writes: what nobody takes stops the writer, and what breaks off
//! breaks the answer off, so that no half of a file passes for a whole one.

use std::io::{self, Write};

use axum::body::Body;
use bytes::Bytes;
use tokio::sync::mpsc::{Receiver, Sender, channel};

const PIECE: usize = 64 << 10;
/// Pieces that wait for the reader.
const WAITING: usize = 4;

pub struct Outlet {
    piece: Vec<u8>,
    to: Sender<io::Result<Bytes>>,
}

/// Where to write, and the body that comes of it.
pub fn outlet() -> (Outlet, Body) {
    let (to, mut from): (_, Receiver<io::Result<Bytes>>) = channel(WAITING);
    let pieces = futures::stream::poll_fn(move |context| from.poll_recv(context));
    (Outlet { piece: Vec::with_capacity(PIECE), to }, Body::from_stream(pieces))
}

impl Outlet {
    /// Sends what is left, or breaks the answer off.
    pub fn end<E: std::error::Error>(mut self, written: Result<(), E>) -> Result<(), String> {
        let done = written.map_err(|error| error.to_string());
        let done = done.and_then(|()| self.flush().map_err(|error| error.to_string()));
        if let Err(why) = &done {
            // nobody is there to be told when it is the reader who has gone
            let _ = self.to.blocking_send(Err(io::Error::other(why.clone())));
        }
        done
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let part = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..part]);
        if self.piece.len() == PIECE {
            self.flush()?;
        }
        Ok(part)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let sent = self.to.blocking_send(Ok(piece.into()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

//! What a server costs when nobody asks: memory, idle and with many connections; and how soon it is
//! there.

use std::time::Duration;

use color_eyre::eyre::{Result, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::ground::Ground;
use crate::serving::{self, Server};
use crate::table::{Goal, Row, Table, median};
use crate::{rounds, say};

const CONNECTIONS: usize = 1_000;
const CALM: Duration = Duration::from_secs(2);

pub async fn memory(ground: &Ground, table: &mut Table) -> Result<()> {
    let mut figures = [const { Vec::new() }; 4];
    for round in 1..=rounds() {
        say(&format!("memory: round {round}"));
        let reference = used(serving::reference(&ground.sqlite).await?).await?;
        let ours = used(serving::ours(&ground.sqlite, &[]).await?).await?;
        for (kept, value) in figures.iter_mut().zip(ours.into_iter().chain(reference)) {
            kept.push(value);
        }
    }
    let [idle, crowded, bare_idle, bare_crowded] = figures.map(median);
    let of = |what: String, ours, reference, most| Row {
        what,
        unit: "MB",
        ours,
        reference: Some(reference),
        goal: Goal::AtMost(most),
    };
    table.add(of("memory, idle".to_owned(), idle, bare_idle, 40.0));
    let crowd = format!("memory, {CONNECTIONS} connections open");
    table.add(of(crowd, crowded, bare_crowded, 150.0));
    Ok(())
}

/// Idle, then with connections that have each been answered once and stay open.
async fn used(server: Server) -> Result<[f64; 2]> {
    tokio::time::sleep(CALM).await;
    let idle = server.memory()?;
    let mut open = Vec::with_capacity(CONNECTIONS);
    for _ in 0..CONNECTIONS {
        open.push(visit(server.port).await?);
    }
    tokio::time::sleep(CALM).await;
    let crowded = server.memory()?;
    drop(open);
    Ok([idle, crowded])
}

async fn visit(port: u16) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(b"GET /motions HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").await?;
    let (mut answer, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
    while !is_whole(&answer) {
        let read = stream.read(&mut buffer).await?;
        ensure!(read > 0, "a connection was closed");
        answer.extend_from_slice(&buffer[..read]);
    }
    Ok(stream)
}

/// Whether header and body of an answer with a length are there.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let header = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let length = header.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length.and_then(|text| text.trim().parse().ok()).unwrap_or_default();
    answer.len() >= end + 4 + length
}

pub async fn start(ground: &Ground, table: &mut Table) -> Result<()> {
    say("cold start");
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..rounds() {
        bare.push(serving::reference(&ground.sqlite).await?.took.as_secs_f64() * 1e3);
        ours.push(serving::ours(&ground.sqlite, &[]).await?.took.as_secs_f64() * 1e3);
    }
    table.add(Row {
        what: "cold start to the first list of 25".to_owned(),
        unit: "ms",
        ours: median(ours),
        reference: Some(median(bare)),
        goal: Goal::AtMost(200.0),
    });
    Ok(())
}

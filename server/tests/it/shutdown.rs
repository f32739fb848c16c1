//! Stopping: what is in flight finishes, what never ends is cut off, the process is gone in time.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use server::listen::Pace;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{brisk, run};

#[tokio::test]
async fn a_request_in_flight_finishes_and_no_new_one_is_taken() {
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        "finished"
    };
    let running = run(Router::new().route("/", get(slow)), brisk()).await;
    let mut idle = TcpStream::connect(running.address).await.unwrap();
    let mut busy = TcpStream::connect(running.address).await.unwrap();
    busy.write_all(b"GET / HTTP/1.1\r\nhost: local\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    running.stop.cancel();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!running.ended.is_finished(), "it waits for the request in flight");

    let mut answer = String::new();
    busy.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("finished"), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap_or(0), 0);
    running.ended.await.unwrap();
    assert!(TcpStream::connect(running.address).await.is_err());
}

#[tokio::test]
async fn a_stream_that_never_ends_holds_the_stop_no_longer_than_its_limit() {
    let endless =
        || async { Body::from_stream(futures::stream::pending::<Result<&str, std::io::Error>>()) };
    let pace = Pace { drain: Duration::from_millis(300), ..brisk() };
    let running = run(Router::new().route("/", get(endless)), pace).await;
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: local\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let begun = Instant::now();
    running.stop.cancel();
    running.ended.await.unwrap();
    assert!(begun.elapsed() < Duration::from_millis(600), "{:?}", begun.elapsed());
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[tokio::test]
async fn the_server_serves_its_probes_and_numbers_and_ends_at_sigterm() {
    let folder = TempDir::new().unwrap();
    let (site, numbers) = (free_port(), free_port());
    let child = Command::new(env!("CARGO_BIN_EXE_server"))
        .arg("serve")
        .current_dir(folder.path())
        .env("LUZHI_ADDRESS", format!("127.0.0.1:{site}"))
        .env("LUZHI_METRICS_ADDRESS", format!("127.0.0.1:{numbers}"))
        .env("LUZHI_LOG__FORMAT", "json")
        .env_remove("RUST_LOG")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut server = Server(child);
    let get = |port: u16, path: &str| reqwest::get(format!("http://127.0.0.1:{port}{path}"));
    let begun = Instant::now();
    while get(site, "/readyz").await.is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it does not come up");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(get(site, "/healthz").await.unwrap().status(), 200);
    assert_eq!(get(site, "/metrics").await.unwrap().status(), 404);
    let page = get(numbers, "/metrics").await.unwrap().text().await.unwrap();
    assert!(page.contains("luzhi_requests_total{route=\"/readyz\""), "{page}");
    assert!(folder.path().join("data/secret.key").exists());

    let pid = server.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = server.0.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "it does not stop");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert!(status.success(), "{status}");
}

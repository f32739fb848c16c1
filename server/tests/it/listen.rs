//! The listener: slow clients are cut off, idle ones cost little, a full one says so.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::routing::{get, post};
use http_body_util::BodyExt;
use server::listen::{self, Pace};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{Running, brisk, run};

const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: local\r\n\r\n";

fn site() -> Router {
    let large = || async { Body::from(vec![b'x'; 64 << 20]) };
    let slow = || async {
        tokio::time::sleep(Duration::from_millis(2500)).await;
        "at last"
    };
    let count = |body: Body| async move {
        body.collect().await.map(|all| all.to_bytes().len().to_string()).unwrap_or_default()
    };
    Router::new()
        .route("/", get(|| async { "hello" }))
        .route("/large", get(large))
        .route("/slow", get(slow))
        .route("/count", post(count))
}

async fn connect(running: &Running) -> TcpStream {
    TcpStream::connect(running.address).await.unwrap()
}

/// All that comes until the server closes, and how long that took.
async fn until_closed(stream: &mut TcpStream) -> (String, Duration) {
    let begun = Instant::now();
    let mut all = Vec::new();
    let read = stream.read_to_end(&mut all);
    let _ = tokio::time::timeout(Duration::from_secs(10), read).await.expect("it is closed");
    (String::from_utf8_lossy(&all).into_owned(), begun.elapsed())
}

async fn exchange(stream: &mut TcpStream) -> String {
    stream.write_all(ASK).await.unwrap();
    let mut buffer = [0; 1024];
    let size = stream.read(&mut buffer).await.unwrap();
    String::from_utf8_lossy(&buffer[..size]).into_owned()
}

#[tokio::test]
async fn a_client_that_dribbles_its_header_is_cut_off() {
    let running = run(site(), brisk()).await;
    for beginning in ["GET / HTTP/1.1\r\n", "P", "PRI * HT"] {
        let mut stream = connect(&running).await;
        let begun = Instant::now();
        stream.write_all(beginning.as_bytes()).await.unwrap();
        // One more byte every 50 ms would keep a limit on pauses happy for ever.
        while begun.elapsed() < Duration::from_secs(5) {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if beginning.starts_with("GET") && stream.write_all(b"x").await.is_err() {
                break;
            }
            if !beginning.starts_with("GET") {
                until_closed(&mut stream).await;
                break;
            }
        }
        assert!(begun.elapsed() < Duration::from_secs(1), "{beginning}: {:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn a_second_request_is_held_to_the_same_limit() {
    let running = run(site(), brisk()).await;
    let mut stream = connect(&running).await;
    assert!(exchange(&mut stream).await.starts_with("HTTP/1.1 200"));
    stream.write_all(b"GET / HT").await.unwrap();
    let (_, took) = until_closed(&mut stream).await;
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[tokio::test]
async fn an_idle_connection_is_kept_for_a_while_and_then_closed() {
    let running = run(site(), brisk()).await;
    let mut stream = connect(&running).await;
    for _ in 0..3 {
        assert!(exchange(&mut stream).await.ends_with("hello"));
        tokio::time::sleep(Duration::from_millis(700)).await; // longer than a header may take
    }
    let (rest, took) = until_closed(&mut stream).await;
    assert_eq!(rest, "");
    assert!(took < Duration::from_millis(1800), "{took:?}");
    let (_, took) = until_closed(&mut connect(&running).await).await;
    assert!(took < Duration::from_millis(2500), "{took:?}: one that never asked");
}

#[tokio::test]
async fn a_slow_answer_and_a_slow_body_are_not_taken_for_idleness() {
    let running = run(site(), brisk()).await;
    let mut stream = connect(&running).await;
    stream
        .write_all(b"GET /slow HTTP/1.1\r\nhost: local\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    assert!(until_closed(&mut stream).await.0.ends_with("at last"));

    let mut stream = connect(&running).await;
    let head = b"POST /count HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\nconnection: close\r\n\r\n";
    stream.write_all(head).await.unwrap();
    for _ in 0..5 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        stream.write_all(b"x").await.unwrap();
    }
    assert!(until_closed(&mut stream).await.0.ends_with('5'));
}

#[tokio::test]
async fn a_client_that_takes_nothing_of_its_answer_is_cut_off() {
    let running = run(site(), brisk()).await;
    let mut stream = connect(&running).await;
    stream.write_all(b"GET /large HTTP/1.1\r\nhost: local\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let (received, _) = until_closed(&mut stream).await;
    assert!(received.len() < 64 << 20, "{}", received.len());
}

#[tokio::test]
async fn a_burst_of_newcomers_waits_in_line() {
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = listener.local_addr().unwrap();
    let mut line = Vec::new();
    for newcomer in 0..400 {
        let connecting = TcpStream::connect(address);
        let connected = tokio::time::timeout(Duration::from_millis(500), connecting).await;
        line.push(
            connected.unwrap_or_else(|_| panic!("no place for newcomer {newcomer}")).unwrap(),
        );
    }
}

#[tokio::test]
async fn a_full_listener_says_so_and_takes_the_next_when_somebody_leaves() {
    let running = run(site(), Pace { connections: 2, ..brisk() }).await;
    let mut first = connect(&running).await;
    let mut second = connect(&running).await;
    assert!(exchange(&mut first).await.ends_with("hello"));
    assert!(exchange(&mut second).await.ends_with("hello"));
    let (told, _) = until_closed(&mut connect(&running).await).await;
    assert!(told.starts_with("HTTP/1.1 503"), "{told}");
    assert!(told.contains("retry-after: 5") && told.contains("访问的人太多"), "{told}");
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(exchange(&mut connect(&running).await).await.ends_with("hello"));
}

#[tokio::test]
async fn small_writes_are_not_held_back() {
    let pieces = || async {
        Body::from_stream(futures::stream::unfold(0, |count| async move {
            tokio::task::yield_now().await;
            (count < 5).then_some((Ok::<_, std::io::Error>("piece"), count + 1))
        }))
    };
    let running = run(Router::new().route("/", get(pieces)), brisk()).await;
    let mut stream = connect(&running).await;
    let begun = Instant::now();
    for _ in 0..20 {
        stream.write_all(ASK).await.unwrap();
        let mut received = Vec::new();
        while !received.ends_with(b"0\r\n\r\n") {
            stream.read_buf(&mut received).await.unwrap();
        }
    }
    assert!(begun.elapsed() < Duration::from_millis(400), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_idle_connections_cost_little_memory_and_nobody_waits() {
    const IDLE: usize = 2000;
    let room = listen::room_for(3 * IDLE);
    let idle = IDLE.min(room / 3);
    let pace = Pace { connections: room, idle: Duration::from_secs(60), ..brisk() };
    let running = run(site(), pace).await;

    let alone = slowest_of_many(&running).await;
    let before = resident_kilobytes();
    let mut held = Vec::with_capacity(idle);
    for index in 0..idle {
        let mut stream = connect(&running).await;
        if index % 2 == 0 {
            exchange(&mut stream).await;
        }
        held.push(stream);
    }
    let each = resident_kilobytes().saturating_sub(before) / idle as u64;
    assert!(each < 40, "{each} kB each, both ends");
    let among = slowest_of_many(&running).await;
    let bearable = 2 * alone + Duration::from_millis(5);
    assert!(among <= bearable, "p99 {among:?} among idle ones, {alone:?} alone");
}

/// The 99th of 100 in time, over 500 requests.
async fn slowest_of_many(running: &Running) -> Duration {
    let mut stream = connect(running).await;
    let mut times = Vec::new();
    for _ in 0..500 {
        let begun = Instant::now();
        exchange(&mut stream).await;
        times.push(begun.elapsed());
    }
    times.sort();
    times[times.len() * 99 / 100]
}

fn resident_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

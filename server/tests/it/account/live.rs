//! The number of unread notices while a page is open.

use std::time::Duration;

use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use store::builders::a_motion;
use store::mark_read;

use super::visit::Visit;
use super::*;
use crate::support::{header, send};

/// A stream as it is read, one number after the other.
struct Stream(Body);

impl Stream {
    async fn open(visit: &Visit<'_>) -> Self {
        let cookie = format!("luzhi={}", visit.token());
        let request = Request::get("/live/notices").header("cookie", cookie);
        let answer = send(&visit.site.router, request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(header(&answer, "content-type"), Some("text/event-stream"));
        assert_eq!(header(&answer, "cache-control"), Some("no-store"));
        Self(answer.into_body())
    }

    /// `None` once it has ended.
    async fn next(&mut self) -> Option<u64> {
        let frame = tokio::time::timeout(Duration::from_secs(20), self.0.frame()).await.unwrap()?;
        let text = String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap();
        Some(text.trim().strip_prefix("data: ").unwrap().parse().unwrap())
    }
}

/// The author is told that somebody has co-signed.
async fn a_notice(site: &Site) {
    let draft = a_motion(&site.town);
    draft.cosigned_by(&[&site.town.deputies[1]]).on(&site.house.store).await.unwrap();
}

#[tokio::test]
async fn the_number_is_told_at_once_and_whenever_it_changes() {
    let site = Site::open().await;
    let visit = site.entered().await;
    let mut stream = Stream::open(&visit).await;
    assert_eq!(stream.next().await, Some(0));
    a_notice(&site).await;
    assert_eq!(stream.next().await, Some(1));
    let store = &site.house.store;
    mark_read(store, site.author.account, None, store.now()).await.unwrap();
    assert_eq!(stream.next().await, Some(0));
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let site = Site::open().await;
    let mut visit = site.entered().await;
    let mut stream = Stream::open(&visit).await;
    assert_eq!(stream.next().await, Some(0));
    visit.post("/sign-out", &[]).await;
    a_notice(&site).await;
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let site = Site::open().await;
    let mut stream = Stream::open(&site.entered().await).await;
    assert_eq!(stream.next().await, Some(0));
    site.stop.cancel();
    assert_eq!(stream.next().await, None);
}

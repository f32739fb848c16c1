//! Whole pages: tags, 304, and a cache that outlives the database's absences.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering::SeqCst};
use std::time::Duration;

use app::ui::Prefs;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::{HeaderMap, Request, StatusCode, Uri};
use server::page::{self, Generations, PageKey, PublicCache, Rendered, Unavailable};

use crate::support::{ask, behind_default_layers, bytes, header, text};

const UP: u8 = 0;
const DOWN: u8 = 1;
const SLOW: u8 = 2;
const GONE: u8 = 3;

/// The data behind the pages, and how far it has come.
#[derive(Clone, Default)]
struct Data {
    generation: Arc<AtomicU64>,
    withdrawn: Arc<AtomicU64>,
}

impl Data {
    fn changed(&self) -> u64 {
        self.generation.fetch_add(1, SeqCst) + 1
    }

    fn take_back(&self) {
        self.withdrawn.store(self.changed(), SeqCst);
    }
}

impl Generations for Data {
    fn generation(&self) -> u64 {
        self.generation.load(SeqCst)
    }

    fn withdrawn(&self) -> u64 {
        self.withdrawn.load(SeqCst)
    }
}

#[derive(Clone)]
struct Town {
    cache: PublicCache,
    data: Data,
    database: Arc<AtomicU8>,
    rendered: Arc<AtomicU64>,
}

impl Town {
    fn new() -> (Self, Router) {
        let data = Data::default();
        let town = Self {
            cache: PublicCache::new(1 << 20, data.clone()),
            data,
            database: Arc::default(),
            rendered: Arc::default(),
        };
        let routes = Router::new().route("/news", get(show)).with_state(town.clone());
        (town, behind_default_layers(routes))
    }

    async fn render(&self) -> Result<Rendered, Unavailable> {
        let count = self.rendered.fetch_add(1, SeqCst) + 1;
        match self.database.load(SeqCst) {
            DOWN => Err(Unavailable),
            SLOW => {
                tokio::time::sleep(Duration::from_secs(60)).await;
                Err(Unavailable)
            }
            GONE => Ok(Rendered::Other(page::html(StatusCode::NOT_FOUND, "gone".into()))),
            _ => Ok(Rendered::Page(format!("<p>render {count}</p>{}", "履职".repeat(300)))),
        }
    }

    fn renders(&self) -> u64 {
        self.rendered.load(SeqCst)
    }
}

async fn show(State(town): State<Town>, uri: Uri, asked: HeaderMap) -> Response {
    let key = PageKey::new(&uri, &["page", "kind"], Prefs::default());
    town.cache.page(key, &asked, || town.render()).await
}

async fn shown(site: &Router, uri: &str) -> (StatusCode, String) {
    let response = ask(site, Request::get(uri)).await;
    let status = response.status();
    (status, text(response).await.chars().take_while(|c| *c != '履').collect())
}

#[tokio::test]
async fn a_page_is_rendered_once_per_change() {
    let (town, site) = Town::new();
    for _ in 0..3 {
        assert_eq!(shown(&site, "/news").await, (StatusCode::OK, "<p>render 1</p>".into()));
    }
    town.data.changed();
    assert_eq!(shown(&site, "/news").await.1, "<p>render 2</p>");
}

#[tokio::test(start_paused = true)]
async fn a_page_is_made_anew_after_a_minute_since_it_shows_times() {
    let (_town, site) = Town::new();
    shown(&site, "/news").await;
    tokio::time::advance(Duration::from_secs(59)).await;
    assert_eq!(shown(&site, "/news").await.1, "<p>render 1</p>");
    tokio::time::advance(Duration::from_secs(2)).await;
    assert_eq!(shown(&site, "/news").await.1, "<p>render 2</p>");
}

#[tokio::test]
async fn many_who_ask_at_once_wait_for_one_rendering() {
    let (town, site) = Town::new();
    futures::future::join_all((0..50).map(|_| shown(&site, "/news"))).await;
    assert_eq!(town.renders(), 1);
}

#[tokio::test]
async fn a_made_up_query_makes_no_new_page_and_a_known_one_does() {
    let (town, site) = Town::new();
    for uri in ["/news", "/news?x=1", "/news?y=2&x=3", "/news?"] {
        shown(&site, uri).await;
    }
    assert_eq!(town.renders(), 1);
    for uri in ["/news?page=2&kind=a", "/news?kind=a&page=2&x=1"] {
        shown(&site, uri).await;
    }
    assert_eq!(town.renders(), 2);
}

#[tokio::test]
async fn each_encoding_holds_the_same_page_under_one_tag() {
    let (_town, site) = Town::new();
    let plain = ask(&site, Request::get("/news")).await;
    let tag = header(&plain, "etag").unwrap().to_owned();
    let plain = bytes(plain).await;
    for (encoding, unpack) in [("br", unbrotli as fn(&[u8]) -> Vec<u8>), ("gzip", ungzip)] {
        let request = Request::get("/news").header("accept-encoding", encoding);
        let response = ask(&site, request).await;
        assert_eq!(header(&response, "content-encoding"), Some(encoding));
        assert_eq!(header(&response, "etag"), Some(&*tag));
        assert!(header(&response, "vary").unwrap().contains("cookie"));
        assert_eq!(unpack(&bytes(response).await), plain);
    }
    let refused = Request::get("/news").header("accept-encoding", "br;q=0, gzip;q=0");
    assert_eq!(header(&ask(&site, refused).await, "content-encoding"), None);
}

#[tokio::test]
async fn a_browser_that_has_the_page_gets_304() {
    let (town, site) = Town::new();
    let first = ask(&site, Request::get("/news")).await;
    let tag = header(&first, "etag").unwrap().to_owned();
    let again = || Request::get("/news").header("if-none-match", format!("\"other\", {tag}"));
    let response = ask(&site, again().header("accept-encoding", "br")).await;
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header(&response, "etag"), Some(&*tag));
    assert_eq!(header(&response, "content-encoding"), None);
    assert!(bytes(response).await.is_empty());
    town.data.changed();
    assert_eq!(ask(&site, again()).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn while_the_database_is_away_pages_are_served_as_they_were() {
    let (town, site) = Town::new();
    shown(&site, "/news").await;
    town.database.store(DOWN, SeqCst);
    town.data.changed();
    for _ in 0..20 {
        assert_eq!(shown(&site, "/news").await, (StatusCode::OK, "<p>render 1</p>".into()));
    }
    assert_eq!(town.renders(), 2, "one request a second tries the database, not every one");
    assert_eq!(shown(&site, "/news?page=9").await.0, StatusCode::SERVICE_UNAVAILABLE);

    town.database.store(UP, SeqCst);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(shown(&site, "/news").await.1, "<p>render 3</p>", "recovered without a restart");
}

#[tokio::test]
async fn a_slow_database_holds_one_request_for_two_seconds_and_nobody_else() {
    let (town, site) = Town::new();
    shown(&site, "/news").await;
    town.database.store(SLOW, SeqCst);
    town.data.changed();
    let begun = std::time::Instant::now();
    assert_eq!(shown(&site, "/news").await.0, StatusCode::OK);
    assert!(begun.elapsed() < Duration::from_millis(2500));
    let begun = std::time::Instant::now();
    assert_eq!(shown(&site, "/news").await.0, StatusCode::OK);
    assert!(begun.elapsed() < Duration::from_millis(200));
}

#[tokio::test]
async fn what_was_taken_back_is_not_shown_even_while_the_database_is_away() {
    let (town, site) = Town::new();
    shown(&site, "/news").await;
    town.data.take_back();
    town.database.store(DOWN, SeqCst);
    assert_eq!(shown(&site, "/news").await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_page_that_is_gone_is_not_kept_and_not_shown_again() {
    let (town, site) = Town::new();
    shown(&site, "/news").await;
    town.database.store(GONE, SeqCst);
    town.data.changed();
    assert_eq!(shown(&site, "/news").await, (StatusCode::NOT_FOUND, "gone".into()));
    town.database.store(DOWN, SeqCst);
    assert_eq!(shown(&site, "/news").await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn an_error_page_or_a_private_one_is_never_stored() {
    for response in [
        page::html(StatusCode::NOT_FOUND, String::new()),
        page::private_html(StatusCode::OK, String::new()),
    ] {
        assert_eq!(header(&response, "cache-control"), Some("no-store"));
        assert_eq!(header(&response, "etag"), None);
    }
    let page = page::html(StatusCode::OK, "<p>".into());
    assert_eq!(header(&page, "cache-control"), Some("no-cache"));
    assert!(header(&page, "etag").unwrap().starts_with("W/\""));
}

fn unbrotli(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &bytes[..], &mut plain).unwrap();
    plain
}

fn ungzip(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(bytes), &mut plain).unwrap();
    plain
}

//! Rendered public pages: made once per change, served as they were while the database is away.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use moka::future::Cache;
use moka::ops::compute::Op;

use super::HTML;
use super::breaker::Breaker;
use super::encoded::Encoded;
use super::key::PageKey;
use crate::refusal::Audience;

/// A page shows times ("3 天后截止"), so it is made anew even when nothing was written.
const FRESH_FOR: Duration = Duration::from_secs(60);
/// A database that takes longer than this counts as away.
const PATIENCE: Duration = Duration::from_secs(2);
/// While it is away, it is tried this often: well within the five seconds allowed to recover.
const PAUSE: Duration = Duration::from_secs(1);

/// What rendering gave: a page to keep, or an answer that is not one (404, a redirect).
pub enum Rendered {
    Page(String),
    /// The same for what is no page, with its type.
    Text(&'static str, String),
    Other(Response),
}

/// The database is away or too slow; the reason is in the log already.
#[derive(Debug)]
pub struct Unavailable;

#[derive(Debug)]
struct Kept {
    page: Encoded,
    generation: u64,
    made: tokio::time::Instant,
}

/// How far the data has come: pages of an older generation are made anew, and those older than the
/// last in which something was taken back are not shown at all.
pub trait Generations: Send + Sync {
    fn generation(&self) -> u64;
    fn withdrawn(&self) -> u64;
}

impl Generations for store::Store {
    fn generation(&self) -> u64 {
        store::Store::generation(self)
    }

    fn withdrawn(&self) -> u64 {
        store::Store::withdrawn(self)
    }
}

/// Bounded by bytes; the pages asked for most stay.
#[derive(Clone)]
pub struct PublicCache {
    pages: Cache<PageKey, Arc<Kept>>,
    data: Arc<dyn Generations>,
    breaker: Arc<Breaker>,
}

impl PublicCache {
    pub fn new(bytes: u64, data: impl Generations + 'static) -> Self {
        let weigh = |key: &PageKey, kept: &Arc<Kept>| {
            u32::try_from(key.bytes() + kept.page.bytes() + 512).unwrap_or(u32::MAX)
        };
        Self {
            pages: Cache::builder().max_capacity(bytes).weigher(weigh).build(),
            data: Arc::new(data),
            breaker: Arc::new(Breaker::new(PAUSE)),
        }
    }

    /// The page as kept when nothing was written since, else rendered, else as it was.
    pub async fn page<F, Fut>(&self, key: PageKey, asked: &HeaderMap, render: F) -> Response
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<Rendered, Unavailable>>,
    {
        let before = self.pages.get(&key).await;
        if let Some(kept) = before.as_ref().filter(|kept| self.is_fresh(kept)) {
            return served("kept", kept.page.answer(asked).await);
        }
        match self.made(key.clone(), render).await {
            Ok(response) => match response {
                Made::Page(kept) => served("made", kept.page.answer(asked).await),
                Made::Other(response) => served("other", response),
            },
            Err(Unavailable) => match before.filter(|kept| self.may_be_shown(kept)) {
                Some(kept) => served("stale", kept.page.answer(asked).await),
                None => served("away", away(asked)),
            },
        }
    }

    fn is_fresh(&self, kept: &Kept) -> bool {
        kept.generation == self.data.generation() && kept.made.elapsed() < FRESH_FOR
    }

    fn may_be_shown(&self, kept: &Kept) -> bool {
        kept.generation >= self.data.withdrawn()
    }

    /// Render once for all who ask at the same time.
    async fn made<F, Fut>(&self, key: PageKey, render: F) -> Result<Made, Unavailable>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<Rendered, Unavailable>>,
    {
        let mut other = None;
        let outcome = self
            .pages
            .entry(key)
            .and_try_compute_with(|existing| {
                let other = &mut other;
                async move {
                    if existing.is_some_and(|entry| self.is_fresh(entry.value())) {
                        return Ok(Op::Nop);
                    }
                    match self.rendered(render).await? {
                        Ok(kept) => Ok(Op::Put(kept)),
                        Err(response) => {
                            *other = Some(response);
                            Ok(Op::Remove)
                        }
                    }
                }
            })
            .await?;
        match (other, outcome.into_entry()) {
            (Some(response), _) => Ok(Made::Other(response)),
            (None, Some(entry)) => Ok(Made::Page(entry.into_value())),
            (None, None) => Err(Unavailable),
        }
    }

    async fn rendered<F, Fut>(&self, render: F) -> Result<Result<Arc<Kept>, Response>, Unavailable>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<Rendered, Unavailable>>,
    {
        if !self.breaker.may_try(Instant::now()) {
            return Err(Unavailable);
        }
        // Read before rendering: what is written meanwhile makes this page old.
        let generation = self.data.generation();
        let Ok(Ok(rendered)) = tokio::time::timeout(PATIENCE, render()).await else {
            self.breaker.was_away(Instant::now());
            return Err(Unavailable);
        };
        self.breaker.answered();
        let (kind, page) = match rendered {
            Rendered::Page(page) => (HTML, page),
            Rendered::Text(kind, text) => (kind, text),
            Rendered::Other(response) => return Ok(Err(response)),
        };
        let made = tokio::time::Instant::now();
        Ok(Ok(Arc::new(Kept { page: Encoded::new(kind, page), generation, made })))
    }
}

enum Made {
    Page(Arc<Kept>),
    Other(Response),
}

fn served(how: &'static str, response: Response) -> Response {
    metrics::counter!("luzhi_page_cache_total", "how" => how).increment(1);
    response
}

fn away(asked: &HeaderMap) -> Response {
    let sentence = "数据暂时读不出来，请稍后再试。";
    let mut response = Audience::of(asked).refuse(StatusCode::SERVICE_UNAVAILABLE, sentence);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

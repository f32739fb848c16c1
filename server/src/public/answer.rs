//! From a loaded view to an answer: the page, the page that says there is none, or the sorry one.

use app::layout::site::{self, Frame};
use app::public::missing::{BrokenPage, MissingPage};
use app::public::words::{BROKEN_TITLE, MISSING_TITLE};
use app::ui::{Prefs, Word};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use leptos::prelude::*;

use crate::house::House;
use crate::page::{self, PageKey, Rendered, Unavailable};
use crate::plain::prefs;
use crate::refusal::Audience;

/// One request for a page of the public site.
pub struct Asked {
    pub house: House,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub prefs: Prefs,
    pairs: Vec<(String, String)>,
}

impl Asked {
    pub fn new(house: House, uri: Uri, headers: HeaderMap) -> Self {
        let prefs = prefs(&headers);
        let pairs = Query::try_from_uri(&uri).map(|Query(pairs)| pairs).unwrap_or_default();
        Self { house, uri, headers, prefs, pairs }
    }

    /// The first value of that name in the query, trimmed and without control characters, which no
    /// database takes; empty without one.
    pub fn value(&self, name: &str) -> String {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        let value = found.map(|(_, value)| value.as_str()).unwrap_or_default();
        value.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
    }

    /// The frame of a page with this title, to be found under `path` alone.
    pub async fn frame(&self, title: impl Into<String>) -> store::Result<Frame> {
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Frame {
            title: title.into(),
            congress: self.house.around.read(&self.house.store).await?.host.to_string(),
            canonical: Some(format!("{}{}", self.house.config.public_url(), self.uri.path())),
            ..self.house.frame(self.prefs, path)
        })
    }

    pub fn text(&self, word: Word) -> &'static str {
        self.prefs.locale.pick(word)
    }

    /// The page as kept, or as `render` makes it; of the query only the `known` names count.
    pub async fn answer<F, Fut>(self, known: &[&str], render: F) -> Response
    where
        F: FnOnce(Self) -> Fut,
        Fut: Future<Output = store::Result<String>>,
    {
        let key = PageKey::new(&self.uri, known, self.prefs);
        let (cache, asked) = (self.house.cache.clone(), self.headers.clone());
        let (house, prefs, uri) = (self.house.clone(), self.prefs, self.uri.clone());
        let made = || async move {
            let rendered = render(self).await;
            settled(&house, prefs, &uri, rendered).await
        };
        cache.page(key, &asked, made).await
    }
}

/// What may not be known of is not there; what fails is said to fail.
async fn settled(
    house: &House,
    prefs: Prefs,
    uri: &Uri,
    rendered: store::Result<String>,
) -> Result<Rendered, Unavailable> {
    match rendered {
        Ok(page) => Ok(Rendered::Page(page)),
        Err(store::Error::Refused(_)) => Ok(Rendered::Other(missing(house, prefs, uri).await)),
        Err(error @ store::Error::Unavailable(_)) => {
            tracing::warn!(?error, "a public page cannot be made now");
            Err(Unavailable)
        }
        Err(error) => {
            tracing::error!(?error, path = uri.path(), "a public page failed");
            let frame = apart(house, prefs, uri, BROKEN_TITLE).await;
            let page = site::document(frame, || view! { <BrokenPage/> });
            Ok(Rendered::Other(page::html(StatusCode::INTERNAL_SERVER_ERROR, page)))
        }
    }
}

/// 404 in the frame of the site.
async fn missing(house: &House, prefs: Prefs, uri: &Uri) -> Response {
    let frame = apart(house, prefs, uri, MISSING_TITLE).await;
    let page = site::document(frame, || view! { <MissingPage/> });
    page::html(StatusCode::NOT_FOUND, page)
}

/// The frame of a page that nobody is to find or to come back to.
async fn apart(house: &House, prefs: Prefs, uri: &Uri, title: Word) -> Frame {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let around = house.around.read(&house.store).await;
    Frame {
        title: prefs.locale.pick(title).to_owned(),
        congress: around.map(|around| around.host.to_string()).unwrap_or_default(),
        hidden_from_search: true,
        ..house.frame(prefs, path)
    }
}

/// Whatever no other route answers: a page for people, a sentence for programs.
pub async fn nothing_here(State(house): State<House>, uri: Uri, headers: HeaderMap) -> Response {
    match Audience::of(&headers) {
        Audience::Person => missing(&house, prefs(&headers), &uri).await,
        Audience::Program => {
            let answer = Audience::Program.refuse(StatusCode::NOT_FOUND, "没有找到这个页面。");
            page::never_stored(answer)
        }
    }
}

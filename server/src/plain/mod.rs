//! The forms that work without WASM: each calls the store command that the application calls, and
//! on a refusal shows the same component again, with what was typed and a fitting status.

pub mod account;
pub mod motion;
pub mod preview;
pub mod setup;

use std::convert::Infallible;

use app::layout::site::{self, Frame};
use app::ui::{Prefs, t};
use app::{AppError, ui::state::Failed};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::account::{Pending, SignedIn};
use leptos::prelude::*;

use crate::house::House;
use crate::page;

/// How this reader wants pages.
pub fn prefs(headers: &HeaderMap) -> Prefs {
    let cookies = headers.get("cookie").and_then(|value| value.to_str().ok());
    cookies.map(Prefs::from_cookies).unwrap_or_default()
}

/// Whom a page is for: how they want it, and their name once they are signed in.
#[derive(Clone, Debug)]
pub struct Reader {
    pub prefs: Prefs,
    name: Option<String>,
}

impl Reader {
    pub fn of(headers: &HeaderMap, who: Option<&SignedIn>) -> Self {
        // a password alone is not enough where a second factor has to follow
        let known = who.filter(|who| who.pending != Some(Pending::SecondFactor));
        Self { prefs: prefs(headers), name: known.map(|who| who.actor.name.clone()) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, parts.extensions.get()))
    }
}

/// The frame of a page for one reader: never cached, never indexed.
pub fn frame(house: &House, reader: &Reader, path: &str, title: app::ui::Word) -> Frame {
    Frame {
        title: reader.prefs.locale.pick(title).to_owned(),
        hidden_from_search: true,
        reader: reader.name.clone(),
        ..house.frame(reader.prefs, path)
    }
}

/// A whole page for one reader.
pub fn answer<V, F>(status: u16, frame: Frame, body: F) -> Response
where
    F: FnOnce() -> V + 'static,
    V: IntoView + 'static,
{
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    page::private_html(status, site::document(frame, body))
}

/// What happened, in a sentence, where there is no form to show again.
pub fn failed(house: &House, reader: &Reader, path: &str, error: AppError) -> Response {
    let mut frame = frame(house, reader, path, app::layout::words::PRODUCT);
    frame.title = frame.prefs.locale.pick(app::layout::words::NOT_DONE).to_owned();
    let back = path.to_owned();
    answer(error.status(), frame, move || {
        view! {
            <div class="narrow flow">
                <Failed error alone=true/>
                <p>
                    <a href=back>{t(app::layout::words::BACK)}</a>
                </p>
            </div>
        }
    })
}

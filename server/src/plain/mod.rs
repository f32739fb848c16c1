//! The forms that work without WASM: each calls the store command that the application calls, and
//! on a refusal shows the same component again, with what was typed and a fitting status.

pub mod account;
pub mod motion;
pub mod setup;

use app::layout::site::{self, Frame};
use app::ui::{Prefs, t};
use app::{AppError, ui::state::Failed};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use leptos::prelude::*;

use crate::house::House;
use crate::page;

/// How this reader wants pages.
pub fn prefs(headers: &HeaderMap) -> Prefs {
    let cookies = headers.get("cookie").and_then(|value| value.to_str().ok());
    cookies.map(Prefs::from_cookies).unwrap_or_default()
}

/// The frame of a page for one reader: never cached, never indexed.
pub fn frame(house: &House, headers: &HeaderMap, path: &str, title: app::ui::Word) -> Frame {
    let prefs = prefs(headers);
    Frame {
        title: prefs.locale.pick(title).to_owned(),
        hidden_from_search: true,
        ..house.frame(prefs, path)
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
pub fn failed(house: &House, headers: &HeaderMap, path: &str, error: AppError) -> Response {
    let mut frame = frame(house, headers, path, app::layout::words::PRODUCT);
    frame.title = frame.prefs.locale.pick(app::layout::words::NOT_DONE).to_owned();
    let back = path.to_owned();
    answer(error.status(), frame, move || {
        view! {
            <div class="narrow flow">
                <Failed error/>
                <p>
                    <a href=back>{t(app::layout::words::BACK)}</a>
                </p>
            </div>
        }
    })
}

//! The signed-in application: its pages, streamed and hydrated, and its server functions.

use app::ui::Prefs;
use app::{App, routes::shell};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};

use crate::house::House;
use crate::table::Table;

pub fn routes(house: &House) -> Router<House> {
    let listed = generate_route_list(App);
    let options = house.options.clone();
    Router::new()
        .leptos_routes(house, listed, move || {
            forbid_strange_scripts();
            let prefs: Prefs = app::session::prefs();
            shell(options.clone(), prefs)
        })
}

/// The server functions of every slice, which have access tables of their own.
pub fn functions() -> Table<House> {
    Table::new().any("/api/{*function}", answer)
}

async fn answer(State(_house): State<House>, request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await.into_response()
}

/// Only scripts that carry this response's nonce run, and what they load; WASM may compile.
fn forbid_strange_scripts() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(HeaderName::from_static("content-security-policy"), value);
    }
    response.insert_header(
        HeaderName::from_static("cache-control"),
        HeaderValue::from_static("no-store"),
    );
}

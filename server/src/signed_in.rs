//! The signed-in application: its pages, streamed and hydrated, and its server functions.

use app::ui::Prefs;
use app::{App, AppError, routes::shell};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::server_fn::error::FromServerFnError;
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};

use crate::house::House;
use crate::table::Table;

/// Bytes of an error on its way to a page.
const LONGEST_ERROR: usize = 64 << 10;

pub fn routes(house: &House) -> Router<House> {
    let listed = generate_route_list(App);
    let options = house.options.clone();
    // it lays the server functions as well
    let pages = Router::new().leptos_routes(house, listed, move || {
        forbid_strange_scripts();
        let prefs: Prefs = app::session::prefs();
        shell(options.clone(), prefs)
    });
    pages.layer(from_fn(worded))
}

/// The server functions of every slice, which have access tables of their own.
pub fn functions() -> Table<House> {
    Table::new().any("/api/{*function}", answer)
}

async fn answer(State(_house): State<House>, request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await.into_response()
}

/// What cannot be read, or is refused before it reaches the store, is a form with something wrong
/// in it; Leptos answers it with 500.
async fn worded(request: Request, next: Next) -> Response {
    let called = request.uri().path().starts_with("/api/");
    let answer = next.run(request).await;
    if !called || answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = axum::body::to_bytes(body, LONGEST_ERROR).await.unwrap_or_default();
    let status = match AppError::de(body.clone()) {
        AppError::Refused(refusal) => refusal.status(),
        AppError::Offline => 400,
        _ => 500,
    };
    parts.status = StatusCode::from_u16(status).unwrap_or(parts.status);
    Response::from_parts(parts, body.into())
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

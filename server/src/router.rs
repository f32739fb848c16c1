//! The contents page of the site: probes, pages, built files, and the layers around them all.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::{Extension, Router};
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::health::{self, Readiness};
use crate::house::House;
use crate::middleware::{self, Guards, session};
use crate::refusal::Audience;
use crate::table::{Table, Way};
use crate::{assets, files, live, page, plain, public, signed_in};

/// What `serve` brings together.
pub struct Parts {
    pub config: Arc<Config>,
    pub pages: Router,
    pub ready: Readiness,
}

/// Forms, files and server functions: what is answered by who asks.
fn inside() -> Table<House> {
    plain::account::routes()
        .merge(plain::motion::routes())
        .merge(plain::preview::routes())
        .merge(files::routes())
        .merge(live::routes())
        .merge(plain::setup::routes())
        .merge(signed_in::functions())
}

/// Every address but the application's pages, which Leptos lists, and the built files.
pub fn listed() -> Vec<(Way, &'static str)> {
    [health::routes().listed(), inside().listed(), public::routes().listed()].concat()
}

/// Everything that people open: the public site, plain forms, the signed-in application.
///
/// Event streams must end when `stop` is cancelled, or they hold the shutdown to its limit.
pub fn pages(house: House, stop: &CancellationToken) -> Router {
    inside()
        .into_router()
        .merge(signed_in::routes(&house))
        .layer(from_fn(session::ask_to_sign_in))
        .layer(from_fn_with_state(house.clone(), session::find))
        .layer(Extension(house.store.clone()))
        .layer(Extension(live::Stop(stop.clone())))
        .layer(Extension(app::session::Site(house.config.public_url())))
        .merge(public::routes().into_router())
        .layer(from_fn_with_state(plain::setup::Founded::new(&house), plain::setup::show_the_way))
        .with_state(house)
}

/// The whole site, ready for the listener.
pub fn site(parts: Parts) -> Router {
    let routes = Router::new()
        .merge(health::routes().into_router().with_state(parts.ready))
        .merge(parts.pages)
        .merge(assets::routes(&parts.config.site_root))
        .fallback(nothing_here);
    middleware::around(routes, Guards::from(&*parts.config))
}

async fn nothing_here(asked: HeaderMap) -> Response {
    let answer = Audience::of(&asked).refuse(StatusCode::NOT_FOUND, "没有找到这个页面。");
    page::never_stored(answer)
}

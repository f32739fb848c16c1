//! The session of a request: its cookie, who holds it, and the way to the sign-in page for pages
//! that ask for somebody.

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use domain::Actor;
use domain::account::SignedIn;
use store::account::{commands, signed_in};

use super::paths;
use crate::caller::to_sign_in;
use crate::config::Config;
use crate::house::House;
use crate::refusal::Audience;

/// A session in use is noted so often, in seconds: a write on every request would be too much.
const NOTED_EVERY: i64 = 300;

/// Only a browser that reached us by https may hold the first; `__Host-` forbids subdomains it.
fn name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-luzhi" } else { "luzhi" }
}

/// The token that the browser shows.
pub fn token<'a>(headers: &'a HeaderMap, config: &Config) -> Option<&'a str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';'));
    pairs.find_map(|pair| pair.trim().strip_prefix(name(config))?.strip_prefix('='))
}

/// The header that hands a token over; an empty one with no time takes it away.
pub fn cookie(config: &Config, token: &str, seconds: i64) -> HeaderValue {
    let secure = if config.is_https() { "; Secure" } else { "" };
    let name = name(config);
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Puts [`SignedIn`] into the request, and the [`Actor`] once nothing is pending.
pub async fn find(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let Some(token) = token(request.headers(), &house.config) else {
        return next.run(request).await;
    };
    let now = house.store.now();
    match signed_in(&house.store, token, now).await {
        Ok(Some(who)) => {
            if now.0 - who.seen_at.0 > NOTED_EVERY * 1000 {
                note(&house, &who);
            }
            if let Some(actor) = who.ready() {
                let actor = actor.clone();
                request.extensions_mut().insert::<Actor>(actor);
            }
            request.extensions_mut().insert::<SignedIn>(who);
        }
        Ok(None) => {}
        // pages that are the same for everybody go on without
        Err(error) if paths::within(request.uri().path(), paths::SIGNED_IN) => {
            tracing::warn!(%error, "who is signed in cannot be told");
            return Audience::of(request.headers()).refuse(
                StatusCode::SERVICE_UNAVAILABLE,
                "数据库暂时连不上，请过一会儿再试。您的登录还在。",
            );
        }
        Err(error) => tracing::debug!(%error, "who is signed in cannot be told"),
    }
    next.run(request).await
}

fn note(house: &House, who: &SignedIn) {
    let (store, id) = (house.store.clone(), who.sign_in);
    tokio::spawn(async move {
        if let Err(error) = commands::note_seen(&store, id, store.now()).await {
            tracing::debug!(%error, "a session's use was not noted");
        }
    });
}

/// Sends a browser that opens a page of the application to sign in first, and back afterwards.
pub async fn ask_to_sign_in(request: Request, next: Next) -> Response {
    let opens = matches!(*request.method(), Method::GET | Method::HEAD)
        && paths::within(request.uri().path(), paths::APPLICATION);
    if opens && request.extensions().get::<Actor>().is_none() {
        let (parts, _) = request.into_parts();
        return to_sign_in(&parts);
    }
    next.run(request).await
}

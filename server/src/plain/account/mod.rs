//! Accounts as plain forms: signing in, codes by text message, and a person's own settings.

mod codes;
mod delivery;
mod demo;
mod next;
mod own;
mod phone;
mod second_factor;
mod sign_in;

use app::AppError;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::{Pending, SignedIn};
use store::account::Browser;
use store::account::commands::Entered;

pub use demo::PASSWORD as DEMO_PASSWORD;

use crate::caller::to_sign_in;
use crate::house::House;
use crate::middleware::ClientAddress;
use crate::middleware::session::{cookie, token};
use crate::plain::Reader;
use crate::table::Table;

pub fn routes() -> Table<House> {
    Table::new()
        .get("/sign-in", sign_in::page)
        .post("/sign-in", sign_in::enter)
        .get("/sign-in/second-factor", sign_in::factor_page)
        .post("/sign-in/second-factor", sign_in::factor)
        .get("/sign-in/seat", sign_in::seat_page)
        .post("/sign-in/seat", sign_in::seat)
        .post("/sign-out", sign_in::leave)
        .get("/welcome", codes::welcome)
        .post("/welcome", codes::ask_welcome)
        .post("/welcome/code", codes::redeem_welcome)
        .get("/forgotten", codes::forgotten)
        .post("/forgotten", codes::ask_forgotten)
        .post("/forgotten/code", codes::redeem_forgotten)
        .get("/account", own::page)
        .get("/account/password", own::password_page)
        .post("/account/password", own::password)
        .post("/account/sign-ins/{id}/end", own::end)
        .post("/account/sign-ins/end-others", own::end_others)
        .get("/account/phone", phone::page)
        .post("/account/phone", phone::change)
        .post("/account/phone/ask", phone::ask)
        .post("/account/phone/confirm", phone::confirm)
        .get("/account/delivery", delivery::page)
        .post("/account/delivery", delivery::choose)
        .post("/account/delivery/mail", delivery::ask)
        .post("/account/delivery/mail/confirm", delivery::confirm)
        .post("/account/delivery/mail/remove", delivery::remove)
        .get("/account/second-factor", second_factor::page)
        .post("/account/second-factor/begin", second_factor::begin)
        .post("/account/second-factor/finish", second_factor::finish)
        .post("/account/second-factor/remove", second_factor::remove)
}

/// Who holds a session, fully signed in or with the second factor still to be set up.
pub struct Holder(pub SignedIn);

impl<S: Send + Sync> FromRequestParts<S> for Holder {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        match parts.extensions.get::<SignedIn>() {
            Some(who) if who.pending != Some(Pending::SecondFactor) => Ok(Self(who.clone())),
            _ => Err(to_sign_in(parts)),
        }
    }
}

/// The browser that asks, and the session it holds, if it holds one.
pub struct Visitor {
    pub browser: Browser,
    pub token: Option<String>,
    pub who: Option<SignedIn>,
    pub reader: Reader,
}

impl FromRequestParts<House> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let address = parts.extensions.get::<ClientAddress>();
        Ok(Self {
            browser: Browser {
                user_agent: parts.headers.get(USER_AGENT).map(text).unwrap_or_default(),
                address: address.map(|from| from.ip.to_string()).unwrap_or_default(),
            },
            token: token(&parts.headers, &house.config).map(str::to_owned),
            who: parts.extensions.get::<SignedIn>().cloned(),
            reader: Reader::of(&parts.headers, parts.extensions.get()),
        })
    }
}

/// Hands the browser its token and sends it on, to whatever has to come first.
pub(super) fn entered(house: &House, entered: &Entered, next: &str) -> Response {
    let next = next::safe(next);
    let encoded = crate::caller::encode(&next);
    let to = match entered.pending {
        Some(Pending::SecondFactor) => format!("/sign-in/second-factor?next={encoded}"),
        Some(Pending::Enrolment) => "/account/second-factor".to_owned(),
        None if entered.seats > 1 => format!("/sign-in/seat?next={encoded}"),
        None => next,
    };
    renewed(house, &entered.token, entered.expires_at, &to)
}

/// Hands the browser its token, new or for another time, and sends it to a page of this site.
fn renewed(house: &House, token: &str, expires_at: domain::Moment, to: &str) -> Response {
    let seconds = (expires_at.0 - house.store.now().0) / 1000;
    let cookie = cookie(&house.config, token, seconds);
    ([(axum::http::header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()
}

/// For a page that changes nothing on a refusal but says so.
fn status(error: &Option<AppError>) -> u16 {
    error.as_ref().map_or(StatusCode::OK.as_u16(), AppError::status)
}

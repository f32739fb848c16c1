//! `/account/second-factor`: setting up an authenticator, and doing without it again.

use app::AppError;
use app::account::second_factor_page::{Authenticator, RecoveryCodes, Standing};
use app::account::words;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::{Pending, SignedIn};
use leptos::prelude::*;
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;
use store::account::{commands, enrolment};

use super::{Holder, Visitor, own, status};
use crate::caller::Filled;
use crate::house::House;
use crate::middleware::session::cookie;
use crate::plain::{answer, failed, frame};

const PATH: &str = "/account/second-factor";

pub async fn page(State(house): State<House>, visitor: Visitor, Holder(who): Holder) -> Response {
    show(&house, &visitor, &who, None).await
}

async fn show(
    house: &House,
    visitor: &Visitor,
    who: &SignedIn,
    error: Option<AppError>,
) -> Response {
    let standing = match standing(house, who).await {
        Ok(standing) => standing,
        Err(error) => return failed(house, &visitor.reader, "/account", error.into()),
    };
    let frame = frame(house, &visitor.reader, PATH, words::AUTHENTICATOR);
    answer(status(&error), frame, move || view! { <Authenticator standing error/> })
}

async fn standing(house: &House, who: &SignedIn) -> Result<Standing, store::Error> {
    if who.has_second_factor {
        return Ok(Standing::On);
    }
    let (account, now) = (who.actor.account, house.store.now());
    let shown = enrolment(&house.store, account, &who.actor.name, now).await?;
    let demanded = who.pending == Some(Pending::Enrolment);
    Ok(match shown {
        Some(shown) => Standing::Shown { picture: picture(&shown.address), secret: shown.secret },
        None => Standing::Off { demanded },
    })
}

/// The square to scan: black on white in either theme, or cameras cannot read it.
fn picture(address: &str) -> String {
    let Ok(code) = QrCode::new(address.as_bytes()) else { return String::new() };
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(176, 176).quiet_zone(false).build();
    // only the element itself may stand inside a page
    drawn.find("<svg").map(|start| drawn[start..].to_owned()).unwrap_or_default()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Proving {
    password: String,
}

pub async fn begin(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Proving>,
) -> Response {
    let now = house.store.now();
    match commands::begin_enrolment(&house.store, &who, &form.password, now).await {
        Ok(()) => Redirect::to(PATH).into_response(),
        Err(error) => show(&house, &visitor, &who, Some(AppError::from(error))).await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

pub async fn finish(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Typed>,
) -> Response {
    let now = house.store.now();
    match commands::finish_enrolment(&house.store, &who, &form.code, now).await {
        Ok(done) => {
            let frame = frame(&house, &visitor.reader, PATH, words::RECOVERY);
            let seconds = (done.expires_at.0 - now.0) / 1000;
            let cookie = cookie(&house.config, &done.token, seconds);
            let codes = done.recovery_codes;
            let page = answer(200, frame, move || view! { <RecoveryCodes codes/> });
            ([(SET_COOKIE, cookie)], page).into_response()
        }
        Err(error) => show(&house, &visitor, &who, Some(AppError::from(error))).await,
    }
}

pub async fn remove(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Proving>,
) -> Response {
    let now = house.store.now();
    match commands::remove_second_factor(&house.store, &who, &form.password, now).await {
        Ok(()) => own::back(&house, &visitor, Ok(())),
        Err(error) => show(&house, &visitor, &who, Some(AppError::from(error))).await,
    }
}

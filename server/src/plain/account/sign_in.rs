//! `/sign-in`, its second factor and seats, and `/sign-out`.

use app::AppError;
use app::account::sign_in_page::{ChooseSeat, SecondFactor, SignIn};
use app::account::words;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use domain::SeatId;
use domain::account::{Pending, SignedIn};
use leptos::prelude::*;
use serde::Deserialize;
use store::account::commands;

use super::{Holder, Visitor, demo, entered, next, renewed, status};
use crate::caller::Filled;
use crate::house::House;
use crate::middleware::session::cookie;
use crate::plain::{answer, frame};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Going {
    next: String,
}

/// Whoever is signed in already is sent on; in the demo people change who they are.
pub async fn page(
    State(house): State<House>,
    visitor: Visitor,
    Query(going): Query<Going>,
) -> Response {
    let encoded = crate::caller::encode(&next::safe(&going.next));
    match visitor.who.as_ref().map(|who| who.pending) {
        Some(Some(Pending::SecondFactor)) => {
            Redirect::to(&format!("/sign-in/second-factor?next={encoded}")).into_response()
        }
        Some(Some(Pending::Enrolment)) => Redirect::to("/account/second-factor").into_response(),
        Some(None) if !house.config.demo => Redirect::to(&next::safe(&going.next)).into_response(),
        _ => show(&house, &visitor, String::new(), going.next, None).await,
    }
}

async fn show(
    house: &House,
    visitor: &Visitor,
    name: String,
    next: String,
    error: Option<AppError>,
) -> Response {
    let demo = demo::choices(house).await;
    let frame = frame(house, &visitor.reader, "/sign-in", words::SIGN_IN);
    answer(status(&error), frame, move || view! { <SignIn name next error demo/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Entering {
    name: String,
    password: String,
    next: String,
}

pub async fn enter(
    State(house): State<House>,
    visitor: Visitor,
    Filled(form): Filled<Entering>,
) -> Response {
    let (browser, old) = (&visitor.browser, visitor.token.as_deref());
    let (name, now) = (&form.name, house.store.now());
    match commands::sign_in(&house.store, name, &form.password, browser, old, now).await {
        Ok(done) => entered(&house, &done, &form.next),
        Err(error) => {
            show(&house, &visitor, form.name, form.next, Some(AppError::from(error))).await
        }
    }
}

/// Who has given the password and still owes the code.
fn half(visitor: &Visitor) -> Option<&SignedIn> {
    visitor.who.as_ref().filter(|who| who.pending == Some(Pending::SecondFactor))
}

fn to_start() -> Response {
    Redirect::to("/sign-in").into_response()
}

pub async fn factor_page(
    State(house): State<House>,
    visitor: Visitor,
    Query(going): Query<Going>,
) -> Response {
    match half(&visitor) {
        Some(_) => show_factor(&house, &visitor, going.next, None),
        None => to_start(),
    }
}

fn show_factor(
    house: &House,
    visitor: &Visitor,
    next: String,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, "/sign-in/second-factor", words::SECOND_FACTOR);
    answer(status(&error), frame, move || view! { <SecondFactor next error/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Factor {
    code: String,
    next: String,
}

pub async fn factor(
    State(house): State<House>,
    visitor: Visitor,
    Filled(form): Filled<Factor>,
) -> Response {
    let Some(who) = half(&visitor) else { return to_start() };
    let now = house.store.now();
    match commands::verify_second_factor(&house.store, who, &form.code, now).await {
        Ok(done) => entered(&house, &done, &form.next),
        Err(error) => show_factor(&house, &visitor, form.next, Some(AppError::from(error))),
    }
}

pub async fn seat_page(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Query(going): Query<Going>,
) -> Response {
    if who.seats.len() < 2 {
        return Redirect::to(&next::safe(&going.next)).into_response();
    }
    show_seats(&house, &visitor, who, going.next, None)
}

fn show_seats(
    house: &House,
    visitor: &Visitor,
    who: SignedIn,
    next: String,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, "/sign-in/seat", words::CHOOSE_SEAT);
    let (seats, worn) = (who.seats, who.actor.seat);
    answer(status(&error), frame, move || view! { <ChooseSeat seats worn next error/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Seating {
    /// One of the seats, by its number.
    seat: i64,
    next: String,
}

pub async fn seat(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Seating>,
) -> Response {
    let (to, seat) = (next::safe(&form.next), SeatId(form.seat));
    if seat == who.actor.seat {
        return Redirect::to(&to).into_response();
    }
    match commands::switch_seat(&house.store, &who, seat, house.store.now()).await {
        Ok(expires_at) => {
            renewed(&house, visitor.token.as_deref().unwrap_or_default(), expires_at, &to)
        }
        Err(error) => show_seats(&house, &visitor, who, form.next, Some(AppError::from(error))),
    }
}

/// Ends the session wherever it stands; the cookie goes even where there was none any more.
pub async fn leave(State(house): State<House>, visitor: Visitor) -> Response {
    if let Some(who) = &visitor.who {
        let left = commands::sign_out(&house.store, who, house.store.now()).await;
        if let Err(error @ (store::Error::Unavailable(_) | store::Error::Database(_))) = left {
            let error = AppError::from(error);
            return crate::plain::failed(&house, &visitor.reader, "/account", error);
        }
    }
    ([(SET_COOKIE, cookie(&house.config, "", 0))], Redirect::to("/sign-in")).into_response()
}

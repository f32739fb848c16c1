//! `/welcome` and `/forgotten`: a code by text message, then a password.

use app::AppError;
use app::account::code_page::{AskForCode, SetPassword, Why};
use axum::extract::State;
use axum::response::Response;
use domain::Refusal;
use domain::account::normal_name;
use leptos::prelude::*;
use serde::Deserialize;
use store::account::commands;

use super::{Visitor, demo, entered, status};
use crate::caller::Filled;
use crate::house::House;
use crate::plain::{answer, frame};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asking {
    phone: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Setting {
    phone: String,
    code: String,
    password: String,
}

pub async fn welcome(State(house): State<House>, visitor: Visitor) -> Response {
    show_ask(&house, &visitor, Why::Welcome, String::new(), None)
}

pub async fn forgotten(State(house): State<House>, visitor: Visitor) -> Response {
    show_ask(&house, &visitor, Why::Forgotten, String::new(), None)
}

pub async fn ask_welcome(
    State(house): State<House>,
    visitor: Visitor,
    Filled(form): Filled<Asking>,
) -> Response {
    ask(&house, &visitor, Why::Welcome, form).await
}

pub async fn ask_forgotten(
    State(house): State<House>,
    visitor: Visitor,
    Filled(form): Filled<Asking>,
) -> Response {
    ask(&house, &visitor, Why::Forgotten, form).await
}

pub async fn redeem_welcome(
    State(house): State<House>,
    visitor: Visitor,
    Filled(form): Filled<Setting>,
) -> Response {
    redeem(&house, &visitor, Why::Welcome, form).await
}

pub async fn redeem_forgotten(
    State(house): State<House>,
    visitor: Visitor,
    Filled(form): Filled<Setting>,
) -> Response {
    redeem(&house, &visitor, Why::Forgotten, form).await
}

fn show_ask(
    house: &House,
    visitor: &Visitor,
    why: Why,
    phone: String,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, why.path(), why.title());
    answer(status(&error), frame, move || view! { <AskForCode why phone error/> })
}

fn show_set(
    house: &House,
    visitor: &Visitor,
    why: Why,
    (phone, code): (String, String),
    shown: Option<String>,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, why.path(), why.title());
    answer(status(&error), frame, move || view! { <SetPassword why phone code shown error/> })
}

/// Whoever asks again too soon still has a code to type in, so that form is shown.
async fn ask(house: &House, visitor: &Visitor, why: Why, form: Asking) -> Response {
    let phone = normal_name(&form.phone);
    let before = demo::before(house, &phone);
    let error = match commands::request_code(&house.store, &phone, house.store.now()).await {
        Ok(()) => {
            let shown = demo::message(house, &phone, before).await;
            return show_set(house, visitor, why, (phone, String::new()), shown, None);
        }
        Err(error) => AppError::from(error),
    };
    if matches!(error, AppError::Refused(Refusal::TooOften { .. })) {
        show_set(house, visitor, why, (phone, String::new()), None, Some(error))
    } else {
        show_ask(house, visitor, why, form.phone, Some(error))
    }
}

async fn redeem(house: &House, visitor: &Visitor, why: Why, form: Setting) -> Response {
    let Setting { phone, code, password } = form;
    let done = commands::redeem_code_and_set_password(
        &house.store,
        &phone,
        &code,
        &password,
        &visitor.browser,
        visitor.token.as_deref(),
        house.store.now(),
    );
    match done.await {
        Ok(done) => entered(house, &done, "/app"),
        Err(error) => {
            let error = Some(AppError::from(error));
            show_set(house, visitor, why, (phone, code), None, error)
        }
    }
}

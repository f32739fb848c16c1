//! `/account/phone`: another number, proved by the code that came to it.

use app::AppError;
use app::account::phone_page::{ChangePhone, ConfirmPhone};
use app::account::words;
use axum::extract::State;
use axum::response::Response;
use domain::account::{masked, normal_name};
use leptos::prelude::*;
use serde::Deserialize;
use store::account::{commands, phone_on_file};

use super::{Holder, Visitor, demo, own, status};
use crate::caller::Filled;
use crate::house::House;
use crate::plain::{answer, failed, frame};

pub async fn page(State(house): State<House>, visitor: Visitor, Holder(_): Holder) -> Response {
    show_change(&house, &visitor, String::new(), None)
}

fn show_change(
    house: &House,
    visitor: &Visitor,
    phone: String,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, "/account/phone", words::CHANGE_PHONE);
    answer(status(&error), frame, move || view! { <ChangePhone phone error/> })
}

fn show_confirm(
    house: &House,
    visitor: &Visitor,
    phone: String,
    shown: Option<String>,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, "/account/phone", words::CONFIRM);
    answer(status(&error), frame, move || view! { <ConfirmPhone phone shown error/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Changing {
    phone: String,
    password: String,
}

pub async fn change(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Changing>,
) -> Response {
    let phone = normal_name(&form.phone);
    let (before, now) = (demo::before(&house, &phone), house.store.now());
    match commands::change_phone(&house.store, &who, &form.password, &phone, now).await {
        Ok(()) => {
            let shown = demo::message(&house, &phone, before).await;
            show_confirm(&house, &visitor, masked(&phone), shown, None)
        }
        Err(error) => show_change(&house, &visitor, form.phone, Some(AppError::from(error))),
    }
}

/// A code to the number on file, after an administrator has changed it.
pub async fn ask(State(house): State<House>, visitor: Visitor, Holder(who): Holder) -> Response {
    let masked = match phone_on_file(&house.store, who.actor.account).await {
        Ok(phone) => phone.masked,
        Err(error) => return failed(&house, &visitor.reader, "/account", error.into()),
    };
    match commands::ask_to_confirm_phone(&house.store, &who, house.store.now()).await {
        Ok(()) => show_confirm(&house, &visitor, masked, None, None),
        Err(error) => show_confirm(&house, &visitor, masked, None, Some(error.into())),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Confirming {
    code: String,
    /// The number as it was shown, masked.
    phone: String,
}

pub async fn confirm(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Confirming>,
) -> Response {
    match commands::confirm_phone(&house.store, &who, &form.code, house.store.now()).await {
        Ok(()) => own::back(&house, &visitor, Ok(())),
        Err(error) => show_confirm(&house, &visitor, form.phone, None, Some(AppError::from(error))),
    }
}

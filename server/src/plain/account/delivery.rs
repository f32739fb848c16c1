//! `/account/delivery`: by what else than the inbox a person is told, and the address of mail.

use app::AppError;
use app::account::delivery_page::{AskMail, ConfirmMail, DeliveryPage};
use app::account::words;
use axum::extract::State;
use axum::response::Response;
use domain::account::Delivery;
use domain::account::delivery::masked_mail;
use leptos::prelude::*;
use serde::Deserialize;
use store::account::{commands, delivery, phone_on_file};

use super::{Holder, Visitor, demo, own, status};
use crate::caller::Filled;
use crate::house::House;
use crate::plain::{answer, failed, frame};

const PATH: &str = "/account/delivery";

pub async fn page(State(house): State<House>, visitor: Visitor, Holder(who): Holder) -> Response {
    show(&house, &visitor, &who, None, None).await
}

/// What was chosen, on a refusal; what is kept otherwise.
async fn show(
    house: &House,
    visitor: &Visitor,
    who: &domain::account::SignedIn,
    typed: Option<Delivery>,
    error: Option<AppError>,
) -> Response {
    let kept = delivery(&house.store, who.actor.account).await;
    let phone = phone_on_file(&house.store, who.actor.account).await;
    let ((kept, address), phone) = match (kept, phone) {
        (Ok(kept), Ok(phone)) => (kept, phone.masked),
        (Err(error), _) | (_, Err(error)) => {
            return failed(house, &visitor.reader, "/account", error.into());
        }
    };
    let chosen = typed.unwrap_or(kept);
    let frame = frame(house, &visitor.reader, PATH, words::DELIVERY);
    answer(status(&error), frame, move || view! { <DeliveryPage chosen phone address error/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    sms: String,
    mail: String,
    quiet_from: String,
    quiet_until: String,
}

pub async fn choose(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Chosen>,
) -> Response {
    let read = Delivery::read(&form.sms, &form.mail, &form.quiet_from, &form.quiet_until);
    let chosen = match read {
        Ok(chosen) => chosen,
        Err(refusal) => {
            return show(&house, &visitor, &who, None, Some(AppError::Refused(refusal))).await;
        }
    };
    match commands::set_delivery(&house.store, &who, chosen, house.store.now()).await {
        Ok(()) => own::back(&house, &visitor, Ok(())),
        Err(error) => show(&house, &visitor, &who, Some(chosen), Some(error.into())).await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Address {
    address: String,
}

pub async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Address>,
) -> Response {
    let address = form.address.trim().to_owned();
    let (before, now) = (demo::before(&house, &address), house.store.now());
    match commands::ask_mail(&house.store, &who, &address, now).await {
        Ok(()) => {
            let shown = demo::message(&house, &address, before).await;
            show_confirm(&house, &visitor, masked_mail(&address), shown, None)
        }
        Err(error) => {
            let (address, error) = (form.address, Some(AppError::from(error)));
            let frame = frame(&house, &visitor.reader, PATH, words::MAIL);
            answer(status(&error), frame, move || view! { <AskMail address error/> })
        }
    }
}

fn show_confirm(
    house: &House,
    visitor: &Visitor,
    address: String,
    shown: Option<String>,
    error: Option<AppError>,
) -> Response {
    let frame = frame(house, &visitor.reader, PATH, words::CONFIRM_MAIL);
    answer(status(&error), frame, move || view! { <ConfirmMail address shown error/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Confirming {
    code: String,
    /// The address as it was shown, masked.
    address: String,
}

pub async fn confirm(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Confirming>,
) -> Response {
    match commands::confirm_mail(&house.store, &who, &form.code, house.store.now()).await {
        Ok(()) => show(&house, &visitor, &who, None, None).await,
        Err(error) => show_confirm(&house, &visitor, form.address, None, Some(error.into())),
    }
}

pub async fn remove(State(house): State<House>, visitor: Visitor, Holder(who): Holder) -> Response {
    let removed = commands::remove_mail(&house.store, &who, house.store.now()).await;
    own::back(&house, &visitor, removed)
}

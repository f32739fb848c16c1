//! `/account`: a person's own settings, sessions and password.

use app::AppError;
use app::account::account_page::{Account, AccountPage, ChangePassword};
use app::account::words;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::SignInId;
use leptos::prelude::*;
use serde::Deserialize;
use store::account::{commands, delivery, phone_on_file, sign_ins};

use super::{Holder, Visitor, renewed, status};
use crate::caller::{Filled, Named};
use crate::house::House;
use crate::plain::{answer, failed, frame};

/// Where a change that went well leads back to.
pub const DONE: &str = "/account?done=1";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Came {
    done: String,
}

pub async fn page(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Query(came): Query<Came>,
) -> Response {
    let frame = frame(&house, &visitor.reader, "/account", words::ACCOUNT);
    let phone = phone_on_file(&house.store, who.actor.account).await;
    let rows = sign_ins(&house.store, &who, house.store.now()).await;
    let chosen = delivery(&house.store, who.actor.account).await;
    let (phone, sign_ins, (delivery, _)) = match (phone, rows, chosen) {
        (Ok(phone), Ok(rows), Ok(chosen)) => (phone, rows, chosen),
        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => {
            return failed(&house, &visitor.reader, "/app", error.into());
        }
    };
    let done = !came.done.is_empty();
    let account =
        Account { who, phone: phone.masked, login: phone.login, sign_ins, delivery, done };
    answer(200, frame, move || view! { <AccountPage account/> })
}

/// To the account's page, or to what went wrong.
pub fn back(house: &House, visitor: &Visitor, done: Result<(), store::Error>) -> Response {
    match done {
        Ok(()) => Redirect::to(DONE).into_response(),
        Err(error) => failed(house, &visitor.reader, "/account", error.into()),
    }
}

pub async fn end(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Named(id): Named<SignInId>,
) -> Response {
    let ended = commands::revoke(&house.store, &who, id, house.store.now()).await;
    back(&house, &visitor, ended)
}

pub async fn end_others(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
) -> Response {
    let ended = commands::revoke_others(&house.store, &who, house.store.now()).await;
    back(&house, &visitor, ended.map(drop))
}

pub async fn password_page(
    State(house): State<House>,
    visitor: Visitor,
    Holder(_): Holder,
) -> Response {
    show_password(&house, &visitor, None)
}

fn show_password(house: &House, visitor: &Visitor, error: Option<AppError>) -> Response {
    let frame = frame(house, &visitor.reader, "/account/password", words::CHANGE_PASSWORD);
    answer(status(&error), frame, move || view! { <ChangePassword error/> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Changing {
    password: String,
    new: String,
}

pub async fn password(
    State(house): State<House>,
    visitor: Visitor,
    Holder(who): Holder,
    Filled(form): Filled<Changing>,
) -> Response {
    let (old, new, now) = (&form.password, &form.new, house.store.now());
    match commands::change_password(&house.store, &who, old, new, now).await {
        Ok(done) => renewed(&house, &done.token, done.expires_at, DONE),
        Err(error) => show_password(&house, &visitor, Some(AppError::from(error))),
    }
}

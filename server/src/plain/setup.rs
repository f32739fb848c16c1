//! `/setup`: the first administrator of an empty house. Once there is one, there is no such page;
//! until then, whoever opens the site is shown the way to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::AppError;
use app::organisation::setup_page::{SetupPage, Typed};
use app::organisation::words::SETUP;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use domain::account::{PasswordProfile, check_password};
use domain::error::Check;
use domain::organisation::Level;
use domain::organisation::form::{CongressForm, FirstForm, RegionForm};
use leptos::prelude::*;
use serde::Deserialize;
use store::account::commands::sign_in;
use store::account::password;
use store::organisation::commands::{Entrance, create_first_administrator};
use store::organisation::is_empty;

use super::account::{Visitor, entered};
use super::{answer, failed, frame};
use crate::caller::Filled;
use crate::house::House;
use crate::table::Table;

/// Where somebody lands who is looking for a way in.
const DOORS: &[&str] = &["/", "/sign-in", "/app"];

pub fn routes() -> Table<House> {
    Table::new().get("/setup", page).post("/setup", found)
}

/// Whether the house has been founded; asked of the database until it has.
#[derive(Clone)]
pub struct Founded {
    house: House,
    known: Arc<AtomicBool>,
}

impl Founded {
    pub fn new(house: &House) -> Self {
        Self { house: house.clone(), known: Arc::default() }
    }

    async fn yet(&self) -> bool {
        if self.known.load(Ordering::Relaxed) {
            return true;
        }
        // a database that cannot be asked is no empty house
        let founded = !is_empty(&self.house.store).await.unwrap_or(false);
        self.known.store(founded, Ordering::Relaxed);
        founded
    }
}

/// Sends who knocks at an empty house to its first page.
pub async fn show_the_way(
    State(founded): State<Founded>,
    request: Request,
    next: Next,
) -> Response {
    let knocks = request.method() == Method::GET && DOORS.contains(&request.uri().path());
    if knocks && !founded.yet().await {
        return Redirect::to("/setup").into_response();
    }
    next.run(request).await
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Founding {
    region_code: String,
    region_name: String,
    level: String,
    congress_name: String,
    congress_short_name: String,
    name: String,
    phone: String,
    password: String,
}

impl Founding {
    fn typed(&self) -> Typed {
        let own = self.clone();
        Typed {
            region_code: own.region_code,
            region_name: own.region_name,
            level: own.level,
            congress_name: own.congress_name,
            congress_short_name: own.congress_short_name,
            name: own.name,
            phone: own.phone,
        }
    }

    fn form(&self) -> FirstForm {
        let text = |text: &String| text.trim().to_owned();
        FirstForm {
            region: RegionForm {
                code: text(&self.region_code),
                name: text(&self.region_name),
                short_name: text(&self.region_name),
                level: Level::from_code(&self.level).unwrap_or(Level::City),
                parent: None,
            },
            congress: CongressForm {
                name: text(&self.congress_name),
                short_name: text(&self.congress_short_name),
            },
            name: text(&self.name),
            phone: domain::organisation::form::plain_phone(&self.phone),
        }
    }

    /// Every flaw at once, the password's among them.
    fn check(&self) -> Result<FirstForm, Refusal> {
        let form = self.form();
        let mut check = Check::default();
        if let Err(Refusal::Invalid(flaws)) = form.check() {
            check.0.extend(flaws);
        }
        let names = [form.phone.clone(), form.name.clone()];
        check_password(&mut check, &self.password, PasswordProfile::default(), &names);
        check.done().map(|()| form)
    }
}

async fn page(State(house): State<House>, visitor: Visitor) -> Response {
    match is_empty(&house.store).await {
        Ok(true) => show(&house, &visitor, Typed::default(), None),
        Ok(false) => failed(&house, &visitor.reader, "/", Refusal::Hidden.into()),
        Err(error) => failed(&house, &visitor.reader, "/", error.into()),
    }
}

fn show(house: &House, visitor: &Visitor, typed: Typed, error: Option<AppError>) -> Response {
    let frame = frame(house, &visitor.reader, "/setup", SETUP);
    let status = error.as_ref().map_or(200, AppError::status);
    answer(status, frame, move || view! { <SetupPage typed error/> })
}

async fn found(
    State(house): State<House>,
    visitor: Visitor,
    Filled(founding): Filled<Founding>,
) -> Response {
    match enter(&house, &visitor, &founding).await {
        Ok(response) => response,
        Err(AppError::Refused(Refusal::Hidden)) => {
            failed(&house, &visitor.reader, "/", Refusal::Hidden.into())
        }
        Err(error) => show(&house, &visitor, founding.typed(), Some(error)),
    }
}

/// Founds the house and signs its administrator in.
async fn enter(
    house: &House,
    visitor: &Visitor,
    founding: &Founding,
) -> Result<Response, AppError> {
    let (store, now) = (&house.store, house.store.now());
    if !is_empty(store).await? {
        return Err(Refusal::Hidden.into());
    }
    let form = founding.check()?;
    let phone = form.phone.clone();
    let hash = password::hash(&founding.password).await?;
    create_first_administrator(store, form, Entrance::Password { hash }, now).await?;
    let browser = &visitor.browser;
    let token = visitor.token.as_deref();
    let done = sign_in(store, &phone, &founding.password, browser, token, now).await?;
    Ok(entered(house, &done, "/app/admin"))
}

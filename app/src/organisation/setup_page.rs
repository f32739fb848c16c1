//! `/setup`: the first administrator of an empty house, as a plain form.

use domain::FieldError;
use domain::organisation::Level;
use leptos::prelude::*;

use super::parts::sheet::{Entry, Flaws, Pick, options};
use super::words::*;
use crate::error::AppError;
use crate::ui::state::Failed;
use crate::ui::t;

/// What was typed, to be shown again.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub region_code: String,
    pub region_name: String,
    pub level: String,
    pub congress_name: String,
    pub congress_short_name: String,
    pub name: String,
    pub phone: String,
}

#[component]
pub fn SetupPage(typed: Typed, error: Option<AppError>) -> impl IntoView {
    let errors: Vec<FieldError> = error.as_ref().map(AppError::fields).unwrap_or_default();
    let form = "setup";
    let levels = options(Level::ALL, Level::code, level);
    let chosen = if typed.level.is_empty() { Level::City.code().to_owned() } else { typed.level };
    let trouble = match (errors.is_empty(), error) {
        (false, _) => Some(view! { <Flaws form errors/> }.into_any()),
        (true, Some(error)) => Some(view! { <Failed error/> }.into_any()),
        (true, None) => None,
    };
    view! {
        <section class="gate">
            <header>
                <h1>{t(SETUP)}</h1>
                <p>{t(SETUP_TEXT)}</p>
                <p class="quiet">{t(SETUP_ONCE)}</p>
            </header>
            {trouble}
            <form class="form" method="post" action="/setup">
                <Entry
                    form
                    name="region_code"
                    label=REGION_CODE
                    value=typed.region_code
                    hint=Some(REGION_CODE_HINT)
                />
                <Entry
                    form
                    name="region_name"
                    label=REGION_NAME
                    value=typed.region_name
                    hint=Some(REGION_NAME_HINT)
                />
                <Pick form name="level" label=LEVEL options=levels chosen/>
                <Entry
                    form
                    name="congress_name"
                    label=CONGRESS_NAME
                    value=typed.congress_name
                    hint=Some(CONGRESS_NAME_HINT)
                />
                <Entry
                    form
                    name="congress_short_name"
                    label=CONGRESS_SHORT
                    value=typed.congress_short_name
                />
                <h2>{t(ADMINISTRATOR)}</h2>
                <Entry form name="name" label=FULL_NAME value=typed.name/>
                <Entry form name="phone" label=PHONE value=typed.phone kind="tel"/>
                <Entry
                    form
                    name="password"
                    label=PASSWORD
                    kind="password"
                    hint=Some(PASSWORD_HINT)
                />
                <button class="button wide big">{t(BEGIN)}</button>
            </form>
        </section>
    }
}

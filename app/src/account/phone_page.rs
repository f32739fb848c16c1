//! Another number: password and number first, then the code that came to it.

use leptos::prelude::*;

use super::code_page::DemoMessage;
use super::parts::{Entry, Kind, Trouble, flaws};
use super::words::*;
use crate::error::AppError;
use crate::ui::{t, tf};

#[component]
pub fn ChangePhone(phone: String, error: Option<AppError>) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(CHANGE_PHONE)}</h1>
                <p>{t(CHANGE_PHONE_NOTE)}</p>
            </header>
            <Trouble error/>
            <form class="form" method="post" action="/account/phone">
                <Entry
                    id="phone"
                    label=NEW_PHONE
                    kind=Kind::Phone
                    value=phone
                    errors=errors.clone()
                />
                <Entry id="password" label=OLD_PASSWORD kind=Kind::Password errors/>
                <button class="button wide">{t(SEND_CODE)}</button>
            </form>
            <footer>
                <a href="/account">{t(ACCOUNT)}</a>
            </footer>
        </section>
    }
}

/// `phone` is masked: whoever looks over the shoulder need not know it.
#[component]
pub fn ConfirmPhone(
    phone: String,
    shown: Option<String>,
    error: Option<AppError>,
) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(CONFIRM)}</h1>
                <p>{tf(SENT_TO, &[("phone", &phone)])}</p>
            </header>
            <DemoMessage shown/>
            <Trouble error/>
            <form class="form" method="post" action="/account/phone/confirm">
                <input type="hidden" name="phone" value=phone.clone()/>
                <Entry id="code" label=CODE kind=Kind::Code errors/>
                <button class="button wide">{t(CONFIRM)}</button>
            </form>
            <footer>
                <a href="/account">{t(ACCOUNT)}</a>
            </footer>
        </section>
    }
}

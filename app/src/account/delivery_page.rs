//! 通知方式: by what else than the inbox a person is told; and the address of mail, proved by code.

use domain::account::{ByMail, BySms, Delivery};
use leptos::prelude::*;

use super::code_page::DemoMessage;
use super::parts::{Entry, Kind, Trouble, flaws};
use super::words::*;
use crate::error::AppError;
use crate::ui::form::{Choice, Field};
use crate::ui::{Word, t, tf};

/// `address` is masked; without one there is no mail to choose.
#[component]
pub fn DeliveryPage(
    chosen: Delivery,
    phone: String,
    address: Option<String>,
    error: Option<AppError>,
) -> impl IntoView {
    let sms = |by: BySms, label, small| {
        view! { <Choice name="sms" value=by.code() label small checked=chosen.sms == by/> }
    };
    let mail = |by: ByMail, label, small| {
        view! { <Choice name="mail" value=by.code() label small checked=chosen.mail == by/> }
    };
    let has_mail = address.is_some();
    view! {
        <div class="narrow flow">
            <h1>{t(DELIVERY)}</h1>
            <p class="hint">{t(DELIVERY_TEXT)}</p>
            <Trouble error/>
            <form class="form card" method="post" action="/account/delivery">
                <fieldset class="choices three">
                    <legend>{t(BY_SMS)} " " <small>{phone}</small></legend>
                    {sms(BySms::Never, NEVER, SMS_NEVER)}
                    {sms(BySms::Pressing, PRESSING, SMS_PRESSING)}
                    {sms(BySms::All, ALL_NOTICES, SMS_ALL)}
                </fieldset>
                {if has_mail {
                    view! {
                        <fieldset class="choices three">
                            <legend>{t(BY_MAIL)} " " <small>{address.clone()}</small></legend>
                            {mail(ByMail::Never, NEVER, MAIL_NEVER)}
                            {mail(ByMail::Each, EACH, MAIL_EACH)}
                            {mail(ByMail::Daily, DAILY, MAIL_DAILY)}
                        </fieldset>
                    }
                        .into_any()
                } else {
                    view! { <input type="hidden" name="mail" value=ByMail::Never.code()/> }
                        .into_any()
                }}
                <div class="pair">
                    <Hour id="quiet_from" label=QUIET_FROM hour=chosen.quiet.from/>
                    <Hour id="quiet_until" label=QUIET_UNTIL hour=chosen.quiet.until/>
                </div>
                <p class="hint">{t(QUIET_TEXT)}</p>
                <button class="button">{t(SAVE)}</button>
            </form>
            <Address address/>
            <p>
                <a href="/account">{t(ACCOUNT)}</a>
            </p>
        </div>
    }
}

#[component]
fn Hour(id: &'static str, label: Word, hour: u8) -> impl IntoView {
    view! {
        <Field id label>
            <select id=id name=id>
                {(0..24_u8)
                    .map(|one| {
                        view! {
                            <option value=one.to_string() selected=one == hour>
                                {format!("{one:02}:00")}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Field>
    }
}

/// The address: to be given, changed, or taken out.
#[component]
fn Address(address: Option<String>) -> impl IntoView {
    let label = if address.is_some() { CHANGE_MAIL } else { ADD_MAIL };
    view! {
        <section class="card">
            <h2>{t(MAIL)}</h2>
            <p>{address.clone().unwrap_or_else(|| t(NO_MAIL).to_owned())}</p>
            <form class="form" method="post" action="/account/delivery/mail">
                <Entry id="address" label=MAIL_ADDRESS kind=Kind::Mail hint=Some(MAIL_HINT)/>
                <button class="button plain">{t(label)}</button>
            </form>
            {address
                .map(|_| {
                    view! {
                        <form method="post" action="/account/delivery/mail/remove">
                            <button class="button quiet small">{t(REMOVE_MAIL)}</button>
                        </form>
                    }
                })}
        </section>
    }
}

/// The address was given, or was none; then the code that came to it.
#[component]
pub fn AskMail(address: String, error: Option<AppError>) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(MAIL)}</h1>
                <p>{t(MAIL_HINT)}</p>
            </header>
            <Trouble error/>
            <form class="form" method="post" action="/account/delivery/mail">
                <Entry id="address" label=MAIL_ADDRESS kind=Kind::Mail value=address errors/>
                <button class="button wide">{t(SEND_CODE)}</button>
            </form>
            <footer>
                <a href="/account/delivery">{t(DELIVERY)}</a>
            </footer>
        </section>
    }
}

#[component]
pub fn ConfirmMail(
    address: String,
    shown: Option<String>,
    error: Option<AppError>,
) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(CONFIRM_MAIL)}</h1>
                <p>{tf(SENT_TO, &[("phone", &address)])}</p>
            </header>
            <DemoMessage shown/>
            <Trouble error/>
            <form class="form" method="post" action="/account/delivery/mail/confirm">
                <input type="hidden" name="address" value=address.clone()/>
                <Entry id="code" label=CODE kind=Kind::Code errors/>
                <button class="button wide">{t(CONFIRM_MAIL)}</button>
            </form>
            <footer>
                <a href="/account/delivery">{t(DELIVERY)}</a>
            </footer>
        </section>
    }
}

//! A person's own account: seats, password, number, authenticator, and where they are signed in.

use domain::account::{ByMail, BySms, Delivery, SignInRow, SignedIn};
use leptos::prelude::*;

use super::parts::{Entry, Kind, SeatName, Trouble, device, flaws};
use super::words::*;
use crate::error::AppError;
use crate::ui::{Icon, Word, t, tf};

/// What the page shows besides who it is.
#[derive(Clone, Debug)]
pub struct Account {
    pub who: SignedIn,
    pub phone: String,
    pub login: Option<String>,
    pub sign_ins: Vec<SignInRow>,
    pub delivery: Delivery,
    /// Something has just been changed.
    pub done: bool,
}

#[component]
pub fn AccountPage(account: Account) -> impl IntoView {
    let Account { who, phone, login, sign_ins, delivery, done } = account;
    let kept = t(PASSWORD_KEPT).to_owned();
    let told = told(delivery);
    let factor = t(if who.has_second_factor { IS_ON } else { IS_OFF }).to_owned();
    view! {
        <div class="narrow flow">
            <h1>{t(ACCOUNT)}</h1>
            {done
                .then(|| {
                    view! {
                        <div class="notice ok" role="status">
                            <Icon name="check"/>
                            <p>{t(DONE)}</p>
                        </div>
                    }
                })}
            {who.phone_unconfirmed.then(|| view! { <Unconfirmed/> })}
            <p class="person">
                <b>{who.actor.name.clone()}</b>
                {login.map(|login| view! { <span class="quiet">{t(LOGIN)} " " {login}</span> })}
            </p>
            <Seats who=who.clone()/>
            <section class="card">
                <h2>{t(SECURITY)}</h2>
                <ul class="settings">
                    <Row label=PASSWORD now=kept href="/account/password"/>
                    <Row label=PHONE now=phone href="/account/phone"/>
                    <Row label=AUTHENTICATOR now=factor href="/account/second-factor"/>
                    <Row label=DELIVERY now=told href="/account/delivery"/>
                </ul>
            </section>
            <SignIns rows=sign_ins/>
            <form method="post" action="/sign-out">
                <button class="button plain">{t(SIGN_OUT)}</button>
            </form>
        </div>
    }
}

/// The inbox, and what else was chosen.
fn told(delivery: Delivery) -> String {
    let sms = (delivery.sms != BySms::Never).then(|| t(BY_SMS));
    let mail = (delivery.mail != ByMail::Never).then(|| t(BY_MAIL));
    let chosen = [Some(t(INBOX)), sms, mail];
    chosen.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
fn Row(label: Word, now: String, href: &'static str) -> impl IntoView {
    let change = format!("{} {}", t(CHANGE), t(label));
    view! {
        <li>
            <span>{t(label)} <small>{now}</small></span>
            <a class="button plain small" href=href aria-label=change>
                {t(CHANGE)}
            </a>
        </li>
    }
}

#[component]
fn Unconfirmed() -> impl IntoView {
    view! {
        <div class="notice soon" role="status">
            <Icon name="warning"/>
            <h2>{t(UNCONFIRMED)}</h2>
            <p>{t(UNCONFIRMED_TEXT)}</p>
            <form method="post" action="/account/phone/ask">
                <button class="button small">{t(CONFIRM)}</button>
            </form>
        </div>
    }
}

#[component]
fn Seats(who: SignedIn) -> impl IntoView {
    let worn = who.actor.seat;
    view! {
        <section class="card">
            <h2>{t(SEATS)}</h2>
            <ul class="settings">
                {who
                    .seats
                    .into_iter()
                    .map(|seat| {
                        let (id, is_worn) = (seat.id.to_string(), seat.id == worn);
                        view! {
                            <li>
                                <SeatName seat/>
                                {if is_worn {
                                    view! { <span class="tag ok">{t(WORN)}</span> }.into_any()
                                } else {
                                    view! {
                                        <form method="post" action="/sign-in/seat">
                                            <input type="hidden" name="next" value="/app"/>
                                            <input type="hidden" name="seat" value=id/>
                                            <button class="button plain small">{t(SWITCH)}</button>
                                        </form>
                                    }
                                        .into_any()
                                }}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn SignIns(rows: Vec<SignInRow>) -> impl IntoView {
    let several = rows.len() > 1;
    view! {
        <section class="card">
            <h2>{t(SIGN_INS)}</h2>
            <ul class="settings">
                {rows.into_iter().map(|row| view! { <SignInLine row/> }).collect_view()}
            </ul>
            {several
                .then(|| {
                    view! {
                        <form method="post" action="/account/sign-ins/end-others">
                            <button class="button plain small">{t(END_OTHERS)}</button>
                        </form>
                    }
                })}
        </section>
    }
}

#[component]
fn SignInLine(row: SignInRow) -> impl IntoView {
    let times = tf(SINCE, &[("since", &row.created_at.minute()), ("seen", &row.seen_at.minute())]);
    let end = format!("/account/sign-ins/{}/end", row.id);
    view! {
        <li>
            <span>
                {device(&row.user_agent)} <small>{row.address} " · " {times}</small>
            </span>
            {if row.current {
                view! { <span class="tag ok">{t(THIS_ONE)}</span> }.into_any()
            } else {
                view! {
                    <form method="post" action=end>
                        <button class="button plain small">{t(END)}</button>
                    </form>
                }
                    .into_any()
            }}
        </li>
    }
}

#[component]
pub fn ChangePassword(error: Option<AppError>) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(CHANGE_PASSWORD)}</h1>
                <p>{t(CHANGE_PASSWORD_NOTE)}</p>
            </header>
            <Trouble error/>
            <form class="form" method="post" action="/account/password">
                <Entry
                    id="password"
                    label=OLD_PASSWORD
                    kind=Kind::Password
                    errors=errors.clone()
                />
                <Entry
                    id="new"
                    label=NEW_PASSWORD
                    kind=Kind::NewPassword
                    hint=Some(NEW_PASSWORD_HINT)
                    errors
                />
                <button class="button wide">{t(CHANGE_PASSWORD)}</button>
            </form>
            <footer>
                <a href="/account">{t(ACCOUNT)}</a>
            </footer>
        </section>
    }
}

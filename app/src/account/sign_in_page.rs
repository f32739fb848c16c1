//! Signing in: name and password, then perhaps a code, then perhaps a choice of seats.

use domain::account::SeatChoice;
use domain::{Flaw, SeatId};
use leptos::prelude::*;

use super::parts::{Entry, Kind, Next, SeatName, Trouble, flaws};
use super::words::*;
use crate::error::AppError;
use crate::ui::{Icon, t, tf};

/// Somebody of the demo town whom one click signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub name: String,
    pub login: String,
    pub seat: SeatChoice,
}

/// The accounts of the demo and their one password; absent everywhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    pub accounts: Vec<DemoAccount>,
    pub password: String,
}

#[component]
pub fn SignIn(
    name: String,
    next: String,
    error: Option<AppError>,
    demo: Option<Demo>,
) -> impl IntoView {
    let wrong = flaws(&error).iter().any(|one| one.flaw == Flaw::Wrong);
    let told = error.filter(|_| !wrong);
    view! {
        <section class="gate">
            <header>
                <h1>{t(SIGN_IN)}</h1>
            </header>
            {wrong
                .then(|| {
                    view! {
                        <div class="notice late" role="alert" id="errors">
                            <Icon name="warning"/>
                            <p>{t(WRONG)}</p>
                        </div>
                    }
                })}
            <Trouble error=told/>
            <form class="form" method="post" action="/sign-in">
                <Next next=next.clone()/>
                <Entry id="name" label=NAME kind=Kind::Name value=name/>
                <Entry id="password" label=PASSWORD kind=Kind::Password/>
                <button class="button wide big">{t(SIGN_IN)}</button>
            </form>
            <footer>
                <p>
                    <a href="/welcome">{t(FIRST_TIME)}</a>
                    " · "
                    <a href="/forgotten">{t(FORGOTTEN)}</a>
                </p>
                <p>{t(INVITED_ONLY)}</p>
            </footer>
        </section>
        {demo.map(|demo| view! { <DemoAccounts demo next/> })}
    }
}

#[component]
fn DemoAccounts(demo: Demo, next: String) -> impl IntoView {
    let Demo { accounts, password } = demo;
    view! {
        <section class="card narrow" id="demo">
            <h2>{t(DEMO_TITLE)}</h2>
            <p class="quiet">{tf(DEMO_PASSWORD, &[("password", &password)])}</p>
            <ul class="settings">
                {accounts
                    .into_iter()
                    .map(|one| {
                        let label = format!("{} {}", t(SIGN_IN), one.name);
                        view! {
                            <li>
                                <span>
                                    {one.name.clone()} <small>
                                        <code>{one.login.clone()}</code>
                                        " · "
                                        <SeatName seat=one.seat/>
                                    </small>
                                </span>
                                <form method="post" action="/sign-in">
                                    <Next next=next.clone()/>
                                    <input type="hidden" name="name" value=one.login/>
                                    <input type="hidden" name="password" value=password.clone()/>
                                    <button class="button plain small" aria-label=label>
                                        {t(SIGN_IN)}
                                    </button>
                                </form>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
pub fn SecondFactor(next: String, error: Option<AppError>) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(SECOND_FACTOR)}</h1>
            </header>
            <Trouble error/>
            <form class="form" method="post" action="/sign-in/second-factor">
                <Next next/>
                <Entry
                    id="code"
                    label=APP_CODE
                    kind=Kind::CodeOrWritten
                    hint=Some(SECOND_FACTOR_HINT)
                    errors
                />
                <button class="button wide big">{t(CONTINUE)}</button>
            </form>
            <footer>
                <form method="post" action="/sign-out">
                    <button class="button quiet small">{t(SIGN_OUT)}</button>
                </form>
            </footer>
        </section>
    }
}

#[component]
pub fn ChooseSeat(
    seats: Vec<SeatChoice>,
    worn: SeatId,
    next: String,
    error: Option<AppError>,
) -> impl IntoView {
    view! {
        <section class="gate">
            <header>
                <h1>{t(CHOOSE_SEAT)}</h1>
                <p>{t(CHOOSE_SEAT_HINT)}</p>
            </header>
            <Trouble error/>
            <form class="form" method="post" action="/sign-in/seat">
                <Next next/>
                <fieldset class="choices">
                    <legend>{t(SEATS)}</legend>
                    {seats
                        .into_iter()
                        .map(|seat| {
                            let value = seat.id.to_string();
                            let checked = seat.id == worn;
                            view! {
                                <label class="choice">
                                    <input type="radio" name="seat" value=value checked=checked/>
                                    <SeatName seat/>
                                </label>
                            }
                        })
                        .collect_view()}
                </fieldset>
                <button class="button wide big">{t(CONTINUE)}</button>
            </form>
        </section>
    }
}

//! A code by text message, then a password: for the first time, or since the old one is forgotten.

use domain::account::masked;
use leptos::prelude::*;

use super::parts::{Entry, Kind, Trouble, flaws};
use super::words::*;
use crate::error::AppError;
use crate::ui::{Icon, Word, t, tf};

/// Why a code is asked for: it decides words and addresses, nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Welcome,
    Forgotten,
}

impl Why {
    pub fn path(self) -> &'static str {
        match self {
            Self::Welcome => "/welcome",
            Self::Forgotten => "/forgotten",
        }
    }

    pub fn title(self) -> Word {
        match self {
            Self::Welcome => WELCOME,
            Self::Forgotten => FORGOTTEN,
        }
    }

    fn text(self) -> Word {
        match self {
            Self::Welcome => WELCOME_TEXT,
            Self::Forgotten => FORGOTTEN_TEXT,
        }
    }
}

#[component]
pub fn AskForCode(why: Why, phone: String, error: Option<AppError>) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(why.title())}</h1>
                <p>{t(why.text())}</p>
            </header>
            <Trouble error/>
            <form class="form" method="post" action=why.path()>
                <Entry id="phone" label=PHONE kind=Kind::Phone value=phone errors/>
                <button class="button wide big">{t(SEND_CODE)}</button>
            </form>
            <footer>
                <a href="/sign-in">{t(BACK_TO_SIGN_IN)}</a>
            </footer>
        </section>
    }
}

/// `shown` is the message itself, where the demo stands in for a telephone.
#[component]
pub fn SetPassword(
    why: Why,
    phone: String,
    code: String,
    shown: Option<String>,
    error: Option<AppError>,
) -> impl IntoView {
    let errors = flaws(&error);
    let sent = tf(SENT, &[("phone", &masked(&phone))]);
    view! {
        <section class="gate">
            <header>
                <h1>{t(why.title())}</h1>
                <p>{sent}</p>
            </header>
            <DemoMessage shown/>
            <Trouble error/>
            <form class="form" method="post" action=format!("{}/code", why.path())>
                <input type="hidden" name="phone" value=phone.clone()/>
                <Entry id="code" label=CODE kind=Kind::Code value=code errors=errors.clone()/>
                <input
                    class="unseen"
                    type="text"
                    name="username"
                    value=phone
                    autocomplete="username"
                    tabindex="-1"
                    aria-hidden="true"
                    readonly
                />
                <Entry
                    id="password"
                    label=NEW_PASSWORD
                    kind=Kind::NewPassword
                    hint=Some(NEW_PASSWORD_HINT)
                    errors
                />
                <button class="button wide big">{t(SET_PASSWORD)}</button>
            </form>
            <footer>
                <a href=why.path()>{t(OTHER_NUMBER)}</a>
            </footer>
        </section>
    }
}

/// The demo sends no message, so the page shows it.
#[component]
pub fn DemoMessage(shown: Option<String>) -> impl IntoView {
    shown.map(|body| {
        view! {
            <div class="notice info" role="status" id="demo-message">
                <Icon name="message"/>
                <p>{t(DEMO_CODE)} <br/> <output>{body}</output></p>
            </div>
        }
    })
}

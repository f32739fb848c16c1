//! The authenticator: setting it up, the codes to write down, doing without it again.

use leptos::prelude::*;

use super::parts::{Entry, Kind, Trouble, flaws};
use super::words::*;
use crate::error::AppError;
use crate::ui::{Icon, t};

/// How far setting it up has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is none; `demanded` by the seat that is worn.
    Off {
        demanded: bool,
    },
    /// A secret was drawn and is shown: as an SVG picture, and to be typed in.
    Shown {
        picture: String,
        secret: String,
    },
    On,
}

#[component]
pub fn Authenticator(standing: Standing, error: Option<AppError>) -> impl IntoView {
    let errors = flaws(&error);
    view! {
        <section class="gate">
            <header>
                <h1>{t(AUTHENTICATOR)}</h1>
                <p>{t(ENROL_TEXT)}</p>
            </header>
            <Trouble error/>
            {match standing {
                Standing::Off { demanded } => {
                    view! {
                        {demanded.then(|| view! { <p class="notice soon">{t(ENROL_DEMANDED)}</p> })}
                        <form class="form" method="post" action="/account/second-factor/begin">
                            <Entry id="password" label=OLD_PASSWORD kind=Kind::Password errors/>
                            <button class="button wide">{t(SET_UP)}</button>
                        </form>
                    }
                        .into_any()
                }
                Standing::Shown { picture, secret } => {
                    view! {
                        <p>{t(SCAN)}</p>
                        <div class="scan" inner_html=picture></div>
                        <p>
                            {t(SECRET)} " " <code>{secret}</code>
                        </p>
                        <form class="form" method="post" action="/account/second-factor/finish">
                            <Entry
                                id="code"
                                label=APP_CODE
                                kind=Kind::Code
                                hint=Some(TYPE_CODE)
                                errors
                            />
                            <button class="button wide">{t(TURN_ON)}</button>
                        </form>
                    }
                        .into_any()
                }
                Standing::On => {
                    view! {
                        <p class="tag ok">{t(IS_ON)}</p>
                        <form class="form" method="post" action="/account/second-factor/remove">
                            <Entry id="password" label=OLD_PASSWORD kind=Kind::Password errors/>
                            <button class="button danger">{t(TURN_OFF)}</button>
                        </form>
                    }
                        .into_any()
                }
            }}
            <footer>
                <a href="/account">{t(ACCOUNT)}</a>
            </footer>
        </section>
    }
}

/// Shown once, right after the authenticator was turned on.
#[component]
pub fn RecoveryCodes(codes: Vec<String>) -> impl IntoView {
    view! {
        <section class="gate">
            <header>
                <h1>{t(RECOVERY)}</h1>
            </header>
            <div class="notice soon" role="status">
                <Icon name="warning"/>
                <p>{t(RECOVERY_TEXT)}</p>
            </div>
            <ol id="recovery">
                {codes
                    .into_iter()
                    .map(|code| view! { <li><code>{code}</code></li> })
                    .collect_view()}
            </ol>
            <a class="button wide" href="/account">
                {t(WRITTEN_DOWN)}
            </a>
        </section>
    }
}

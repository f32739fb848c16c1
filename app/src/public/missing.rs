//! Nothing here: the same page for what never was and for what is not public.

use leptos::prelude::*;

use super::parts::find::Find;
use super::words::*;
use crate::ui::{Icon, Word, t};

#[component]
pub fn MissingPage() -> impl IntoView {
    view! { <Sorry icon="search" title=MISSING_TITLE text=MISSING_TEXT/> }
}

/// Something went wrong with us; the log has it.
#[component]
pub fn BrokenPage() -> impl IntoView {
    view! { <Sorry icon="warning" title=BROKEN_TITLE text=BROKEN_TEXT/> }
}

#[component]
fn Sorry(icon: &'static str, title: Word, text: Word) -> impl IntoView {
    view! {
        <div class="narrow">
            <div class="empty">
                <Icon name=icon/>
                <h1>{t(title)}</h1>
                <p>{t(text)}</p>
            </div>
            <Find action="/motions" label=SEARCH_MOTIONS query=""/>
            <p>
                <a class="onward" href="/">
                    {t(TO_HOME)}
                </a>
            </p>
        </div>
    }
}

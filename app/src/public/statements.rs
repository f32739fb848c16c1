//! What the law asks a public site to say, where the operator has no page of its own.

use leptos::prelude::*;

use super::words::statements::*;
use crate::ui::{Word, t};

#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! { <Statement title=PRIVACY_TITLE lead=PRIVACY_LEAD parts=&PRIVACY/> }
}

#[component]
pub fn ComplaintsPage() -> impl IntoView {
    view! { <Statement title=COMPLAINTS_TITLE lead=COMPLAINTS_LEAD parts=&COMPLAINTS/> }
}

#[component]
fn Statement(title: Word, lead: Word, parts: &'static [(Word, Word)]) -> impl IntoView {
    let part = |(title, text): &(Word, Word)| {
        view! {
            <h2>{t(*title)}</h2>
            <p>{t(*text)}</p>
        }
    };
    view! {
        <article class="narrow statement">
            <h1>{t(title)}</h1>
            <p class="lead">{t(lead)}</p>
            {parts.iter().map(part).collect_view()}
        </article>
    }
}

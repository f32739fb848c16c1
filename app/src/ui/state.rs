//! Empty, loading and failed: the states every page can be in.

use leptos::prelude::*;

use super::icon::Icon;
use super::words::{Word, t};
use crate::error::AppError;

#[component]
pub fn Empty(
    #[prop(default = "check")] icon: &'static str,
    title: Word,
    #[prop(optional)] text: Option<Word>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon/>
            <h2>{t(title)}</h2>
            {text.map(|text| view! { <p>{t(text)}</p> })}
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <div class="loading" aria-hidden="true">
            <i></i>
            <i></i>
            <i></i>
        </div>
    }
}

/// What happened, what was kept, what to do.
#[component]
pub fn Failed(
    error: AppError,
    /// Nothing else stands on the page, so this is its heading.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let title = match alone {
        true => view! { <h1>{error.title()}</h1> }.into_any(),
        false => view! { <h2>{error.title()}</h2> }.into_any(),
    };
    view! {
        <div class="notice late" role="alert">
            <Icon name="warning"/>
            {title}
            <p>{error.sentence()}</p>
        </div>
    }
}

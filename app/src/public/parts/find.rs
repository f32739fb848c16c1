//! The field to search with: a plain form that leads to an address.

use leptos::prelude::*;

use crate::public::words::SEARCH;
use crate::ui::{Icon, Word, t};

/// `kept` are other wishes that the address shall keep.
#[component]
pub fn Find(
    action: &'static str,
    label: Word,
    #[prop(into)] query: String,
    #[prop(optional)] kept: Vec<(&'static str, String)>,
) -> impl IntoView {
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
    let hidden = |(name, value)| view! { <input type="hidden" name=name value=value/> };
    let longest = domain::search::QUERY.to_string();
    view! {
        <form class="find" role="search" action=action>
            <input
                class="input"
                type="search"
                name="q"
                value=query
                maxlength=longest
                aria-label=t(label)
                placeholder=t(label)
            />
            {kept.map(hidden).collect_view()}
            <button class="button">
                <Icon name="search"/>
                {t(SEARCH)}
            </button>
        </form>
    }
}

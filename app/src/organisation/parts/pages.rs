//! A list's search field, its total, and the way to the next page.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::frame::{place, staying};
use crate::organisation::typed::Narrow;
use crate::organisation::words::*;
use crate::ui::act::{fields, value};
use crate::ui::{t, tf};

/// What the address narrows the list to.
pub fn narrow() -> Memo<Narrow> {
    let map = use_query_map();
    Memo::new(move |_| {
        let map = map.read();
        Narrow {
            query: map.get("q").unwrap_or_default(),
            delegation: map.get("delegation").and_then(|text| text.parse().ok()),
            after: map.get("after"),
        }
    })
}

/// The address of a list at `path`.
pub fn listed(path: &str, congress: Option<domain::CongressId>, narrow: &Narrow) -> String {
    let mut address = staying(path, congress);
    let mut add = |name: &str, value: String| {
        let mark = if address.contains('?') { '&' } else { '?' };
        address.push_str(&format!("{mark}{name}={value}"));
    };
    if !narrow.query.is_empty() {
        add("q", leptos_router::location::Url::escape(&narrow.query));
    }
    if let Some(id) = narrow.delegation {
        add("delegation", id.to_string());
    }
    if let Some(after) = &narrow.after {
        add("after", after.clone());
    }
    address
}

#[component]
pub fn Search(path: &'static str) -> impl IntoView {
    let (place, narrow) = (place(), narrow());
    let navigate = use_navigate();
    let asked = narrow.get_untracked().query;
    view! {
        <form
            class="find"
            role="search"
            on:submit=move |event| {
                let query = fields(&event).map(|form| value(&form, "q")).unwrap_or_default();
                let next = Narrow { query, ..Narrow::default() };
                navigate(&listed(path, place.get_untracked(), &next), NavigateOptions::default());
            }
        >
            <input
                class="input"
                type="search"
                aria-label=t(SEARCH)
                placeholder=t(SEARCH)
                name="q"
                value=asked
            />
            <button class="button plain">{t(SEARCH)}</button>
        </form>
    }
}

#[component]
pub fn Pages(path: &'static str, total: i64, next: Option<String>) -> impl IntoView {
    let (place, narrow) = (place(), narrow());
    let first = narrow.get_untracked().after.is_some().then(|| {
        let first = Narrow { after: None, ..narrow.get_untracked() };
        view! { <a href=listed(path, place.get_untracked(), &first)>{t(FIRST)}</a> }
    });
    let next = next.map(|after| {
        let next = Narrow { after: Some(after), ..narrow.get_untracked() };
        view! { <a href=listed(path, place.get_untracked(), &next)>{t(MORE)}</a> }
    });
    view! {
        <nav class="pages" aria-label=t(MORE)>
            <span class="quiet">{tf(TOTAL, &[("n", &total)])}</span>
            {first}
            {next}
        </nav>
    }
}

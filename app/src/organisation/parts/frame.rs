//! The frame of a page: its title, the way to the others, and the congress that is looked at.

use domain::CongressId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::organisation::words::*;
use crate::ui::act::Refresh;
use crate::ui::{Word, t};

const PAGES: [(&str, Word); 7] = [
    ("/app/admin", HOUSE),
    ("/app/admin/units", UNITS),
    ("/app/admin/people", DEPUTIES),
    ("/app/admin/accounts", ACCOUNTS),
    ("/app/admin/import", IMPORT),
    ("/app/admin/calendar", CALENDAR),
    ("/app/admin/periods", PERIODS),
];

/// The congress named in the address; without one, the own is meant.
pub fn place() -> Memo<Option<CongressId>> {
    let map = use_query_map();
    Memo::new(move |_| map.read().get("congress").and_then(|text| text.parse().ok()))
}

/// An address of the area that stays with the congress that is looked at.
pub fn staying(path: &str, congress: Option<CongressId>) -> String {
    match congress {
        Some(id) => format!("{path}?congress={id}"),
        None => path.to_owned(),
    }
}

/// What loads again after each change: lists depend on it.
pub fn refreshed() -> RwSignal<u32> {
    let count = RwSignal::new(0);
    provide_context(Refresh(count));
    count
}

#[component]
pub fn AdminFrame(path: &'static str, title: Word, children: Children) -> impl IntoView {
    let place = place();
    view! {
        <Title text=t(title)/>
        <main id="main" tabindex="-1" class="wrap flow">
            <header class="heading">
                <h1>{t(title)}</h1>
            </header>
            <nav aria-label=t(AREA)>
                <ul class="chips">
                    {PAGES
                        .into_iter()
                        .map(|(href, label)| {
                            let current = (href == path).then_some("true");
                            view! {
                                <li>
                                    <a
                                        class="chip"
                                        href=move || staying(href, place.get())
                                        aria-current=current
                                    >
                                        {t(label)}
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </nav>
            {children()}
        </main>
    }
}

//! The desk: a dense list that never jumps, the item beside it, and the keyboard before all.

use domain::SubRole;
use domain::motion::State;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{self, ListQuery, Of};
use super::desk::address::{Address, go};
use super::desk::preview::Preview;
use super::desk::review::Review;
use super::desk::rows::List;
use super::item_page::Item;
use super::parts::exports::Exports;
use super::words::*;
use crate::session::{MeResource, Myself};
use crate::ui::act::{fields, value};
use crate::ui::state::{Failed, Loading};
use crate::ui::{Icon, Word, t};

/// The states by which the office works through its day.
const DESK_STATES: [State; 11] = [
    State::Submitted,
    State::Accepted,
    State::Declined,
    State::Assigned,
    State::Handling,
    State::Replied,
    State::Supervised,
    State::Registered,
    State::OnAgenda,
    State::InCommittee,
    State::Closed,
];

const UNIT_STATES: [State; 4] = [State::Assigned, State::Handling, State::Replied, State::Closed];

#[component]
pub fn DeskPage() -> impl IntoView {
    view! { <ListAndPane of=Of::Desk title=DESK path="/app/desk" states=&DESK_STATES/> }
}

#[component]
pub fn UnitPage() -> impl IntoView {
    view! { <ListAndPane of=Of::Unit title=DESK path="/app/unit" states=&UNIT_STATES/> }
}

#[component]
fn ListAndPane(of: Of, title: Word, path: &'static str, states: &'static [State]) -> impl IntoView {
    let map = use_query_map();
    let address = Memo::new(move |_| {
        let map = map.read();
        let query = ListQuery {
            state: map.get("state").as_deref().and_then(State::from_code),
            category: None,
            overdue: map.get("overdue").as_deref() == Some("true"),
            query: map.get("q").unwrap_or_default(),
            after: map.get("after"),
        };
        Address { query, open: map.get("open").and_then(|text| text.parse().ok()) }
    });
    let query = Memo::new(move |_| address.get().query);
    let open = Memo::new(move |_| address.get().open);
    let list = Resource::new(move || query.get(), move |query| api::list(of, query));
    let me = expect_context::<MeResource>().0;
    let review = Review::fresh();
    let pane = move || open.get().is_some() || review.plan.with(Option::is_some);
    view! {
        <Title text=t(title)/>
        <main id="main" class="desk" class:open=pane tabindex="-1">
            <section class="list" aria-label=t(title)>
                <Tools title path states address desk={of == Of::Desk}/>
                <Transition fallback=Loading>
                    {move || Suspend::new(async move {
                        let desk = |me: Myself| me.sub_role == Some(SubRole::Desk);
                        let desk = of == Of::Desk && me.await.is_ok_and(desk);
                        match list.await {
                            Ok(page) => view! { <List page path address desk review/> }.into_any(),
                            Err(error) => view! { <Failed error/> }.into_any(),
                        }
                    })}
                </Transition>
            </section>
            <Pane path address review/>
        </main>
    }
}

/// Beside the list: what is about to be done, or the item that is open.
#[component]
fn Pane(path: &'static str, address: Memo<Address>, review: Review) -> impl IntoView {
    let go = go(path);
    let open = Memo::new(move |_| address.get().open);
    move || {
        if let Some(plan) = review.plan.get() {
            return view! { <Preview plan review/> }.into_any();
        }
        let go = go.clone();
        let item = open.get().map(|id| {
            let closed = Address { open: None, ..address.get_untracked() };
            view! {
                <aside class="pane" aria-label=t(OPEN_WHOLE)>
                    <header>
                        <a href=format!("/app/motions/{id}")>{t(OPEN_WHOLE)}</a>
                        <button
                            class="button quiet square"
                            aria-label=t(CLOSE_PANE)
                            on:click=move |_| go(&closed)
                        >
                            <Icon name="cross"/>
                        </button>
                    </header>
                    <Item id/>
                </aside>
            }
        });
        item.into_any()
    }
}

#[component]
fn Tools(
    title: Word,
    path: &'static str,
    states: &'static [State],
    address: Memo<Address>,
    desk: bool,
) -> impl IntoView {
    let go = go(path);
    let asked = address.get_untracked().query.query;
    let search = move |event: leptos::ev::SubmitEvent| {
        let mut next = address.get_untracked();
        next.query.query = fields(&event).map(|form| value(&form, "q")).unwrap_or_default();
        next.query.after = None;
        go(&next);
    };
    view! {
        <div class="tools">
            <h1>{t(title)}</h1>
            <form class="search" role="search" on:submit=search>
                <Icon name="search"/>
                <input
                    class="input"
                    type="search"
                    id="desk-search"
                    aria-label=t(SEARCH_HINT)
                    placeholder=t(SEARCH_HINT)
                    name="q"
                    value=asked
                />
                <kbd>"/"</kbd>
            </form>
            <Chips path states address/>
            <Shortcuts desk/>
            {desk
                .then(|| {
                    let of_all = move |path: &'static str| {
                        let mut all = address.get();
                        (all.open, all.query.after) = (None, None);
                        all.href(path)
                    };
                    view! { <Exports href=Callback::new(of_all)/> }
                })}
        </div>
    }
}

/// The list narrowed to one state, or to what is late.
#[component]
fn Chips(path: &'static str, states: &'static [State], address: Memo<Address>) -> impl IntoView {
    let chip = move |label: Word, query: ListQuery| {
        let chosen = query.clone();
        let current = move || {
            let now = address.get().query;
            (now.state == chosen.state && now.overdue == chosen.overdue).then_some("true")
        };
        let href = move || {
            let now = address.get();
            let query = ListQuery { query: now.query.query, ..query.clone() };
            Address { query, open: None }.href(path)
        };
        view! {
            <li>
                <a class="chip" href=href aria-current=current>
                    {t(label)}
                </a>
            </li>
        }
    };
    let overdue = ListQuery { overdue: true, ..ListQuery::default() };
    view! {
        <ul class="chips strip">
            {chip(ALL, ListQuery::default())} {chip(OVERDUE, overdue)}
            {states
                .iter()
                .map(|one| chip(
                    state(*one),
                    ListQuery { state: Some(*one), ..ListQuery::default() },
                ))
                .collect_view()}
        </ul>
    }
}

#[component]
fn Shortcuts(desk: bool) -> impl IntoView {
    type Line = (&'static [&'static str], Word);
    const ALL_LISTS: [Line; 5] = [
        (&["j", "k", "↓", "↑"], KEY_DOWN_UP),
        (&["Enter"], KEY_OPEN),
        (&["/"], KEY_SEARCH),
        (&["n"], KEY_NEXT),
        (&["Esc"], KEY_CLOSE),
    ];
    const OF_DESK: [Line; 8] = [
        (&["x", "X"], KEY_MARK),
        (&["a"], KEY_ACCEPT),
        (&["s"], KEY_ASSIGN),
        (&["d"], KEY_BOTH),
        (&["u"], KEY_UNDO),
        (&["1", "2", "3"], KEY_PICK),
        (&["c"], KEY_CATEGORY),
        (&["w"], KEY_UNIT),
    ];
    let line = |(keys, what): Line| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view();
        view! {
            <dt>{keys}</dt>
            <dd>{t(what)}</dd>
        }
    };
    let more = if desk { OF_DESK.as_slice() } else { &[] };
    view! {
        <details class="menu keys">
            <summary class="button quiet square" aria-label=t(SHORTCUTS)>
                "?"
            </summary>
            <dl class="shortcuts">
                {ALL_LISTS.iter().chain(more).copied().map(line).collect_view()}
            </dl>
        </details>
    }
}

//! The desk: a dense list that never jumps, the item beside it, and the keyboard before all.

use domain::MotionId;
use domain::motion::State;
use domain::motion::view::MotionRow;
use domain::page::Page;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::api::{self, ListQuery, Of};
use super::item_page::Item;
use super::parts::exports::Exports;
use super::words::*;
use crate::ui::act::{fields, value};
use crate::ui::motion::{LampTag, StateTag};
use crate::ui::state::{Empty, Failed, Loading};
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

/// The query of the page's address, which holds all of the list's state.
#[derive(Clone, Debug, Default, PartialEq)]
struct Address {
    query: ListQuery,
    open: Option<MotionId>,
}

impl Address {
    fn href(&self, path: &str) -> String {
        let mut parts = Vec::new();
        if let Some(state) = self.query.state {
            parts.push(format!("state={}", state.code()));
        }
        if self.query.overdue {
            parts.push("overdue=true".to_owned());
        }
        if !self.query.query.is_empty() {
            parts.push(format!("q={}", leptos_router::location::Url::escape(&self.query.query)));
        }
        if let Some(after) = &self.query.after {
            parts.push(format!("after={after}"));
        }
        if let Some(open) = self.open {
            parts.push(format!("open={open}"));
        }
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }
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
    let go = go(path);
    view! {
        <Title text=t(title)/>
        <main id="main" class="desk" class:open=move || open.get().is_some() tabindex="-1">
            <section class="list" aria-label=t(title)>
                <Tools of title path states address/>
                <Transition fallback=Loading>
                    {move || Suspend::new(async move {
                        match list.await {
                            Ok(page) => view! { <List page path address/> }.into_any(),
                            Err(error) => view! { <Failed error/> }.into_any(),
                        }
                    })}
                </Transition>
            </section>
            {move || {
                open.get()
                    .map(|id| {
                        let closed = Address { open: None, ..address.get_untracked() };
                        let go = go.clone();
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
                    })
            }}
        </main>
    }
}

/// Goes to an address of this list without leaving the page.
fn go(path: &'static str) -> impl Fn(&Address) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |address: &Address| {
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate(&address.href(path), options);
    }
}

#[component]
fn Tools(
    of: Of,
    title: Word,
    path: &'static str,
    states: &'static [State],
    address: Memo<Address>,
) -> impl IntoView {
    let go = go(path);
    let asked = address.get_untracked().query.query;
    let search = move |event: leptos::ev::SubmitEvent| {
        let mut next = address.get_untracked();
        next.query.query = fields(&event).map(|form| value(&form, "q")).unwrap_or_default();
        next.query.after = None;
        go(&next);
    };
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
            <Shortcuts/>
            {(of == Of::Desk)
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

#[component]
fn Shortcuts() -> impl IntoView {
    view! {
        <details class="menu keys">
            <summary class="button quiet square" aria-label=t(SHORTCUTS)>
                "?"
            </summary>
            <dl class="shortcuts">
                <dt>
                    <kbd>"j"</kbd>
                    <kbd>"k"</kbd>
                </dt>
                <dd>{t(KEY_DOWN_UP)}</dd>
                <dt>
                    <kbd>"Enter"</kbd>
                </dt>
                <dd>{t(KEY_OPEN)}</dd>
                <dt>
                    <kbd>"/"</kbd>
                </dt>
                <dd>{t(KEY_SEARCH)}</dd>
                <dt>
                    <kbd>"Esc"</kbd>
                </dt>
                <dd>{t(KEY_CLOSE)}</dd>
            </dl>
        </details>
    }
}

#[component]
fn List(page: Page<MotionRow>, path: &'static str, address: Memo<Address>) -> impl IntoView {
    if page.rows.is_empty() {
        return view! { <Empty icon="file" title=EMPTY_LIST text=EMPTY_LIST_TEXT/> }.into_any();
    }
    let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
    let current = RwSignal::new(0_usize);
    keys(ids, current, path, address);
    let next = page.next.map(|after| {
        let mut next = address.get_untracked();
        next.query.after = Some(after);
        view! { <a href=next.href(path)>{t(MORE)}</a> }
    });
    let first = address.get_untracked().query.after.is_some().then(|| {
        let mut first = address.get_untracked();
        first.query.after = None;
        view! { <a href=first.href(path)>{t(FIRST)}</a> }
    });
    view! {
        <div class="rows" role="region" aria-label=t(ALL) tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th>{t(COLUMN_DUE)}</th>
                        <th class="title">{t(COLUMN_TITLE)}</th>
                        <th>{t(COLUMN_STATE)}</th>
                        <th class="roomy">{t(COLUMN_NUMBER)}</th>
                        <th class="roomy">{t(COLUMN_AUTHOR)}</th>
                        <th class="roomy">{t(COLUMN_UNIT)}</th>
                    </tr>
                </thead>
                <tbody>
                    {page
                        .rows
                        .into_iter()
                        .enumerate()
                        .map(|(place, row)| view! { <Line row place current path address/> })
                        .collect_view()}
                </tbody>
            </table>
            <nav class="pages" aria-label=t(MORE)>
                {first}
                {next}
            </nav>
        </div>
    }
    .into_any()
}

#[component]
fn Line(
    row: MotionRow,
    place: usize,
    current: RwSignal<usize>,
    path: &'static str,
    address: Memo<Address>,
) -> impl IntoView {
    let id = row.id;
    let href = move || Address { open: Some(id), ..address.get() }.href(path);
    let marked = move || (current.get() == place).then_some("true");
    let provisional = row.provisional;
    let running = !row.state.is_final();
    view! {
        <tr aria-current=marked class:marked=move || address.get().open == Some(id)>
            <td>
                {row.lamp.filter(|_| running).map(|lamp| view! { <LampTag lamp provisional/> })}
            </td>
            <td class="title">
                <a href=href>{row.title}</a>
            </td>
            <td>
                <StateTag state=row.state/>
            </td>
            <td class="roomy quiet">{row.number}</td>
            <td class="roomy quiet">{row.author} " " {row.delegation}</td>
            <td class="roomy quiet unbroken">{row.lead_unit}</td>
        </tr>
    }
}

/// j and k move, Enter opens, / searches, Escape closes.
fn keys(ids: Vec<MotionId>, current: RwSignal<usize>, path: &'static str, address: Memo<Address>) {
    let go = go(path);
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let last = ids.len().saturating_sub(1);
        match event.key().as_str() {
            "j" => current.update(|place| *place = (*place + 1).min(last)),
            "k" => current.update(|place| *place = place.saturating_sub(1)),
            "Enter" if !on_control(&event) => {
                let open = ids.get(current.get_untracked()).copied();
                go(&Address { open, ..address.get_untracked() });
            }
            "Escape" => go(&Address { open: None, ..address.get_untracked() }),
            "/" => {
                event.prevent_default();
                focus("desk-search");
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

fn tag_of(event: &KeyboardEvent) -> String {
    use wasm_bindgen::JsCast;
    let element = event.target().and_then(|one| one.dyn_into::<web_sys::Element>().ok());
    element.map(|element| element.tag_name().to_lowercase()).unwrap_or_default()
}

fn typing(event: &KeyboardEvent) -> bool {
    matches!(tag_of(event).as_str(), "input" | "textarea" | "select") && event.key() != "Escape"
}

fn on_control(event: &KeyboardEvent) -> bool {
    matches!(tag_of(event).as_str(), "a" | "button" | "summary")
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

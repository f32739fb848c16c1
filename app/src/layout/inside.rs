//! The frame of the signed-in application: side on a desk, bar and dock on a phone.

use domain::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::site::{CREST, Wishes};
use super::words::*;
use crate::session::{MeResource, Myself, prefs};
use crate::ui::live::{self, Unread};
use crate::ui::{Icon, Word, t};

/// An entry of the navigation: where to, with which icon.
#[derive(Clone, Copy)]
struct Entry {
    href: &'static str,
    icon: &'static str,
    label: Word,
}

const fn entry(href: &'static str, icon: &'static str, label: Word) -> Entry {
    Entry { href, icon, label }
}

const DEPUTY: [Entry; 4] = [
    entry("/app", "home", HOME),
    entry("/app/motions", "file", MY),
    entry("/app/notices", "bell", NOTICES),
    entry("/account", "person", ACCOUNT),
];
const OFFICE: [Entry; 3] = [
    entry("/app/desk", "table", DESK),
    entry("/app/notices", "bell", NOTICES),
    entry("/account", "person", ACCOUNT),
];
const UNIT: [Entry; 3] = [
    entry("/app/unit", "table", DESK),
    entry("/app/notices", "bell", NOTICES),
    entry("/account", "person", ACCOUNT),
];
const ADMINISTRATOR: [Entry; 2] =
    [entry("/app/admin", "building", ADMIN), entry("/account", "person", ACCOUNT)];
const OTHERS: [Entry; 2] =
    [entry("/app/notices", "bell", NOTICES), entry("/account", "person", ACCOUNT)];

fn entries(role: Role) -> &'static [Entry] {
    match role {
        Role::Deputy => &DEPUTY,
        Role::CongressStaff => &OFFICE,
        Role::UnitStaff => &UNIT,
        Role::Administrator => &ADMINISTRATOR,
        _ => &OTHERS,
    }
}

/// Side, bar and dock around the page.
#[component]
pub fn Inside(children: Children) -> impl IntoView {
    let me = expect_context::<MeResource>().0;
    provide_context(live::follow());
    view! {
        <div class="app">
            <a class="skip" href="#main" rel="external">
                {t(SKIP)}
            </a>
            <Suspense>
                {move || Suspend::new(async move { me.await.ok().map(|me| view! { <Bars me/> }) })}
            </Suspense>
            <Connection/>
            {children()}
            <div class="toasts" role="status" aria-live="polite"></div>
        </div>
    }
}

/// Tells when the network is gone; also makes the application installable and quick to open.
#[component]
fn Connection() -> impl IntoView {
    let online = RwSignal::new(true);
    Effect::new(move || {
        let navigator = window().navigator();
        online.set(navigator.on_line());
        // browsers have it on secure addresses only; without it all works but the offline page
        if window().is_secure_context() {
            let _ = navigator.service_worker().register("/sw.js");
        }
    });
    let gone = window_event_listener(leptos::ev::offline, move |_| online.set(false));
    let back = window_event_listener(leptos::ev::online, move |_| online.set(true));
    on_cleanup(move || {
        gone.remove();
        back.remove();
    });
    move || {
        (!online.get()).then(|| {
            view! {
                <p class="offline" role="status">
                    <Icon name="warning"/>
                    {t(OFFLINE)}
                </p>
            }
        })
    }
}

#[component]
fn Bars(me: Myself) -> impl IntoView {
    let list = entries(me.role);
    let path = use_location();
    let here =
        Signal::derive(move || format!("{}{}", path.pathname.get(), query(path.search.get())));
    let other = (me.congress != me.body).then(|| me.congress.clone());
    let beneath = other.into_iter().chain([me.name.clone()]).collect::<Vec<_>>().join(" · ");
    view! {
        <header class="appbar">
            <a class="brand" href="/app">
                <span class="crest" aria-hidden="true">
                    {CREST}
                </span>
                {me.body.clone()}
            </a>
            <a class="button quiet square" href="/app/notices" aria-label=t(NOTICES)>
                <Icon name="bell"/>
            </a>
        </header>
        <nav class="side" aria-label=t(MAIN_NAV)>
            <a class="brand" href="/app">
                <span class="crest" aria-hidden="true">
                    {CREST}
                </span>
                <span>
                    {me.body.clone()} <small>{beneath}</small>
                </span>
            </a>
            <ul>
                {list
                    .iter()
                    .map(|one| view! { <li><Link one=*one unread=me.unread/></li> })
                    .collect_view()}
            </ul>
            <footer>
                {me.demo.then(|| view! { <p class="small">{t(DEMO)}</p> })}
                <p class="small">
                    <Wishes prefs=prefs() back=here/>
                </p>
                <a href="/">{t(PUBLIC_SITE)}</a>
                <form method="post" action="/sign-out">
                    <button class="button quiet small">
                        <Icon name="sign-out"/>
                        {t(SIGN_OUT)}
                    </button>
                </form>
            </footer>
        </nav>
        <nav class="dock" aria-label=t(MAIN_NAV)>
            {list.iter().map(|one| view! { <Link one=*one unread=me.unread/> }).collect_view()}
        </nav>
    }
}

fn query(search: String) -> String {
    if search.is_empty() || search.starts_with('?') { search } else { format!("?{search}") }
}

#[component]
fn Link(one: Entry, unread: u64) -> impl IntoView {
    let path = use_location().pathname;
    let current = move || (path.get() == one.href).then_some("page");
    let live = expect_context::<Unread>().0;
    let count = move || {
        let unread = live.get().unwrap_or(unread);
        let told = one.icon == "bell" && unread > 0;
        told.then(|| view! { <span class="count">{unread}</span> })
    };
    view! {
        <a href=one.href aria-current=current rel=(one.href == "/account").then_some("external")>
            <Icon name=one.icon/>
            {t(one.label)}
            {count}
        </a>
    }
}

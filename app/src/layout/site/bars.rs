//! What stands above and below every page.

use leptos::prelude::*;

use super::{Footer, Frame};
use crate::layout::words::*;
use crate::ui::address::with_query;
use crate::ui::words::{Locale, Theme};
use crate::ui::{Prefs, Word, t, tf};

/// 履, the first character of the product's name: a picture, not a text.
pub const CREST: &str = "\u{5C65}";

#[component]
pub fn Masthead(frame: Frame) -> impl IntoView {
    let at = |path: &str| {
        let below = frame.path.strip_prefix(path);
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?'])).then_some("page")
    };
    let congress = frame.congress.clone();
    let inside = match &frame.reader {
        Some(name) => tf(TO_WORK, &[("name", name)]),
        None => t(SIGN_IN).to_owned(),
    };
    view! {
        <header class="masthead">
            <div class="wrap">
                <a class="brand" href="/">
                    <span class="crest" aria-hidden="true">
                        {CREST}
                    </span>
                    <span>
                        {t(PRODUCT)}
                        {(!congress.is_empty()).then(|| view! { <small>{congress}</small> })}
                    </span>
                </a>
                <nav aria-label=t(MAIN_NAV)>
                    <a href="/motions" aria-current=at("/motions")>
                        {t(MOTIONS)}
                    </a>
                    <a href="/deputies" aria-current=at("/deputies")>
                        {t(DEPUTIES)}
                    </a>
                    <a href="/app">{inside}</a>
                </nav>
            </div>
        </header>
    }
}

#[component]
pub fn Colophon(frame: Frame) -> impl IntoView {
    let Footer { privacy, record_number, complaints } = frame.footer;
    let (prefs, back) = (frame.prefs, Signal::stored(frame.path));
    view! {
        <footer class="colophon">
            <div class="wrap">
                <nav aria-label=t(FOOT_NAV)>
                    <Wishes prefs back/>
                    {privacy.map(|href| view! { <a href=href>{t(PRIVACY)}</a> })}
                    {complaints.map(|href| view! { <a href=href>{t(COMPLAINTS)}</a> })}
                </nav>
                <p>{frame.congress} {record_number.map(|number| format!(" · {number}"))}</p>
            </div>
        </footer>
    }
}

/// How pages may look: size, language and light, each a link that comes back here.
#[component]
pub fn Wishes(prefs: Prefs, back: Signal<String>) -> impl IntoView {
    let other = match prefs.locale {
        Locale::Chinese => Locale::English,
        Locale::English => Locale::Chinese,
    };
    let (size, large) = if prefs.large { (ORDINARY, "false") } else { (LARGE, "true") };
    let themes = [
        (Theme::Light, "light", THEME_LIGHT),
        (Theme::Dark, "dark", THEME_DARK),
        (Theme::Device, "device", THEME_DEVICE),
    ];
    let wish = move |name: &'static str, value: &'static str, word: Word, lang| {
        let href = move || with_query("/wishes", &[(name, value.to_owned()), ("back", back.get())]);
        view! {
            <a href=href rel="nofollow external" lang=lang>
                {t(word)}
            </a>
        }
    };
    let themes = themes.into_iter().filter(move |(theme, ..)| *theme != prefs.theme);
    view! {
        {wish("large", large, size, None)}
        {wish("lang", other.code(), OTHER_LANGUAGE, Some(other.code()))}
        {themes.map(|(_, code, word)| wish("theme", code, word, None)).collect_view()}
    }
}

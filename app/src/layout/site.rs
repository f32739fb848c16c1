//! The public site's document: HTML and CSS, no script, the same for everybody.

use leptos::prelude::*;

use super::words::*;
use crate::ui::words::{Locale, provide_prefs};
use crate::ui::{Prefs, t};

/// What every public page is given.
#[derive(Clone, Debug)]
pub struct Frame {
    pub prefs: Prefs,
    /// The address of the page, to come back to after a change of language or size.
    pub path: String,
    pub title: String,
    pub stylesheet: String,
    pub congress: String,
    pub demo: bool,
    pub footer: Footer,
    /// `application/atom+xml` and the like are for later; a page may forbid indexing.
    pub hidden_from_search: bool,
}

/// What the law asks to stand at the foot of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    pub privacy: Option<String>,
    /// 备案号
    pub record_number: Option<String>,
    pub complaints: Option<String>,
}

/// Renders a whole page to a string. Nothing in it is hydrated.
pub fn document<V, F>(frame: Frame, body: F) -> String
where
    F: FnOnce() -> V + 'static,
    V: IntoView + 'static,
{
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_prefs(frame.prefs);
        let Frame { prefs, title, stylesheet, .. } = frame.clone();
        let name = t(PRODUCT);
        let title = if title.is_empty() { name.to_owned() } else { format!("{title} · {name}") };
        let robots =
            frame.hidden_from_search.then(|| view! { <meta name="robots" content="noindex"/> });
        view! {
            <html
                lang=prefs.locale.code()
                data-large=prefs.large.then_some("true")
                data-theme=prefs.theme.code()
            >
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <title>{title}</title>
                    {robots}
                    <meta name="description" content=name/>
                    <meta name="color-scheme" content="light dark"/>
                    <meta name="theme-color" content="#96191d"/>
                    <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                    <link rel="stylesheet" href=stylesheet/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                </head>
                <body class="site">
                    <a class="skip" href="#main">
                        {t(SKIP)}
                    </a>
                    <Masthead frame=frame.clone()/>
                    {frame.demo.then(|| view! { <p class="demo wrap quiet">{t(DEMO)}</p> })}
                    <main id="main" class="wrap" tabindex="-1">
                        {body()}
                    </main>
                    <Colophon frame/>
                </body>
            </html>
        }
        .to_html()
    });
    format!("<!DOCTYPE html>{html}")
}

#[component]
fn Masthead(frame: Frame) -> impl IntoView {
    let at = |path: &str| frame.path.starts_with(path).then_some("page");
    view! {
        <header class="masthead">
            <div class="wrap">
                <a class="brand" href="/">
                    <span class="crest" aria-hidden="true">
                        {CREST}
                    </span>
                    {t(PRODUCT)}
                </a>
                <nav aria-label=t(MAIN_NAV)>
                    <a href="/motions" aria-current=at("/motions")>
                        {t(MOTIONS)}
                    </a>
                    <a href="/deputies" aria-current=at("/deputies")>
                        {t(DEPUTIES)}
                    </a>
                    <a href="/app">{t(SIGN_IN)}</a>
                </nav>
            </div>
        </header>
    }
}

/// 履, the first character of the product's name: a picture, not a text.
pub const CREST: &str = "\u{5C65}";

#[component]
fn Colophon(frame: Frame) -> impl IntoView {
    let Footer { privacy, record_number, complaints } = frame.footer;
    let other = match frame.prefs.locale {
        Locale::Chinese => Locale::English,
        Locale::English => Locale::Chinese,
    };
    let size = if frame.prefs.large { ORDINARY } else { LARGE };
    let back = frame.path;
    let wish = |name: &str, value: &str| format!("/wishes?{name}={value}&back={back}");
    view! {
        <footer class="colophon">
            <div class="wrap">
                <nav aria-label=t(FOOT_NAV)>
                    <a href=wish("large", if frame.prefs.large { "false" } else { "true" })>
                        {t(size)}
                    </a>
                    <a href=wish("lang", other.code()) lang=other.code()>
                        {t(OTHER_LANGUAGE)}
                    </a>
                    {privacy.map(|href| view! { <a href=href>{t(PRIVACY)}</a> })}
                    {complaints.map(|href| view! { <a href=href>{t(COMPLAINTS)}</a> })}
                </nav>
                <p>{frame.congress} {record_number.map(|number| format!(" · {number}"))}</p>
            </div>
        </footer>
    }
}

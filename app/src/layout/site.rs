//! The public site's document: HTML and CSS, no script, the same for everybody.

mod bars;
mod plain;

use leptos::prelude::*;

use super::words::*;
use crate::ui::words::provide_prefs;
use crate::ui::{Prefs, t};

pub use bars::{CREST, Wishes};
use bars::{Colophon, Masthead};

/// What every page without scripts is given.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub prefs: Prefs,
    /// The address of the page, to come back to after a change of language or size.
    pub path: String,
    pub title: String,
    /// What a search engine shows below the title.
    pub description: String,
    /// The one address of what stands here, whole, for search engines.
    pub canonical: Option<String>,
    pub stylesheet: String,
    pub congress: String,
    pub demo: bool,
    pub footer: Footer,
    pub hidden_from_search: bool,
    /// The same for programs: address, type and name.
    pub alternates: Vec<(&'static str, &'static str, String)>,
    /// Who is signed in, on a page for them alone; what is the same for everybody names nobody.
    pub reader: Option<String>,
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
        let prefs = frame.prefs;
        let demo = frame.demo.then(
            || view! { <aside class="demo wrap quiet" aria-label=t(DEMO_LABEL)>{t(DEMO)}</aside> },
        );
        view! {
            <html
                lang=prefs.locale.code()
                data-large=prefs.large.then_some("true")
                data-theme=prefs.theme.code()
            >
                <Head frame=frame.clone()/>
                <body class="site">
                    <a class="skip" href="#main">
                        {t(SKIP)}
                    </a>
                    <Masthead frame=frame.clone()/>
                    {demo}
                    <main id="main" class="wrap" tabindex="-1">
                        {body()}
                    </main>
                    <Colophon frame/>
                </body>
            </html>
        }
        .to_html()
    });
    format!("<!DOCTYPE html>{}", plain::plainly(&html))
}

#[component]
fn Head(frame: Frame) -> impl IntoView {
    let name = t(PRODUCT);
    let title = match frame.title.as_str() {
        "" => name.to_owned(),
        title => format!("{title} · {name}"),
    };
    let description = if frame.description.is_empty() { title.clone() } else { frame.description };
    let robots =
        frame.hidden_from_search.then(|| view! { <meta name="robots" content="noindex"/> });
    let canonical = frame.canonical.map(|address| {
        view! {
            <link rel="canonical" href=address.clone()/>
            {open_graph("og:url", address)}
            {open_graph("og:type", "article".to_owned())}
            {open_graph("og:site_name", name.to_owned())}
            {open_graph("og:title", title.clone())}
            {open_graph("og:description", description.clone())}
        }
    });
    let alternates = frame.alternates.into_iter().map(|(href, kind, title)| {
        view! { <link rel="alternate" type=kind href=href title=title/> }
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{title.clone()}</title>
            {robots}
            <meta name="description" content=description.clone()/>
            {canonical}
            {alternates.collect_view()}
            <meta name="color-scheme" content="light dark"/>
            <link rel="stylesheet" href=frame.stylesheet/>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
            <link rel="manifest" href="/manifest.webmanifest"/>
        </head>
    }
}

fn open_graph(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", property).content(content)
}

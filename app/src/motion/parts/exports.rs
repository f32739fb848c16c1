//! The desk's list to take along: tables and papers of what it is narrowed to.

use leptos::prelude::*;

use crate::motion::words::import::IMPORT;
use crate::motion::words::*;
use crate::ui::{Icon, Word, t};

const FILES: [(&str, Word); 6] = [
    ("/app/desk/catalogue.xlsx", EXPORT_CATALOGUE_XLSX),
    ("/app/desk/catalogue.csv", EXPORT_CATALOGUE_CSV),
    ("/app/desk/assignments.xlsx", EXPORT_ASSIGNMENTS_XLSX),
    ("/app/desk/assignments.csv", EXPORT_ASSIGNMENTS_CSV),
    ("/app/desk/papers-docx.zip", EXPORT_PAPERS_DOCX),
    ("/app/desk/papers-pdf.zip", EXPORT_PAPERS_PDF),
];

/// `href` puts what the list is narrowed to behind an address.
#[component]
pub fn Exports(href: Callback<&'static str, String>) -> impl IntoView {
    let link = move |(path, label): (&'static str, Word)| {
        view! {
            <li>
                <a href=move || href.run(path) rel="external" download="">
                    {t(label)}
                </a>
            </li>
        }
    };
    view! {
        <details class="menu">
            <summary class="button quiet">
                <Icon name="download"/>
                {t(EXPORT)}
            </summary>
            <div>
                <p class="quiet">{t(EXPORT_HINT)}</p>
                <ul>{FILES.map(link).collect_view()}</ul>
                <p>
                    <a href="/app/desk/import">
                        <Icon name="upload"/>
                        {t(IMPORT)}
                    </a>
                </p>
            </div>
        </details>
    }
}

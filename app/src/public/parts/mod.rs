//! Parts that several public pages share.

pub mod course;
pub mod find;
pub mod letters;
pub mod results;

use leptos::prelude::*;

use crate::ui::words::{Locale, locale};

/// The language of what deputies and units wrote, on a page in another one.
pub fn original() -> Option<&'static str> {
    (locale() != Locale::Chinese).then(|| Locale::Chinese.code())
}

/// Paragraphs of a text: every line break begins one.
pub fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
}

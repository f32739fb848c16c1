//! A list as a table: its heads, a line for each row, and what is said where there is none.

use leptos::prelude::*;

use crate::organisation::words::*;
use crate::ui::state::Empty;
use crate::ui::{Word, t};

#[component]
pub fn List<T, L>(
    title: Word,
    heads: &'static [Word],
    rows: Vec<T>,
    /// The picture above the words that there is nothing.
    icon: &'static str,
    line: L,
) -> impl IntoView
where
    T: 'static,
    L: Fn(T) -> AnyView + 'static,
{
    if rows.is_empty() {
        return view! { <Empty icon title=EMPTY text=EMPTY_TEXT/> }.into_any();
    }
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=t(title)>
            <table class="table">
                <thead>
                    <tr>{heads.iter().map(|head| view! { <th>{t(*head)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

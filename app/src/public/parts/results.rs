//! Rows of suggestions: the outcome first where there is one, and the pages of a long list.

use domain::motion::view::PublicRow;
use domain::search::marked;
use leptos::prelude::*;

use super::original;
use crate::public::words::*;
use crate::ui::dates::Day;
use crate::ui::motion::StateTag;
use crate::ui::motion::words::{AUTHOR, LEAD_UNIT, OUTCOME, category};
use crate::ui::t;
use crate::ui::words::labelled;

/// `query` is marked where it stands; `by` tells of the author.
#[component]
pub fn Results(
    rows: Vec<PublicRow>,
    #[prop(into, optional)] query: String,
    #[prop(default = true)] by: bool,
) -> impl IntoView {
    let row = |row: PublicRow| view! { <Row row query=query.clone() by/> };
    view! { <ul class="results">{rows.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn Row(row: PublicRow, query: String, by: bool) -> impl IntoView {
    let lang = original();
    let number = row.number.clone();
    let outcome = row.outcome.map(|text| {
        view! {
            <p lang=lang>
                <b>{t(OUTCOME)}</b>
                " "
                <Marked text query=query.clone()/>
            </p>
        }
    });
    let passage = row.passage.map(|text| {
        view! {
            <p class="small" lang=lang>
                <Marked text query=query.clone()/>
            </p>
        }
    });
    view! {
        <li>
            <StateTag state=row.state/>
            <h3 lang=lang>
                <a href=format!("/motions/{}", row.id)>
                    <Marked text=row.title query/>
                </a>
            </h3>
            {outcome}
            {passage}
            <ul class="meta">
                <li lang=lang>{number}</li>
                {by.then(|| view! { <li>{labelled(AUTHOR, row.author)}</li> })}
                {row.lead_unit.map(|unit| view! { <li>{labelled(LEAD_UNIT, unit)}</li> })}
                {row.category.map(|one| view! { <li>{t(category(one))}</li> })}
                <li>
                    {t(if row.closed_on.is_some() { CLOSED_ON } else { ACCEPTED_ON })} " "
                    <Day date=row.closed_on.unwrap_or(row.accepted_on)/>
                </li>
            </ul>
        </li>
    }
}

/// A text with what was looked for.
#[component]
pub fn Marked(#[prop(into)] text: String, query: String) -> impl IntoView {
    if query.is_empty() {
        return text.into_any();
    }
    let piece = |(hit, piece): (bool, String)| {
        if hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    };
    marked(&text, &query).into_iter().map(piece).collect_view().into_any()
}

/// On from here, and back to the beginning: addresses of pages with a known place.
#[component]
pub fn Pages(first: Option<String>, next: Option<String>) -> impl IntoView {
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label=t(PAGES)>
                {first
                    .map(|href| {
                        view! {
                            <a class="button plain" href=href rel="first">
                                {t(FIRST_PAGE)}
                            </a>
                        }
                    })}
                {next
                    .map(|href| {
                        view! {
                            <a class="button plain" href=href rel="next">
                                {t(NEXT_PAGE)}
                            </a>
                        }
                    })}
            </nav>
        }
    })
}

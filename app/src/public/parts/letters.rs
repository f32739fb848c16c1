//! The replies: letters as they were sent, or that they were where the words are not disclosed.

use domain::motion::view::PublicReply;
use leptos::prelude::*;

use super::original;
use crate::public::words::*;
use crate::ui::dates::{Day, day};
use crate::ui::motion::words::reply_class;
use crate::ui::words::locale;
use crate::ui::{t, tf};

/// The last reply open, those before it folded; `number` and `deputy` are of the suggestion.
#[component]
pub fn Letters(replies: Vec<PublicReply>, number: String, deputy: String) -> impl IntoView {
    let last = replies.last().map(|reply| reply.round);
    let letter = |reply: PublicReply| {
        let (number, deputy) = (number.clone(), deputy.clone());
        if Some(reply.round) == last {
            return view! { <Letter reply number deputy/> }.into_any();
        }
        let day = day(reply.replied_on);
        view! {
            <details class="card earlier">
                <summary>{tf(EARLIER_REPLY, &[("n", &reply.round), ("day", &day)])}</summary>
                <Letter reply number deputy/>
            </details>
        }
        .into_any()
    };
    replies.into_iter().rev().map(letter).collect_view()
}

#[component]
fn Letter(reply: PublicReply, number: String, deputy: String) -> impl IntoView {
    let own = original().map(|_| locale().code());
    view! {
        <article class="letter" lang=original()>
            <header>
                <span>{reply.document_number}</span>
                <span lang=own>{t(reply_class(reply.class))}</span>
            </header>
            <h2 lang=own>{tf(REPLY_TO, &[("number", &number)])}</h2>
            <Body text=reply.text deputy own/>
            <div class="signature">
                <p>{reply.unit}</p>
                <p lang=own>
                    <Day date=reply.replied_on/>
                </p>
            </div>
        </article>
    }
}

/// Paragraphs; a first line that ends in a colon is the salutation, and one is put where it lacks.
#[component]
fn Body(text: String, deputy: String, own: Option<&'static str>) -> impl IntoView {
    if text.is_empty() {
        return view! {
            <p class="quiet" lang=own>
                {t(LETTER_WITHHELD)}
            </p>
        }
        .into_any();
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    let salutation = match lines.first() {
        Some(first) if first.ends_with(['\u{FF1A}', ':']) => lines.remove(0),
        _ => tf(SALUTATION, &[("name", &deputy)]),
    };
    view! {
        <p class="salutation">{salutation}</p>
        {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
    }
    .into_any()
}

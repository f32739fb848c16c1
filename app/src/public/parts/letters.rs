//! The replies: letters as they were sent, or that they were where the words are not disclosed.

use domain::motion::view::PublicReply;
use leptos::prelude::*;

use super::{original, paragraphs};
use crate::public::words::*;
use crate::ui::dates::Day;
use crate::ui::motion::words::reply_class;
use crate::ui::{t, tf};

/// The newest first; `number` and `deputy` are of the suggestion.
#[component]
pub fn Letters(replies: Vec<PublicReply>, number: String, deputy: String) -> impl IntoView {
    let letter = |reply: PublicReply| {
        let (number, deputy) = (number.clone(), deputy.clone());
        view! { <Letter reply number deputy/> }
    };
    replies.into_iter().rev().map(letter).collect_view()
}

#[component]
fn Letter(reply: PublicReply, number: String, deputy: String) -> impl IntoView {
    let lang = original();
    let body = if reply.text.is_empty() {
        view! { <p class="quiet">{t(LETTER_WITHHELD)}</p> }.into_any()
    } else {
        let salutation = tf(SALUTATION, &[("name", &deputy)]);
        view! {
            <p class="salutation">{salutation}</p>
            {paragraphs(&reply.text)}
        }
        .into_any()
    };
    view! {
        <article class="letter">
            <header>
                <span lang=lang>{reply.document_number}</span>
                <span>{t(reply_class(reply.class))}</span>
            </header>
            <h2>{tf(REPLY_TO, &[("number", &number)])}</h2>
            <div lang=lang class="words">
                {body}
            </div>
            <div class="signature">
                <p lang=lang>{reply.unit}</p>
                <p>
                    <Day date=reply.replied_on/>
                </p>
            </div>
        </article>
    }
}

//! 类案 beside what is written or reviewed, and what is better mended before it is handed in.

use std::time::Duration;

use domain::MotionId;
use domain::motion::hints::{Hint, hints};
use domain::motion::similar::Similar;
use domain::motion::{MotionText, RefusalReason};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::motion::api;
use crate::motion::words::*;
use crate::ui::words::{commas, labelled, listed};
use crate::ui::{Icon, Word, t, tf};

/// A title is looked up once nothing has been typed for so long.
const SETTLED: Duration = Duration::from_millis(600);

/// Items like the one whose title is being typed, as links that leave the form where it is.
#[component]
pub fn LikeThis(
    #[prop(into)] title: Signal<String>,
    except: Option<MotionId>,
    heading: Word,
    note: Word,
) -> impl IntoView {
    let list = RwSignal::new(Vec::<Similar>::new());
    Effect::new(move || {
        let asked = title.get();
        set_timeout(
            move || {
                let settled = title.try_get_untracked().is_some_and(|now| now == asked);
                if settled && asked.chars().count() > 3 {
                    spawn_local(async move {
                        // what does not come is not missed
                        if let Ok(found) = api::similar(asked.clone(), except).await {
                            list.try_set(found);
                        }
                    });
                }
            },
            SETTLED,
        );
    });
    view! {
        <section class="card soft" aria-live="polite" hidden=move || list.with(Vec::is_empty)>
            <h2>{t(heading)}</h2>
            <p class="quiet">{t(note)}</p>
            <ul class="similar">
                {move || list.get().into_iter().map(line).collect_view()}
            </ul>
        </section>
    }
}

fn line(one: Similar) -> impl IntoView {
    let href = if one.inside {
        format!("/app/motions/{}", one.id)
    } else {
        format!("/motions/{}", one.id)
    };
    let year = one.submitted_on.map(|day| day.year().to_string());
    let stands = t(state(one.state)).to_owned();
    let facts = commas(year.into_iter().chain(one.number).chain(one.unit).chain([stands]));
    let outcome = one.outcome.map(|text| labelled(OUTCOME, text));
    let reply = one.reply.map(|text| labelled(SIMILAR_REPLY, text));
    view! {
        <li>
            <a href=href target="_blank" rel="noopener">
                {one.title}
            </a>
            <span class="small">{facts}</span>
            {outcome.map(|text| view! { <span class="small">{text}</span> })}
            {reply.map(|text| view! { <span class="small">{text}</span> })}
        </li>
    }
}

/// Before it is sent: one matter only, and what would not be accepted.
#[component]
pub fn BeforeSending(text: MotionText) -> impl IntoView {
    let found = hints(&text);
    let notice = (!found.is_empty()).then(|| {
        view! {
            <div class="notice soon">
                <Icon name="info"/>
                <h2>{t(HINTS)}</h2>
                <ul>
                    {found.into_iter().map(|hint| view! { <li>{said(hint)}</li> }).collect_view()}
                </ul>
            </div>
        }
    });
    let reasons = RefusalReason::ALL.iter().map(|one| view! { <li>{t(refusal_reason(*one))}</li> });
    view! {
        {notice}
        <details class="card">
            <summary>{t(NOT_ACCEPTED)}</summary>
            <ul>{reasons.collect_view()}</ul>
        </details>
    }
}

fn said(hint: Hint) -> String {
    match hint {
        Hint::SeveralMatters { passages } => tf(HINT_SEVERAL, &[("passages", &listed(passages))]),
        Hint::MayBeRefused { reason: RefusalReason::NoContent, word } => {
            tf(HINT_SHORT, &[("n", &word)])
        }
        Hint::MayBeRefused { reason, word } => {
            tf(HINT_REFUSAL, &[("reason", &t(refusal_reason(reason))), ("word", &word)])
        }
    }
}

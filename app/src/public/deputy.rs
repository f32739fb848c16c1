//! 代表工作室: who a deputy is, what was raised, and what came of it.

use domain::deputy::{PublicDeputy, Work};
use leptos::prelude::*;

use super::parts::results::{Pages, Results};
use super::parts::{original, paragraphs};
use super::words::*;
use crate::ui::address::with_query;
use crate::ui::state::Empty;
use crate::ui::{Icon, Word, t, tf};

/// `later`: the address asks for a page after the first.
#[component]
pub fn DeputyPage(deputy: PublicDeputy, later: bool) -> impl IntoView {
    let path = format!("/deputies/{}", deputy.mandate);
    let first = later.then(|| path.clone());
    let next = deputy.motions.next.clone().map(|after| with_query(&path, &[("after", after)]));
    let rows = deputy.motions.rows.clone();
    let raised = if rows.is_empty() {
        view! { <Empty icon="file" title=NOTHING_RAISED text=NOTHING_RAISED_TEXT/> }.into_any()
    } else {
        view! { <Results rows by=false/> }.into_any()
    };
    view! {
        <a class="trail" href="/deputies">
            <Icon name="arrow-left"/>
            {t(ALL_DEPUTIES)}
        </a>
        <article class="station">
            <Who deputy=deputy.clone()/>
            <Counts work=deputy.work/>
            <section class="band">
                <header>
                    <h2>{t(RAISED)}</h2>
                </header>
                {raised}
                <Pages first next/>
            </section>
        </article>
    }
}

#[component]
fn Who(deputy: PublicDeputy) -> impl IntoView {
    let lang = original();
    let first: String = deputy.name.chars().take(1).collect();
    let fact = |label: Word, text: Option<String>| {
        text.filter(|text| !text.is_empty()).map(|text| {
            view! {
                <dt>{t(label)}</dt>
                <dd lang=lang>{text}</dd>
            }
        })
    };
    let former = deputy.former.then(|| view! { <span class="tag neutral">{t(FORMER)}</span> });
    let seat = tf(TERM_OF, &[("congress", &deputy.congress), ("n", &deputy.term)]);
    view! {
        <header>
            <div class="person">
                <span class="face large" aria-hidden="true">
                    {first}
                </span>
                <div>
                    <h1>{deputy.name}</h1>
                    <p class="quiet">{seat}</p>
                    {former}
                </div>
            </div>
            <dl class="facts">
                {fact(DELEGATION, Some(deputy.delegation))}
                {fact(CONSTITUENCY, deputy.constituency)} {fact(OCCUPATION, deputy.occupation)}
            </dl>
            {deputy.bio.map(|bio| view! { <div lang=lang>{paragraphs(&bio)}</div> })}
        </header>
    }
}

#[component]
fn Counts(work: Work) -> impl IntoView {
    let number = |label: Word, count: i64| {
        view! {
            <div>
                <dt>{t(label)}</dt>
                <dd>{count} " " <small>{t(ITEMS)}</small></dd>
            </div>
        }
    };
    view! {
        <dl class="numbers">
            {number(LED, work.led)} {number(ANSWERED, work.replied)}
            {number(FIGURE_CLOSED, work.closed)} {number(COSIGNED_COUNT, work.cosigned)}
        </dl>
    }
}

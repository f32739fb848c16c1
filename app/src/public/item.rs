//! One suggestion: what came of it in the first sentence, then what was asked and answered.

use domain::clock::Lamp;
use domain::motion::view::{Expectation, PublicMotion, PublicText};
use domain::motion::{Kind, MotionText, State};
use leptos::prelude::*;

use super::parts::course::Course;
use super::parts::letters::Letters;
use super::parts::{original, paragraphs};
use super::words::*;
use crate::ui::dates::day;
use crate::ui::motion::StateTag;
use crate::ui::motion::why::period;
use crate::ui::motion::words::{
    AUTHOR, COSIGNED_BY, OUTCOME, TIMELINE, UNITS, category, parts, text_of,
};
use crate::ui::words::{bracketed, labelled, listed};
use crate::ui::{Icon, Word, t, tf};

#[component]
pub fn ItemPage(motion: PublicMotion) -> impl IntoView {
    let (number, deputy) = (motion.number.clone(), motion.author.name.clone());
    view! {
        <a class="trail" href="/motions">
            <Icon name="arrow-left"/>
            {t(ALL_MOTIONS)}
        </a>
        <div class="two">
            <article class="item flow">
                <Heading motion=motion.clone()/>
                <Words kind=motion.kind text=motion.text.clone()/>
                <Letters replies=motion.replies.clone() number deputy/>
                <section class="card">
                    <h2>{t(TIMELINE)}</h2>
                    <Course motion=motion.clone()/>
                </section>
            </article>
            <aside class="flow">
                <Facts motion=motion.clone()/>
                <Units motion=motion.clone()/>
                <Author motion/>
            </aside>
        </div>
    }
}

#[component]
fn Heading(motion: PublicMotion) -> impl IntoView {
    let lang = original();
    let by = format!("{}{}", motion.author.name, bracketed(&motion.author.delegation));
    let cosigners = motion.cosigner_count;
    view! {
        <header>
            <StateTag state=motion.state/>
            <h1 lang=lang>{motion.text.title().to_owned()}</h1>
            <p class="lead outcome">{outcome(&motion)}</p>
            <ul class="meta">
                <li lang=lang>{motion.number}</li>
                <li>{labelled(AUTHOR, by)}</li>
                {(cosigners > 0)
                    .then(|| view! { <li>{tf(COSIGNED_BY, &[("n", &cosigners)])}</li> })}
                {motion.category.map(|one| view! { <li>{t(category(one))}</li> })}
            </ul>
        </header>
    }
}

/// Where it stands, in a sentence: the outcome once there is one.
pub fn outcome(motion: &PublicMotion) -> String {
    if let Some(outcome) = &motion.outcome {
        return labelled(OUTCOME, outcome);
    }
    let unit = motion.lead_unit.clone().unwrap_or_default();
    let replied = motion.replied_on.map(day).unwrap_or_default();
    match motion.state {
        State::Assigned | State::Handling => {
            let running = motion.expectations.iter().find(|one| one.met_at.is_none());
            in_hand(unit, running)
        }
        State::Replied => tf(STANDS_REPLIED, &[("unit", &unit), ("day", &replied)]),
        State::OnAgenda => t(STANDS_ON_AGENDA).to_owned(),
        State::InCommittee => t(STANDS_IN_COMMITTEE).to_owned(),
        State::Draft | State::Submitted | State::Returned | State::Registered => {
            t(STANDS_BEFORE).to_owned()
        }
        State::Closed => t(STANDS_CLOSED).to_owned(),
        State::Withdrawn => t(STANDS_WITHDRAWN).to_owned(),
        _ => t(STANDS_ACCEPTED).to_owned(),
    }
}

fn in_hand(unit: String, running: Option<&Expectation>) -> String {
    let due = running.map(|one| day(one.deadline.due())).unwrap_or_default();
    match running.map(|one| one.lamp) {
        Some(Some(Lamp::Red(_))) => tf(STANDS_LATE, &[("unit", &unit), ("day", &due)]),
        Some(_) => tf(STANDS_IN_HAND, &[("unit", &unit), ("day", &due)]),
        None => tf(STANDS_WITH, &[("unit", &unit)]),
    }
}

#[component]
fn Words(kind: Kind, text: PublicText) -> impl IntoView {
    let labels = match kind {
        Kind::Suggestion => [PROBLEM, REASON, PROPOSAL],
        Kind::Bill => parts(kind),
    };
    let lang = original();
    let part = |label: Word, text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| {
            view! {
                <h3>{t(label)}</h3>
                <div lang=lang>{paragraphs(&text)}</div>
            }
        })
    };
    match text {
        PublicText::Full(MotionText { problem, reason, proposal, .. }) => view! {
            <section class="card words">
                <h2>{t(text_of(kind))}</h2>
                {part(labels[0], &problem)}
                {part(labels[1], &reason)}
                {part(labels[2], &proposal)}
            </section>
        }
        .into_any(),
        PublicText::Withdrawn { .. } => ().into_any(),
        PublicText::Summary { summary, .. } => view! {
            <section class="card words">
                <h2>{t(SUMMARY_TITLE)}</h2>
                <div lang=lang>{paragraphs(&summary)}</div>
                <p class="small">{t(SUMMARY_NOTE)}</p>
            </section>
        }
        .into_any(),
    }
}

#[component]
fn Facts(motion: PublicMotion) -> impl IntoView {
    let first = motion.replies.first().map(|reply| reply.replied_on);
    let again = motion.replies.last().map(|reply| reply.replied_on).filter(|on| Some(*on) != first);
    let took = motion.assigned_on.zip(first).map(|(from, to)| (to - from).get_days());
    let deadline = motion.expectations.into_iter().next().map(|one| one.deadline);
    let fact = |label: Word, text: Option<String>| {
        text.map(|text| {
            view! {
                <dt>{t(label)}</dt>
                <dd>{text}</dd>
            }
        })
    };
    let basis = deadline.as_ref().map(|one| one.source()).map(|source| {
        view! {
            <dt>{t(BASIS)}</dt>
            <dd lang=original()>{source}</dd>
        }
    });
    view! {
        <section class="card">
            <h2>{t(THIS_ITEM)}</h2>
            <dl class="facts">
                {fact(TOOK, took.map(|days| tf(DAYS, &[("n", &days)])))}
                {fact(PERIOD, deadline.as_ref().map(period))} {basis}
                {fact(SUBMITTED_ON, motion.submitted_on.map(day))}
                {fact(DUE_ON, deadline.as_ref().map(|one| day(one.due())))}
                {fact(REPLIED_ON, first.map(day))} {fact(REPLIED_AGAIN_ON, again.map(day))}
                {fact(CLOSED_ON, motion.closed_on.map(day))}
            </dl>
        </section>
    }
}

#[component]
fn Units(motion: PublicMotion) -> impl IntoView {
    let lang = original();
    let joint = listed(motion.joint_units);
    let unit = |label: Word, names: String| {
        (!names.is_empty()).then(|| {
            view! {
                <dt>{t(label)}</dt>
                <dd lang=lang>{names}</dd>
            }
        })
    };
    motion.lead_unit.map(|lead| {
        view! {
            <section class="card">
                <h2>{t(UNITS)}</h2>
                <dl class="facts">{unit(PART_LEAD, lead)} {unit(PART_JOINT, joint)}</dl>
            </section>
        }
    })
}

#[component]
fn Author(motion: PublicMotion) -> impl IntoView {
    let first: String = motion.author.name.chars().take(1).collect();
    view! {
        <section class="card">
            <h2>{t(RAISED_BY)}</h2>
            <div class="person">
                <span class="face" aria-hidden="true">
                    {first}
                </span>
                <span>
                    {motion.author.name.clone()} <small>{motion.author.delegation}</small>
                </span>
            </div>
            <a class="onward" href=format!("/deputies/{}", motion.author.mandate)>
                {tf(WORK_OF, &[("name", &motion.author.name)])}
            </a>
        </section>
    }
}

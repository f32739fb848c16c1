//! 办理经过 for the public: what happened, which date ran and why, and what comes next.

use domain::clock::{Clock, Deadline, Lamp};
use domain::motion::State;
use domain::motion::view::{Entry, Expectation, PublicMotion};
use domain::{Event, Moment};
use jiff::civil::Date;
use leptos::prelude::*;

use super::original;
use crate::public::words::*;
use crate::ui::dates::Day;
use crate::ui::motion::timeline::sentence;
use crate::ui::motion::words::contact_method;
use crate::ui::motion::{LampTag, WhyDate};
use crate::ui::{Word, t, tf};

#[component]
pub fn Course(motion: PublicMotion) -> impl IntoView {
    let running = motion.expectations.iter().find(|one| one.met_at.is_none()).cloned();
    let next: &[Word] = match motion.state {
        State::Closed | State::Withdrawn => &[],
        State::Accepted => &[NEXT_ASSIGNED, NEXT_REPLIED, NEXT_CLOSED],
        _ => &[NEXT_CLOSED],
    };
    let met: Vec<_> = motion.expectations.into_iter().filter(|one| one.met_at.is_some()).collect();
    let line = |entry: Entry| {
        let note = note(&entry, &met);
        view! { <Happened entry note/> }
    };
    let step = |word: &Word| {
        view! {
            <li class="next">
                <p>
                    <b>{t(*word)}</b>
                </p>
            </li>
        }
    };
    view! {
        <ol class="timeline">
            {motion.timeline.into_iter().map(line).collect_view()}
            {running.map(|expectation| view! { <Awaited expectation/> })}
            {next.iter().map(step).collect_view()}
        </ol>
    }
}

/// What an event says of a date: it began to run, or it was kept, or not.
enum Note {
    Nothing,
    Began(Deadline),
    Kept(String),
}

fn note(entry: &Entry, met: &[Expectation]) -> Note {
    let clocks: &[Clock] = match entry.event {
        Event::Assigned { .. } | Event::Reassigned { .. } => &[Clock::Reply, Clock::HardReply],
        Event::Replied { .. } => {
            let kept = met.iter().find(|one| one.met_at.map(Moment::date) == Some(entry.at.date()));
            return kept.map_or(Note::Nothing, |one| Note::Kept(kept_by(one, entry.at.date())));
        }
        _ => return Note::Nothing,
    };
    let began = met.iter().find(|one| clocks.contains(&one.deadline.clock));
    began.map_or(Note::Nothing, |one| Note::Began(one.deadline.clone()))
}

/// `比期限早 31 天`
fn kept_by(expectation: &Expectation, on: Date) -> String {
    let days = (expectation.deadline.due() - on).get_days();
    match days {
        0 => t(ON_THE_DAY).to_owned(),
        days if days > 0 => tf(EARLY, &[("n", &days)]),
        days => tf(LATE, &[("n", &-days)]),
    }
}

#[component]
fn Happened(entry: Entry, note: Note) -> impl IntoView {
    let (text, detail) = sentence(&entry.event);
    let detail = match &entry.event {
        // the day stands below already
        Event::Contacted { method, met_on, .. } if *met_on == entry.at.date() => {
            Some(t(contact_method(*method)).to_owned())
        }
        _ => detail,
    };
    // whose consent came last is no business of the public
    let known = !matches!(entry.event, Event::Withdrawn { .. });
    let by = Some(entry.by).filter(|by| known && !by.is_empty() && !text.contains(by.as_str()));
    let end = matches!(entry.event, Event::Closed { .. } | Event::Withdrawn { .. });
    let end = end.then_some("end");
    let lang = original();
    let (kept, began) = match note {
        Note::Nothing => (None, None),
        Note::Kept(kept) => (Some(kept), None),
        Note::Began(deadline) => (None, Some(view! { <WhyDate deadline/> })),
    };
    view! {
        <li class=end>
            <p>
                <b>{text}</b>
            </p>
            {detail
                .map(|detail| {
                    view! {
                        <p class="quiet" lang=lang>
                            {detail}
                        </p>
                    }
                })}
            <p class="when">
                <Day date=entry.at.date()/>
                {by.map(|by| format!(" · {by}"))}
                {kept.map(|kept| format!(" · {kept}"))}
            </p>
            {began}
        </li>
    }
}

#[component]
fn Awaited(expectation: Expectation) -> impl IntoView {
    let provisional = expectation.deadline.counted.provisional;
    let late = matches!(expectation.lamp, Some(Lamp::Red(_)));
    let what = match expectation.unit {
        Some(unit) => tf(AWAITED_OF, &[("unit", &unit)]),
        None => t(AWAITED).to_owned(),
    };
    view! {
        <li class=if late { "late" } else { "now" }>
            <p>
                <b>{what}</b>
                " "
                {expectation.lamp.map(|lamp| view! { <LampTag lamp provisional/> })}
            </p>
            <WhyDate deadline=expectation.deadline/>
        </li>
    }
}

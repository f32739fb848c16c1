//! The timeline: who did what when, in a sentence.

use domain::Event;
use domain::motion::view::Entry;
use leptos::prelude::*;

use crate::motion::words::event::*;
use crate::motion::words::*;
use crate::ui::dates::{Minute, day};
use crate::ui::words::{COLON, COMMA, OPEN, SHUT};
use crate::ui::{Word, t, tf};

/// The sentence of an event: what happened, and a line of detail where there is one.
pub fn sentence(event: &Event) -> (String, Option<String>) {
    let plain = |text: Word| (t(text).to_owned(), None);
    match event {
        Event::Written => plain(DRAFTED),
        Event::Edited { revision } => (tf(EDITED, &[("n", revision)]), None),
        Event::Invited { name, .. } => named(INVITED, name),
        Event::InvitationDeclined { name } => named(DECLINED_BY, name),
        Event::Cosigned { name, .. } => named(COSIGNED, name),
        Event::LeftCosigning { name } => named(LEFT, name),
        Event::Attached { name, .. } => named(ATTACHED, name),
        Event::Submitted { cosigners: 0, .. } => plain(SUBMITTED),
        Event::Submitted { cosigners, .. } => (tf(SUBMITTED_WITH, &[("n", cosigners)]), None),
        Event::Withdrawn { reason, .. } => detailed(WITHDRAWN, reason),
        Event::Returned { reason } => detailed(RETURNED, reason),
        Event::Refused { reason, note } => (
            format!("{}{}{}", t(REFUSED), t(COLON), t(refusal_reason(*reason))),
            Some(note.clone()),
        ),
        Event::Accepted { number } => named(ACCEPTED, number),
        Event::Assigned { units, .. } => assigned(units),
        Event::SignedFor { unit, part: signed } => {
            (format!("{unit}{}{}{}{}", t(SIGNED), t(OPEN), t(part(*signed)), t(SHUT)), None)
        }
        Event::OpinionGiven { unit } => named(OPINION_GIVEN, unit),
        Event::Contacted { unit, method, met_on } => (
            format!("{unit}{}", t(MET_DEPUTY)),
            Some(format!("{}{}{}", t(contact_method(*method)), t(COMMA), day(*met_on))),
        ),
        Event::Replied { unit, class, document_number, round } => (
            format!("{unit}{}", t(REPLIED)),
            Some(format!(
                "{}{comma}{document_number}{comma}{}",
                tf(ROUND, &[("n", round)]),
                t(reply_class(*class)),
                comma = t(COMMA)
            )),
        ),
        other => office(other),
    }
}

fn office(event: &Event) -> (String, Option<String>) {
    let plain = |text: Word| (t(text).to_owned(), None);
    match event {
        Event::RatersReminded { .. } => plain(REMINDED),
        Event::PressureReported { .. } => plain(PRESSED),
        Event::WindowClosed { .. } => plain(WINDOW_SHUT),
        Event::RatingsReleased { .. } => plain(RATINGS_OUT),
        Event::RatingsRead { .. } => plain(RATINGS_READ),
        Event::RehandlingOrdered { note, round } => {
            (tf(AGAIN, &[("n", round)]), (!note.is_empty()).then(|| note.clone()))
        }
        Event::Supervised { note } => detailed(SUPERVISED, note),
        Event::Closed { outcome } => detailed(CLOSED_ITEM, outcome),
        Event::Quarantined { reason } => detailed(SET_ASIDE, reason),
        Event::Restored => plain(PUT_BACK),
        Event::Purged { reason } => detailed(PURGED, reason),
        Event::DateRecomputed { clock: which, old, new } => (
            format!("{}{}", t(clock(*which)), t(RECOUNTED)),
            Some(format!("{} → {}", day(*old), day(*new))),
        ),
        _ => plain(OTHER),
    }
}

fn named(text: Word, name: &str) -> (String, Option<String>) {
    (tf(text, &[("name", &name)]), None)
}

fn detailed(text: Word, detail: &str) -> (String, Option<String>) {
    (t(text).to_owned(), (!detail.is_empty()).then(|| detail.to_owned()))
}

fn assigned(units: &[(String, domain::motion::Part)]) -> (String, Option<String>) {
    let list = units.iter().map(|(unit, role)| format!("{} {unit}", t(part(*role))));
    (t(ASSIGNED).to_owned(), Some(list.collect::<Vec<_>>().join(t(COMMA))))
}

/// The same timeline for everybody; what each may read was chosen before it came here.
#[component]
pub fn Timeline(entries: Vec<Entry>) -> impl IntoView {
    view! {
        <ol class="timeline">
            {entries
                .into_iter()
                .map(|entry| {
                    let (text, detail) = sentence(&entry.event);
                    view! {
                        <li class="done">
                            <p>
                                <b>{text}</b>
                            </p>
                            {detail.map(|detail| view! { <p class="quiet">{detail}</p> })}
                            <p class="small">
                                <Minute at=entry.at/>
                                {(!entry.by.is_empty()).then(|| format!(" · {}", entry.by))}
                            </p>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

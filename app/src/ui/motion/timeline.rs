//! The timeline: who did what when, in a sentence.

use domain::Event;
use domain::motion::Disclosure;
use domain::motion::view::Entry;
use leptos::prelude::*;

use super::words::event::*;
use super::words::{ROUND, clock, contact_method, part, reply_class};
use crate::ui::dates::{Minute, day};
use crate::ui::words::{commas, labelled, listed};
use crate::ui::{Word, t, tf};

type Sentence = (String, Option<String>);

/// The sentence of an event: what happened, and a line of detail where there is one.
pub fn sentence(event: &Event) -> Sentence {
    match event {
        Event::Written => plain(WRITTEN),
        Event::Entered { number, .. } if number.is_empty() => plain(ENTERED),
        Event::Entered { number, .. } => named(ENTERED_AS, number),
        Event::Edited { revision } => (tf(EDITED, &[("n", revision)]), None),
        Event::Invited { name, .. } => named(INVITED, name),
        Event::InvitationDeclined { name } => named(INVITATION_DECLINED, name),
        Event::Cosigned { name, .. } => named(COSIGNED, name),
        Event::LeftCosigning { name } => named(LEFT_COSIGNING, name),
        Event::Attached { name, .. } => named(ATTACHED, name),
        Event::Submitted { cosigners: 0, .. } => plain(SUBMITTED),
        Event::Submitted { cosigners, .. } => (tf(SUBMITTED_WITH, &[("n", cosigners)]), None),
        Event::Withdrawn { reason, .. } => detailed(WITHDRAWN, reason),
        Event::WithdrawalAsked { reason } => detailed(WITHDRAWAL_ASKED, reason),
        Event::WithdrawalAgreed { name } => named(WITHDRAWAL_AGREED, name),
        Event::WithdrawalEnded { taken_back: true, .. } => plain(WITHDRAWAL_TAKEN_BACK),
        Event::WithdrawalEnded { name, .. } => named(WITHDRAWAL_REFUSED, name),
        Event::Returned { reason } => detailed(RETURNED, reason),
        Event::Accepted { number } => named(ACCEPTED, number),
        Event::Assigned { units, .. } => {
            let list = units.iter().map(|(unit, one)| format!("{} {unit}", t(part(*one))));
            (t(ASSIGNED).to_owned(), Some(commas(list)))
        }
        Event::Reassigned { units, .. } => {
            let list = units.iter().map(|(unit, one)| format!("{} {unit}", t(part(*one))));
            (t(REASSIGNED).to_owned(), Some(commas(list)))
        }
        Event::DeclineAsked { unit, reason } => {
            (tf(DECLINE_ASKED, &[("name", unit)]), Some(reason.clone()))
        }
        Event::ExtensionAsked { unit, reason } => {
            (tf(EXTENSION_ASKED, &[("name", unit)]), Some(reason.clone()))
        }
        Event::UnitObjected { reason } => detailed(UNIT_OBJECTED, reason),
        Event::SignedFor { unit, part: one } => {
            (tf(SIGNED_FOR, &[("name", unit), ("part", &t(part(*one)))]), None)
        }
        Event::OpinionGiven { unit } => named(OPINION_GIVEN, unit),
        Event::Contacted { unit, method, met_on } => (
            tf(CONTACTED, &[("name", unit)]),
            Some(commas([t(contact_method(*method)).to_owned(), day(*met_on)])),
        ),
        Event::Replied { unit, class, document_number, round } => {
            let class = t(reply_class(*class)).to_owned();
            let round = tf(ROUND, &[("n", round)]);
            let detail = commas([round, document_number.clone(), class]);
            (tf(REPLIED, &[("name", unit)]), Some(detail))
        }
        other => office(other),
    }
}

/// What the office does.
fn office(event: &Event) -> Sentence {
    match event {
        Event::AcceptedDirectly { number, unit } => {
            (tf(ACCEPTED_DIRECTLY, &[("number", number), ("unit", unit)]), None)
        }
        Event::Registered { number } => named(REGISTERED, number),
        Event::CommitteeViewGiven { note } => detailed(COMMITTEE_VIEW_GIVEN, note),
        Event::PutOnAgenda => plain(PUT_ON_AGENDA),
        Event::ReferredToCommittee { committee } => named(REFERRED_TO_COMMITTEE, committee),
        Event::TurnedIntoSuggestion { bill, note } => {
            (tf(TURNED_INTO_SUGGESTION, &[("name", bill)]), Some(note.clone()))
        }
        Event::Refused { reason, note } => {
            let reason = t(super::words::refusal_reason(*reason));
            (labelled(REFUSED, reason), Some(note.clone()))
        }
        Event::Relieved { unit, .. } => named(RELIEVED, unit),
        Event::DeclineUpheld { unit, note } => {
            (tf(DECLINE_UPHELD, &[("name", unit)]), Some(note.clone()))
        }
        Event::Urged { note } => detailed(URGED, note),
        Event::ExtensionGranted { due } => detailed(EXTENSION_GRANTED, &day(*due)),
        Event::ExtensionDenied { note } => detailed(EXTENSION_DENIED, note),
        Event::AssignmentTakenBack { units } => {
            detailed(ASSIGNMENT_TAKEN_BACK, &listed(units.iter().cloned()))
        }
        Event::RatersReminded { .. } => plain(RATERS_REMINDED),
        Event::PressureReported { .. } => plain(PRESSURE_REPORTED),
        Event::WindowClosed { .. } => plain(WINDOW_CLOSED),
        Event::RatingsReleased { .. } => plain(RATINGS_RELEASED),
        Event::RatingsRead { .. } => plain(RATINGS_READ),
        Event::RehandlingOrdered { note, round } => (
            tf(REHANDLING_ORDERED, &[("n", round)]),
            Some(note.clone()).filter(|note| !note.is_empty()),
        ),
        Event::Supervised { note } => detailed(SUPERVISED, note),
        Event::Closed { outcome } => detailed(CLOSED, outcome),
        Event::PublicitySet { disclosure, hidden } => {
            let how = match disclosure {
                Disclosure::Full => PUBLIC_IN_FULL,
                Disclosure::Summary => PUBLIC_IN_SUMMARY,
                Disclosure::None => NOT_PUBLIC,
            };
            (t(how).to_owned(), (*hidden > 0).then(|| tf(HIDDEN, &[("n", hidden)])))
        }
        Event::Quarantined { reason } => detailed(QUARANTINED, reason),
        Event::Restored => plain(RESTORED),
        Event::Purged { reason } => detailed(PURGED, reason),
        Event::DateRecomputed { clock: which, old, new } => (
            tf(DATE_RECOMPUTED, &[("name", &t(clock(*which)))]),
            Some(format!("{} → {}", day(*old), day(*new))),
        ),
        _ => plain(OTHER),
    }
}

fn plain(text: Word) -> Sentence {
    (t(text).to_owned(), None)
}

fn named(text: Word, name: &str) -> Sentence {
    (tf(text, &[("name", &name)]), None)
}

fn detailed(text: Word, detail: &str) -> Sentence {
    (t(text).to_owned(), Some(detail.to_owned()).filter(|detail| !detail.is_empty()))
}

/// The same timeline for everybody; what each may read was chosen before it came here.
#[component]
pub fn Timeline(entries: Vec<Entry>) -> impl IntoView {
    let line = |entry: Entry| {
        let (text, detail) = sentence(&entry.event);
        let end = matches!(entry.event, Event::Closed { .. }).then_some("end");
        view! {
            <li class=end>
                <p>
                    <b>{text}</b>
                </p>
                {detail.map(|detail| view! { <p class="quiet">{detail}</p> })}
                <p class="when">
                    <Minute at=entry.at/>
                    {(!entry.by.is_empty()).then(|| format!(" · {}", entry.by))}
                </p>
            </li>
        }
    };
    view! { <ol class="timeline">{entries.into_iter().map(line).collect_view()}</ol> }
}

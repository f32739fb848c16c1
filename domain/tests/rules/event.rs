//! Events: a sample of each kind, who reads it, and that none tells of a grade.

use domain::clock::Clock;
use domain::event::Audience;
use domain::motion::{ContactMethod, Disclosure, Part, RefusalReason, ReplyClass};
use domain::rating::Grade;
use domain::{Event, FileId, MandateId, UnitId};

use crate::calendar::day;

const NOTE: &str = "in confidence";

/// One of each kind, two of those whose readers depend on what they hold.
pub fn samples() -> Vec<Event> {
    let text = || NOTE.to_owned();
    let name = || "Wang".to_owned();
    let unit = || "Transport Bureau".to_owned();
    vec![
        Event::Written,
        Event::Edited { revision: 2 },
        Event::Invited { mandate: MandateId(11), name: name() },
        Event::InvitationDeclined { name: name() },
        Event::Cosigned { name: name(), revision: 2 },
        Event::LeftCosigning { name: name() },
        Event::Attached { file: FileId(5), name: "plan.pdf".to_owned() },
        Event::Submitted { cosigners: 3, disclosure: Disclosure::Summary },
        Event::Withdrawn { reason: text(), submitted: false },
        Event::Withdrawn { reason: text(), submitted: true },
        Event::WithdrawalAsked { reason: text() },
        Event::WithdrawalAgreed { name: name() },
        Event::WithdrawalEnded { name: name(), taken_back: false },
        Event::Returned { reason: text() },
        Event::Refused { reason: RefusalReason::Case, note: text() },
        Event::Accepted { number: "001".to_owned() },
        Event::AcceptedDirectly { number: "001".to_owned(), unit: unit() },
        Event::Registered { number: "B001".to_owned() },
        Event::CommitteeViewGiven { note: text() },
        Event::PutOnAgenda,
        Event::ReferredToCommittee { committee: unit() },
        Event::TurnedIntoSuggestion { bill: "B001".to_owned(), note: text() },
        Event::Assigned { units: vec![(unit(), Part::Lead)], hard: true },
        Event::AssignmentTakenBack { units: vec![unit()] },
        Event::Reassigned { units: vec![(unit(), Part::Lead)], hard: false },
        Event::Relieved { id: UnitId(31), unit: unit() },
        Event::UnitObjected { reason: text() },
        Event::DeclineAsked { unit: unit(), reason: text() },
        Event::DeclineUpheld { unit: unit(), note: text() },
        Event::Urged { note: text() },
        Event::ExtensionAsked { unit: unit(), reason: text() },
        Event::ExtensionGranted { due: day("2026-09-01") },
        Event::ExtensionDenied { note: text() },
        Event::SignedFor { unit: unit(), part: Part::Joint },
        Event::OpinionGiven { unit: unit() },
        Event::Contacted { unit: unit(), method: ContactMethod::Talk, met_on: day("2026-03-05") },
        Event::Replied {
            unit: unit(),
            class: ReplyClass::A,
            document_number: "58".to_owned(),
            round: 1,
        },
        Event::Entered { number: "12".to_owned(), cosigners: vec![name()] },
        Event::RatersReminded { round: 1 },
        Event::PressureReported { name: name() },
        Event::WindowClosed { round: 1 },
        Event::RatingsReleased { round: 1 },
        Event::RatingsRead { round: 1 },
        Event::RehandlingOrdered { note: text(), round: 2 },
        Event::Supervised { note: text() },
        Event::Closed { outcome: "Lifts were built".to_owned() },
        Event::PublicitySet { disclosure: Disclosure::Summary, hidden: 2 },
        Event::Quarantined { reason: text() },
        Event::Restored,
        Event::Purged { reason: text() },
        Event::DateRecomputed {
            clock: Clock::Reply,
            old: day("2027-01-01"),
            new: day("2027-01-04"),
        },
        Event::PapersEntered { name: "list.xlsx".to_owned(), entered: 3 },
        Event::OrganisationChanged { what: "unit".to_owned(), name: unit() },
        Event::AccountInvited { name: name() },
        Event::AccountChanged { what: "phone".to_owned(), name: name() },
        Event::SignedIn,
        Event::SignedOut,
        Event::SignInLocked,
        Event::SecondFactorPassed,
        Event::SeatWorn { role: domain::Role::Deputy },
        Event::CodeSent { purpose: domain::account::CodePurpose::Welcome },
        Event::SessionRevoked,
        Event::PasswordSet,
        Event::SecondFactorSet,
        Event::CalendarChanged { year: 2027, days: 30 },
        Event::SettingChanged { name: "reply".to_owned() },
    ]
}

const AUDIENCES: [Audience; 5] =
    [Audience::Author, Audience::Cosigner, Audience::Office, Audience::Unit, Audience::Public];

/// Counted in the source, so that a kind added there without a sample here is missed by name.
#[test]
fn there_is_a_sample_of_every_kind() {
    let source = include_str!("../../src/event.rs");
    let body = source.split_once("pub enum Event {").unwrap().1.split_once("\n}").unwrap().0;
    let declared: Vec<String> = body
        .lines()
        .filter(|line| line.starts_with("    ") && line[4..].starts_with(char::is_uppercase))
        .map(|line| line[4..].split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned())
        .collect();
    assert!(declared.len() > 30, "the source is no longer read as meant");
    let sampled: Vec<String> = samples().iter().map(|event| format!("{event:?}")).collect();
    for kind in declared {
        let found = sampled
            .iter()
            .any(|event| event.split(|c: char| !c.is_alphanumeric()).next() == Some(kind.as_str()));
        assert!(found, "no sample of {kind}");
    }
}

#[test]
fn the_kind_kept_in_the_database_is_the_tag_of_the_message() {
    for event in samples() {
        let message = serde_json::to_value(&event).unwrap();
        assert_eq!(message["kind"], event.kind());
    }
}

#[test]
fn no_two_kinds_share_a_name() {
    let mut kinds: Vec<_> = samples().iter().map(Event::kind).collect();
    kinds.dedup();
    let count = kinds.len();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), count);
}

#[test]
fn an_event_survives_being_kept() {
    for event in samples() {
        let kept = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&kept).unwrap(), event);
    }
}

/// An audit log must not betray what it guards: no field for a grade, no grade's word as a value.
#[test]
fn no_event_holds_a_grade_or_any_word_of_a_rating() {
    let words: Vec<&str> = Grade::ALL
        .iter()
        .map(|grade| grade.code())
        .chain(["grade", "attitude", "result", "consent", "rating", "overall", "sealed"])
        .collect();
    for event in samples() {
        let message = serde_json::to_value(&event).unwrap();
        for (field, value) in message.as_object().unwrap().iter().filter(|(key, _)| *key != "kind")
        {
            for word in &words {
                assert!(!field.contains(word), "{event:?} has a field {field}");
                assert_ne!(value.as_str(), Some(*word), "{event:?} tells {word}");
            }
        }
    }
    let source = include_str!("../../src/event.rs");
    assert!(!source.contains("rating::"), "an event has no use for what a rating holds");
}

/// Nothing is recorded when a deputy rates, so no event, id or time moves with a rating.
#[test]
fn there_is_no_event_of_a_rating() {
    for event in samples() {
        assert!(!["rated", "rate", "rating_given", "revised"].contains(&event.kind()));
    }
}

#[test]
fn each_event_is_read_by_the_audience_agreed() {
    let mut table = format!("{:22} author cosigner office unit public\n", "");
    for event in samples() {
        let mark = |audience: Audience| {
            if event.audience().contains(&audience) { "●" } else { "·" }
        };
        let [author, cosigner, office, unit, public] = AUDIENCES.map(mark);
        let kind = event.kind();
        table
            .push_str(&format!("{kind:22} {author:6} {cosigner:8} {office:6} {unit:4} {public}\n"));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn nobody_reads_what_is_not_for_them() {
    for event in samples() {
        for audience in AUDIENCES {
            let may = event.audience().contains(&audience);
            assert_eq!(event.clone().seen_by(audience).is_some(), may, "{event:?} {audience:?}");
        }
    }
}

#[test]
fn what_is_seen_is_the_same_kind_of_event() {
    for event in samples() {
        for audience in AUDIENCES {
            if let Some(seen) = event.clone().seen_by(audience) {
                assert_eq!(seen.kind(), event.kind());
            }
        }
    }
}

#[test]
fn the_public_reads_no_note_or_reason_written_for_those_inside() {
    for event in samples() {
        if let Some(seen) = event.seen_by(Audience::Public) {
            assert!(!format!("{seen:?}").contains(NOTE), "{seen:?}");
        }
    }
}

#[test]
fn those_inside_read_an_event_whole() {
    for event in samples() {
        for audience in [Audience::Author, Audience::Cosigner, Audience::Office, Audience::Unit] {
            if let Some(seen) = event.clone().seen_by(audience) {
                assert_eq!(seen, event);
            }
        }
    }
}

/// Before release a unit's timeline is the same whether anybody was reminded, rated or read.
#[test]
fn a_unit_reads_nothing_of_the_ratings_but_their_release() {
    for event in samples() {
        let about = ["raters_reminded", "pressure_reported", "window_closed", "ratings_read"];
        if about.contains(&event.kind()) {
            assert_eq!(event.audience(), [Audience::Office], "{event:?}");
        }
    }
}

/// A unit that knew of it would press those who have yet to agree.
#[test]
fn no_unit_and_nobody_outside_reads_that_a_withdrawal_is_asked_for() {
    let asked = ["withdrawal_asked", "withdrawal_agreed", "withdrawal_ended"];
    let of = |event: &Event| asked.contains(&event.kind());
    assert_eq!(samples().iter().filter(|event| of(event)).count(), 3);
    for event in samples().into_iter().filter(of) {
        assert_eq!(event.audience(), [Audience::Author, Audience::Cosigner, Audience::Office]);
    }
}

#[test]
fn a_draft_and_its_withdrawal_are_for_its_signatories_alone() {
    let private = [
        Event::Written,
        Event::Edited { revision: 1 },
        Event::Attached { file: FileId(1), name: String::new() },
        Event::Invited { mandate: MandateId(1), name: String::new() },
        Event::InvitationDeclined { name: String::new() },
        Event::LeftCosigning { name: String::new() },
        Event::Entered { number: String::new(), cosigners: Vec::new() },
        Event::Withdrawn { reason: String::new(), submitted: false },
    ];
    for event in private {
        for audience in [Audience::Office, Audience::Unit, Audience::Public] {
            assert!(event.clone().seen_by(audience).is_none(), "{event:?} {audience:?}");
        }
    }
}

#[test]
fn what_the_public_reads_everybody_inside_reads_too() {
    for event in samples().into_iter().filter(|one| one.audience().contains(&Audience::Public)) {
        assert_eq!(event.audience(), AUDIENCES, "{event:?}");
    }
}

/// Without a seat there is no permit; so these few concern nothing but the account itself.
#[test]
fn only_what_an_account_does_to_itself_needs_no_permit() {
    let own: Vec<_> = samples().into_iter().filter(Event::is_own_account).collect();
    let kinds: Vec<_> = own.iter().map(Event::kind).collect();
    assert_eq!(kinds, ["signed_in", "sign_in_locked", "code_sent", "password_set"]);
    for event in own {
        assert!(event.audience().is_empty(), "{event:?} stands on a timeline");
    }
}

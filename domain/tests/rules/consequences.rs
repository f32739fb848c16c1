//! Who is told of what: never somebody who could not read it.

use domain::Event;
use domain::consequences::{Recipient, told};
use domain::event::Audience;

use crate::event::samples;

#[test]
fn each_event_is_told_to_those_agreed() {
    let mut table = String::new();
    for event in samples() {
        let names: Vec<_> = told(&event).iter().map(|one| format!("{one:?}")).collect();
        table.push_str(format!("{:22} {}", event.kind(), names.join(", ")).trim_end());
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

#[test]
fn whoever_is_told_may_read_it() {
    for event in samples() {
        for recipient in told(&event) {
            let audience = match recipient {
                Recipient::Author => Audience::Author,
                Recipient::Cosigners => Audience::Cosigner,
                Recipient::Desk => Audience::Office,
                Recipient::LeadUnit | Recipient::JointUnits => Audience::Unit,
                // the notice tells its one reader of their own part, not of the timeline's line
                Recipient::Invitee => {
                    assert!(matches!(event, Event::Invited { .. }));
                    continue;
                }
                // that it has it no longer, and nothing of what came after
                Recipient::RelievedUnit => {
                    assert!(matches!(event, Event::Relieved { .. }));
                    continue;
                }
                Recipient::Unrated => {
                    assert!(matches!(event, Event::RatersReminded { .. }));
                    continue;
                }
            };
            assert!(event.audience().contains(&audience), "{event:?} is told to {recipient:?}");
        }
    }
}

#[test]
fn nobody_is_told_of_one_event_twice() {
    for event in samples() {
        let told = told(&event);
        for (place, one) in told.iter().enumerate() {
            assert!(!told[..place].contains(one), "{event:?} {one:?}");
        }
    }
}

#[test]
fn the_office_is_not_told_of_a_draft_that_it_never_had() {
    let withdrawn = |submitted| Event::Withdrawn { reason: String::new(), submitted };
    assert!(!told(&withdrawn(false)).contains(&Recipient::Desk));
    assert!(told(&withdrawn(true)).contains(&Recipient::Desk));
}

/// A unit must not learn from its mail what its timeline does not tell.
#[test]
fn units_are_told_nothing_of_a_rating_before_its_release() {
    let before = ["raters_reminded", "pressure_reported", "window_closed", "ratings_read"];
    for event in samples().into_iter().filter(|event| before.contains(&event.kind())) {
        for unit in [Recipient::LeadUnit, Recipient::JointUnits] {
            assert!(!told(&event).contains(&unit), "{event:?}");
        }
    }
}

//! Event -> who is told. One table; the notice goes into the same transaction as the event.

use serde::{Deserialize, Serialize};

use crate::event::Event;

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recipient {
    Author,
    /// The deputy whom this invitation names.
    Invitee,
    /// Co-signers who have confirmed.
    Cosigners,
    /// The desk of the congress.
    Desk,
    LeadUnit,
    JointUnits,
    /// The unit that this event says no longer has it.
    RelievedUnit,
    /// Raters who have not rated; known to the rating module alone.
    Unrated,
}

/// The table. Nobody is told of a rating, for there is no event of one.
#[rustfmt::skip]
pub fn told(event: &Event) -> &'static [Recipient] {
    use Recipient::*;
    match event {
        Event::Invited { .. }           => &[Invitee],
        Event::InvitationDeclined { .. }=> &[Author],
        Event::Cosigned { .. }          => &[Author],
        Event::LeftCosigning { .. }     => &[Author],
        Event::Submitted { .. }         => &[Desk],
        Event::Withdrawn { submitted: true, .. }  => &[Author, Desk, Cosigners, LeadUnit, JointUnits],
        Event::Withdrawn { submitted: false, .. } => &[Cosigners],
        Event::WithdrawalAsked { .. }   => &[Cosigners, Desk],
        Event::WithdrawalAgreed { .. }  => &[Author],
        Event::WithdrawalEnded { .. }   => &[Author, Cosigners, Desk],
        Event::Returned { .. }          => &[Author],
        Event::Refused { .. }           => &[Author, Cosigners],
        Event::Accepted { .. }          => &[Author, Cosigners],
        Event::AcceptedDirectly { .. }  => &[Author, Cosigners, LeadUnit],
        Event::Registered { .. }        => &[Author, Cosigners],
        Event::CommitteeViewGiven { .. }=> &[Desk],
        Event::PutOnAgenda              => &[Author, Cosigners],
        Event::ReferredToCommittee { .. }  => &[Author, Cosigners],
        Event::TurnedIntoSuggestion { .. } => &[Author, Cosigners],
        Event::Assigned { .. }          => &[Author, LeadUnit, JointUnits],
        Event::Reassigned { .. }        => &[Author, LeadUnit, JointUnits],
        Event::Relieved { .. }          => &[RelievedUnit],
        Event::UnitObjected { .. }      => &[Desk],
        Event::DeclineAsked { .. }      => &[Desk],
        Event::DeclineUpheld { .. }     => &[LeadUnit],
        Event::Urged { .. }             => &[LeadUnit, JointUnits],
        Event::ExtensionAsked { .. }    => &[Desk],
        Event::ExtensionGranted { .. }  => &[Author, LeadUnit],
        Event::ExtensionDenied { .. }   => &[LeadUnit],
        Event::SignedFor { .. }         => &[],
        Event::OpinionGiven { .. }      => &[LeadUnit],
        Event::Contacted { .. }         => &[Author],
        Event::Replied { .. }           => &[Author, Cosigners, Desk],
        Event::RatersReminded { .. }    => &[Unrated],
        Event::PressureReported { .. }  => &[Desk],
        Event::RatingsReleased { .. }   => &[LeadUnit],
        Event::RehandlingOrdered { .. } => &[LeadUnit, JointUnits, Author, Cosigners],
        Event::PublicitySet { .. }      => &[Author],
        Event::Supervised { .. }        => &[LeadUnit, JointUnits, Author, Cosigners],
        Event::Closed { .. }            => &[Author, Cosigners, LeadUnit, JointUnits],
        Event::DateRecomputed { .. }    => &[Desk],
        // whoever had not read that they had it is not told that they had
        Event::AssignmentTakenBack { .. } => &[],
        Event::Entered { .. }           => &[Author],
        Event::Written | Event::Edited { .. } | Event::Attached { .. }
        | Event::WindowClosed { .. } | Event::RatingsRead { .. }
        | Event::Quarantined { .. } | Event::Restored | Event::Purged { .. }
        | Event::OrganisationChanged { .. } | Event::AccountInvited { .. }
        | Event::AccountChanged { .. } | Event::SignedIn | Event::SignedOut
        | Event::SignInLocked | Event::SeatWorn { .. } | Event::CodeSent { .. }
        | Event::SecondFactorPassed | Event::SessionRevoked | Event::PasswordSet | Event::SecondFactorSet
        | Event::CalendarChanged { .. } | Event::SettingChanged { .. }
        | Event::PapersEntered { .. } => &[],
    }
}

//! What happened: the audit entry and the timeline are one row. No event holds a grade.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::account::CodePurpose;
use crate::actor::Role;
use crate::clock::Clock;
use crate::ids::*;
use crate::motion::{ContactMethod, Disclosure, Part, RefusalReason, ReplyClass};

/// Everything that is ever recorded. `kind` in the database is the variant's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Event {
    // a suggestion
    Written,
    Edited {
        revision: i32,
    },
    Invited {
        mandate: MandateId,
        name: String,
    },
    InvitationDeclined {
        name: String,
    },
    Cosigned {
        name: String,
        revision: i32,
    },
    LeftCosigning {
        name: String,
    },
    Attached {
        file: FileId,
        name: String,
    },
    Submitted {
        cosigners: usize,
        disclosure: Disclosure,
    },
    /// `submitted`: the office had it before, and so is told.
    Withdrawn {
        reason: String,
        submitted: bool,
    },
    /// 申请撤回
    WithdrawalAsked {
        reason: String,
    },
    WithdrawalAgreed {
        name: String,
    },
    /// 不撤回; `taken_back`: by the lead.
    WithdrawalEnded {
        name: String,
        taken_back: bool,
    },
    Returned {
        reason: String,
    },
    Refused {
        reason: RefusalReason,
        note: String,
    },
    Accepted {
        number: String,
    },
    /// 立案并直接交办
    AcceptedDirectly {
        number: String,
        unit: String,
    },
    /// 议案登记
    Registered {
        number: String,
    },
    CommitteeViewGiven {
        note: String,
    },
    PutOnAgenda,
    ReferredToCommittee {
        committee: String,
    },
    /// 转建议: under which number it had been a bill.
    TurnedIntoSuggestion {
        bill: String,
        note: String,
    },
    Assigned {
        units: Vec<(String, Part)>,
        hard: bool,
    },
    /// 撤销交办: who had it for minutes, and had not read of it.
    AssignmentTakenBack {
        units: Vec<String>,
    },
    /// 改派: other units, or other parts for them.
    Reassigned {
        units: Vec<(String, Part)>,
        hard: bool,
    },
    /// Another unit has it instead: told to the unit that no longer has it.
    Relieved {
        id: UnitId,
        unit: String,
    },
    UnitObjected {
        reason: String,
    },
    DeclineAsked {
        unit: String,
        reason: String,
    },
    DeclineUpheld {
        unit: String,
        note: String,
    },
    Urged {
        note: String,
    },
    ExtensionAsked {
        unit: String,
        reason: String,
    },
    ExtensionGranted {
        due: Date,
    },
    ExtensionDenied {
        note: String,
    },
    SignedFor {
        unit: String,
        part: Part,
    },
    OpinionGiven {
        unit: String,
    },
    Contacted {
        unit: String,
        method: ContactMethod,
        met_on: Date,
    },
    Replied {
        unit: String,
        class: ReplyClass,
        document_number: String,
        round: i32,
    },
    RatersReminded {
        round: i32,
    },
    PressureReported {
        name: String,
    },
    WindowClosed {
        round: i32,
    },
    RatingsReleased {
        round: i32,
    },
    RatingsRead {
        round: i32,
    },
    RehandlingOrdered {
        note: String,
        round: i32,
    },
    Supervised {
        note: String,
    },
    Closed {
        outcome: String,
    },
    /// 公开方式: how much everybody reads, and how many passages are hidden.
    PublicitySet {
        disclosure: Disclosure,
        hidden: usize,
    },
    Quarantined {
        reason: String,
    },
    Restored,
    Purged {
        reason: String,
    },
    /// 代录: out of a paper of this number, with these names beneath it.
    Entered {
        number: String,
        cosigners: Vec<String>,
    },
    DateRecomputed {
        clock: Clock,
        old: Date,
        new: Date,
    },
    // the house
    /// 代录 of many papers at once.
    PapersEntered {
        name: String,
        entered: usize,
    },
    OrganisationChanged {
        what: String,
        name: String,
    },
    AccountInvited {
        name: String,
    },
    AccountChanged {
        what: String,
        name: String,
    },
    SignedIn,
    SignedOut,
    SignInLocked,
    SecondFactorPassed,
    SeatWorn {
        role: Role,
    },
    CodeSent {
        purpose: CodePurpose,
    },
    SessionRevoked,
    PasswordSet,
    SecondFactorSet,
    CalendarChanged {
        year: i16,
        days: usize,
    },
    SettingChanged {
        name: String,
    },
}

/// Those who look at a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The deputy who leads.
    Author,
    /// Those who co-signed or were asked to.
    Cosigner,
    Office,
    /// Units that handle it, the government office, delegation staff of the author.
    Unit,
    Public,
}

impl Event {
    /// The variant's name, as the database keeps it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Edited { .. } => "edited",
            Self::Invited { .. } => "invited",
            Self::InvitationDeclined { .. } => "invitation_declined",
            Self::Cosigned { .. } => "cosigned",
            Self::LeftCosigning { .. } => "left_cosigning",
            Self::Attached { .. } => "attached",
            Self::Submitted { .. } => "submitted",
            Self::Withdrawn { .. } => "withdrawn",
            Self::WithdrawalAsked { .. } => "withdrawal_asked",
            Self::WithdrawalAgreed { .. } => "withdrawal_agreed",
            Self::WithdrawalEnded { .. } => "withdrawal_ended",
            Self::Returned { .. } => "returned",
            Self::Refused { .. } => "refused",
            Self::Accepted { .. } => "accepted",
            Self::AcceptedDirectly { .. } => "accepted_directly",
            Self::Registered { .. } => "registered",
            Self::CommitteeViewGiven { .. } => "committee_view_given",
            Self::PutOnAgenda => "put_on_agenda",
            Self::ReferredToCommittee { .. } => "referred_to_committee",
            Self::TurnedIntoSuggestion { .. } => "turned_into_suggestion",
            Self::Assigned { .. } => "assigned",
            Self::AssignmentTakenBack { .. } => "assignment_taken_back",
            Self::Reassigned { .. } => "reassigned",
            Self::Relieved { .. } => "relieved",
            Self::UnitObjected { .. } => "unit_objected",
            Self::DeclineAsked { .. } => "decline_asked",
            Self::DeclineUpheld { .. } => "decline_upheld",
            Self::Urged { .. } => "urged",
            Self::ExtensionAsked { .. } => "extension_asked",
            Self::ExtensionGranted { .. } => "extension_granted",
            Self::ExtensionDenied { .. } => "extension_denied",
            Self::SignedFor { .. } => "signed_for",
            Self::OpinionGiven { .. } => "opinion_given",
            Self::Contacted { .. } => "contacted",
            Self::Replied { .. } => "replied",
            Self::RatersReminded { .. } => "raters_reminded",
            Self::PressureReported { .. } => "pressure_reported",
            Self::WindowClosed { .. } => "window_closed",
            Self::RatingsReleased { .. } => "ratings_released",
            Self::RatingsRead { .. } => "ratings_read",
            Self::RehandlingOrdered { .. } => "rehandling_ordered",
            Self::Supervised { .. } => "supervised",
            Self::Closed { .. } => "closed",
            Self::PublicitySet { .. } => "publicity_set",
            Self::Quarantined { .. } => "quarantined",
            Self::Restored => "restored",
            Self::Purged { .. } => "purged",
            Self::Entered { .. } => "entered",
            Self::DateRecomputed { .. } => "date_recomputed",
            Self::PapersEntered { .. } => "papers_entered",
            Self::OrganisationChanged { .. } => "organisation_changed",
            Self::AccountInvited { .. } => "account_invited",
            Self::AccountChanged { .. } => "account_changed",
            Self::SignedIn => "signed_in",
            Self::SignedOut => "signed_out",
            Self::SignInLocked => "sign_in_locked",
            Self::SecondFactorPassed => "second_factor_passed",
            Self::SeatWorn { .. } => "seat_worn",
            Self::CodeSent { .. } => "code_sent",
            Self::SessionRevoked => "session_revoked",
            Self::PasswordSet => "password_set",
            Self::SecondFactorSet => "second_factor_set",
            Self::CalendarChanged { .. } => "calendar_changed",
            Self::SettingChanged { .. } => "setting_changed",
        }
    }

    /// From now on somebody may no longer see what they saw: no page kept from before may be shown.
    pub fn takes_back(&self) -> bool {
        matches!(
            self,
            Self::Quarantined { .. }
                | Self::Purged { .. }
                | Self::Withdrawn { .. }
                | Self::PublicitySet { .. }
                | Self::AssignmentTakenBack { .. }
        )
    }

    /// What an account may do to itself before it wears a seat: the store records these, and no
    /// others, without a permit.
    pub fn is_own_account(&self) -> bool {
        matches!(
            self,
            Self::SignedIn | Self::SignInLocked | Self::CodeSent { .. } | Self::PasswordSet
        )
    }

    /// Who may read it on a timeline.
    #[rustfmt::skip]
    pub fn audience(&self) -> &'static [Audience] {
        use Audience::*;
        match self {
            Self::Written | Self::Edited { .. } | Self::Attached { .. } | Self::Entered { .. }
            | Self::Invited { .. } | Self::InvitationDeclined { .. } | Self::LeftCosigning { .. }
                => &[Author],
            Self::Withdrawn { submitted: false, .. }
                => &[Author, Cosigner],
            Self::Cosigned { .. }
                => &[Author, Cosigner, Office],
            // a unit that knew would press those who have yet to agree
            Self::WithdrawalAsked { .. } | Self::WithdrawalAgreed { .. }
            | Self::WithdrawalEnded { .. } | Self::Returned { .. } | Self::Refused { .. }
            | Self::UnitObjected { .. } | Self::PublicitySet { .. }
                => &[Author, Cosigner, Office],
            Self::Submitted { .. } | Self::Accepted { .. } | Self::Assigned { .. }
            | Self::AcceptedDirectly { .. } | Self::PutOnAgenda | Self::ReferredToCommittee { .. }
            | Self::AssignmentTakenBack { .. }
            | Self::Reassigned { .. } | Self::ExtensionGranted { .. }
            | Self::SignedFor { .. } | Self::Contacted { .. } | Self::Replied { .. }
            | Self::Closed { .. } | Self::Withdrawn { submitted: true, .. }
                => &[Author, Cosigner, Office, Unit, Public],
            Self::DeclineAsked { .. } | Self::DeclineUpheld { .. } | Self::Urged { .. }
            | Self::ExtensionAsked { .. } | Self::ExtensionDenied { .. }
            | Self::OpinionGiven { .. } | Self::DateRecomputed { .. }
            | Self::Registered { .. } | Self::TurnedIntoSuggestion { .. }
            // to the public any of these would tell one item's grade
            | Self::RatingsReleased { .. } | Self::RehandlingOrdered { .. } | Self::Supervised { .. }
                => &[Author, Cosigner, Office, Unit],
            Self::PressureReported { .. } | Self::RatersReminded { .. }
            | Self::WindowClosed { .. } | Self::RatingsRead { .. }
            | Self::Quarantined { .. } | Self::Restored | Self::Purged { .. }
            | Self::CommitteeViewGiven { .. } | Self::Relieved { .. }
                => &[Office],
            Self::OrganisationChanged { .. } | Self::AccountInvited { .. }
            | Self::AccountChanged { .. } | Self::SignedIn | Self::SignedOut
            | Self::SignInLocked | Self::SeatWorn { .. } | Self::CodeSent { .. }
            | Self::SecondFactorPassed | Self::SessionRevoked | Self::PasswordSet | Self::SecondFactorSet
            | Self::CalendarChanged { .. } | Self::SettingChanged { .. }
            | Self::PapersEntered { .. }
                => &[],
        }
    }

    /// The event, if `audience` may read it; to the public without why it was withdrawn.
    pub fn seen_by(self, audience: Audience) -> Option<Self> {
        self.audience().contains(&audience).then_some(())?;
        Some(match self {
            Self::Withdrawn { submitted, .. } if audience == Audience::Public => {
                Self::Withdrawn { reason: String::new(), submitted }
            }
            whole => whole,
        })
    }
}

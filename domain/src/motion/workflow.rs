//! The state table of a suggestion: where one is, what may be done, where it leads, what runs.

use serde::{Deserialize, Serialize};

pub use super::standing::{Bill, Extension, Standing, Window, Withdrawal};
use super::{Path, codes};
use crate::clock::Clock;
use crate::policy::{Action, Stage};

codes! {
    /// Where a suggestion stands.
    State {
        /// 草稿
        Draft = "draft",
        /// 待审查
        Submitted = "submitted",
        /// 退回修改
        Returned = "returned",
        /// 不予受理
        Refused = "refused",
        /// 已撤回
        Withdrawn = "withdrawn",
        /// 议案已登记
        Registered = "registered",
        /// 列入议程
        OnAgenda = "on_agenda",
        /// 交专门委员会审议
        InCommittee = "in_committee",
        /// 已立案
        Accepted = "accepted",
        /// 已交办
        Assigned = "assigned",
        /// 申请退办
        Declined = "declined",
        /// 办理中
        Handling = "handling",
        /// 已答复
        Replied = "replied",
        /// 督办中
        Supervised = "supervised",
        /// 已办结
        Closed = "closed",
    }
}

impl State {
    pub fn is_final(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn | Self::Closed)
    }

    /// Who may know of it; a draft withdrawn before it was ever submitted stays private.
    pub fn stage(self, ever_submitted: bool) -> Stage {
        match self {
            Self::Draft => Stage::Private,
            Self::Withdrawn if !ever_submitted => Stage::Private,
            Self::Submitted
            | Self::Returned
            | Self::Refused
            | Self::Withdrawn
            | Self::Registered
            | Self::OnAgenda
            | Self::InCommittee
            | Self::Accepted => Stage::Submitted,
            Self::Assigned
            | Self::Declined
            | Self::Handling
            | Self::Replied
            | Self::Supervised
            | Self::Closed => Stage::Handed,
        }
    }

    /// As [`stage`](Self::stage), for one that units may have held: they know what was withdrawn.
    pub fn stage_once(self, ever_submitted: bool, ever_handed: bool) -> Stage {
        match self {
            Self::Withdrawn if ever_handed => Stage::Handed,
            other => other.stage(ever_submitted),
        }
    }

    /// The public sees a suggestion from the day it gets its number, a bill once the presidium
    /// has decided that it is to be deliberated.
    pub fn is_public(self) -> bool {
        matches!(
            self,
            Self::OnAgenda
                | Self::InCommittee
                | Self::Accepted
                | Self::Assigned
                | Self::Declined
                | Self::Handling
                | Self::Replied
                | Self::Supervised
                | Self::Closed
        )
    }

    /// Where it stands for the public. What has been replied to stands as replied until it is
    /// closed: a second round or supervision would tell that the deputy was dissatisfied. Which
    /// unit would rather not is between units and the office.
    pub fn for_public(self, replied: bool) -> Self {
        match self {
            Self::Declined => Self::Assigned,
            Self::Handling if replied => Self::Replied,
            Self::Supervised => Self::Replied,
            other => other,
        }
    }
}

/// What must hold besides the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    Always,
    /// As many have signed as a bill needs, and bills are still taken (议案截止时间).
    MayRaiseBill,
    /// The days in which a unit may ask to be relieved still run (退办申请).
    TimeToDecline,
    /// Just assigned, and nobody has done or read anything of it since (撤销交办).
    JustAssigned,
    /// No extension was asked for, and the three months of a first reply still run (延期).
    MayExtend,
    /// An extension is asked for and not decided.
    ExtensionAsked,
    /// Nobody but the lead has signed, and nothing is replied (撤回).
    SignedAlone,
    /// Others have signed, nothing is replied, and no withdrawal is asked for.
    SignedJointly,
    /// A withdrawal is asked for; several have yet to agree.
    WithdrawalAsked,
    /// A withdrawal is asked for; one has yet to agree.
    LastToAgree,
    /// A withdrawal is asked for.
    WithdrawalOpen,
    /// The window for ratings of this round is open.
    WindowOpen,
    /// The window has closed and its ratings are not released.
    WindowClosed,
    /// The ratings of this round are released.
    Released,
    /// Released, the lead's overall grade is 不满意, and a further round is left.
    DissatisfiedFirst,
    /// Released, the lead's overall grade is 不满意, and no further round is left.
    DissatisfiedAgain,
}

/// 重新办理 happens once; after a second failure the office takes it up (重庆第二十七条).
pub const LAST_ROUND: i32 = 2;

/// 撤销交办: so long after assigning it can be taken back, while nothing has followed.
pub const TAKE_BACK_MINUTES: i64 = 10;

/// One row: from a state, by an action, to a state; the clocks that stop and start with it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The paths that have this row.
    pub on: &'static [Path],
    pub from: State,
    pub action: Action,
    pub to: State,
    pub guard: Guard,
    pub stops: &'static [Clock],
    pub starts: &'static [Clock],
}

const fn row(from: State, action: Action, to: State) -> Row {
    Row { on: EVERY, from, action, to, guard: Guard::Always, stops: &[], starts: &[] }
}

const fn when(guard: Guard, row: Row) -> Row {
    Row { guard, ..row }
}

const fn on(on: &'static [Path], row: Row) -> Row {
    Row { on, ..row }
}

const fn clocks(row: Row, stops: &'static [Clock], starts: &'static [Clock]) -> Row {
    Row { stops, starts, ..row }
}

use Action as A;
use Clock as C;
use Guard as G;
use State as S;

const EVERY: &[Path] = Path::ALL;
/// What units handle.
const SUGGESTIONS: &[Path] = &[Path::Assigned, Path::Direct];
const ASSIGNED: &[Path] = &[Path::Assigned];
const DIRECT: &[Path] = &[Path::Direct];
const BILLS: &[Path] = &[Path::Bill];

/// What begins when units are given it.
const HAND: &[Clock] = &[C::Decline, C::FirstContact, C::Opinion, C::Reply];
/// What runs while they have it, and ends when other units are given it instead.
const HANDED: &[Clock] =
    &[C::Decline, C::Reassign, C::FirstContact, C::Opinion, C::Reply, C::HardReply];

/// The table. A clerk can check it line by line against 代表法 and the local rules.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(S::Draft,      A::Edit,            S::Draft),
    row(S::Draft,      A::Invite,          S::Draft),
    row(S::Draft,      A::Cosign,          S::Draft),
    row(S::Draft,      A::LeaveCosigning,  S::Draft),
    row(S::Draft,      A::Attach,          S::Draft),
    on(SUGGESTIONS, clocks(row(S::Draft, A::Submit, S::Submitted), &[], &[C::Review])),
    on(BILLS, when(G::MayRaiseBill, clocks(row(S::Draft, A::Submit, S::Submitted),
                                           &[], &[C::Review]))),
    row(S::Draft,      A::Withdraw,        S::Withdrawn),

    clocks(row(S::Submitted, A::Return,    S::Returned),  &[C::Review], &[]),
    on(SUGGESTIONS, clocks(row(S::Submitted, A::Refuse, S::Refused),  &[C::Review], &[])),
    on(ASSIGNED,    clocks(row(S::Submitted, A::Accept, S::Accepted), &[C::Review], &[C::Assign])),
    on(DIRECT,      clocks(row(S::Submitted, A::AcceptDirectly, S::Handling),
                           &[C::Review], &[C::FirstContact, C::Reply])),
    on(BILLS,       clocks(row(S::Submitted, A::Register, S::Registered), &[C::Review], &[])),

    row(S::Returned,   A::Edit,            S::Returned),
    row(S::Returned,   A::Invite,          S::Returned),
    row(S::Returned,   A::Cosign,          S::Returned),
    row(S::Returned,   A::LeaveCosigning,  S::Returned),
    row(S::Returned,   A::Attach,          S::Returned),
    on(SUGGESTIONS, clocks(row(S::Returned, A::Submit, S::Submitted), &[], &[C::Review])),
    on(BILLS, when(G::MayRaiseBill, clocks(row(S::Returned, A::Submit, S::Submitted),
                                           &[], &[C::Review]))),
    row(S::Returned,   A::Withdraw,        S::Withdrawn),

    on(BILLS, row(S::Registered,  A::GiveCommitteeView,    S::Registered)),
    on(BILLS, row(S::Registered,  A::PutOnAgenda,          S::OnAgenda)),
    on(BILLS, clocks(row(S::Registered, A::ReferToCommittee, S::InCommittee),
                     &[], &[C::Deliberation])),
    // 转建议: from here on the rows of a suggestion hold
    on(BILLS, clocks(row(S::Registered, A::TurnIntoSuggestion, S::Submitted),
                     &[], &[C::Review])),
    on(BILLS, row(S::OnAgenda,    A::Close,                S::Closed)),
    on(BILLS, clocks(row(S::InCommittee, A::Close,         S::Closed), &[C::Deliberation], &[])),

    on(ASSIGNED, clocks(row(S::Accepted, A::Assign, S::Assigned), &[C::Assign], HAND)),

    when(G::JustAssigned, on(ASSIGNED, clocks(row(S::Assigned, A::TakeBack, S::Accepted),
                                              HANDED, &[C::Assign]))),
    clocks(row(S::Assigned, A::SignFor,        S::Handling), &[C::Decline], &[]),
    row(S::Assigned,   A::SignForJointly,      S::Assigned),
    row(S::Assigned,   A::ObjectToUnit,        S::Assigned),
    row(S::Assigned,   A::Urge,                S::Assigned),
    clocks(row(S::Assigned, A::Reassign,       S::Assigned), HANDED, HAND),
    when(G::TimeToDecline, clocks(row(S::Assigned, A::Decline, S::Declined),
                                  &[C::Decline], &[C::Reassign])),

    // a unit that has asked once is bound by the ruling, so this goes round once for each unit
    clocks(row(S::Declined, A::Reassign,       S::Assigned), HANDED, HAND),
    clocks(row(S::Declined, A::Uphold,         S::Handling), &[C::Reassign], &[]),
    row(S::Declined,   A::SignForJointly,      S::Declined),
    clocks(row(S::Declined, A::GiveOpinion,    S::Declined), &[C::Opinion], &[]),

    clocks(row(S::Assigned, A::GiveOpinion,    S::Assigned), &[C::Opinion], &[]),

    row(S::Handling,   A::SignForJointly,      S::Handling),
    row(S::Handling,   A::Urge,                S::Handling),
    when(G::MayExtend,      row(S::Handling, A::AskExtension,  S::Handling)),
    when(G::ExtensionAsked, clocks(row(S::Handling, A::GrantExtension, S::Handling),
                                   &[C::Reply], &[C::HardReply])),
    when(G::ExtensionAsked, row(S::Handling, A::DenyExtension, S::Handling)),
    clocks(row(S::Handling, A::GiveOpinion,    S::Handling), &[C::Opinion], &[]),
    clocks(row(S::Handling, A::LogContact,     S::Handling), &[C::FirstContact], &[]),
    clocks(row(S::Handling, A::Reply,          S::Replied),
           &[C::FirstContact, C::Opinion, C::Reply, C::HardReply, C::Rehandling], &[C::Rating]),

    when(G::WindowOpen,        row(S::Replied, A::Rate,           S::Replied)),
    row(S::Replied,    A::ReportPressure,                         S::Replied),
    when(G::WindowOpen,        row(S::Replied, A::RemindRaters,   S::Replied)),
    when(G::WindowOpen,        clocks(row(S::Replied, A::CloseWindow, S::Replied),
                                      &[C::Rating], &[])),
    when(G::WindowClosed,      row(S::Replied, A::Release,        S::Replied)),
    when(G::DissatisfiedFirst, clocks(row(S::Replied, A::OrderRehandling, S::Handling),
                                      &[], &[C::Rehandling])),
    when(G::DissatisfiedAgain, row(S::Replied, A::Supervise,      S::Supervised)),
    when(G::Released,          row(S::Replied, A::Close,          S::Closed)),

    row(S::Supervised, A::Close,           S::Closed),

    // 撤回: before the reply, and only with the consent of all who have signed
    when(G::SignedAlone,     clocks(row(S::Submitted, A::Withdraw, S::Withdrawn), &[C::Review], &[])),
    when(G::SignedJointly,   row(S::Submitted, A::AskWithdrawal, S::Submitted)),
    when(G::WithdrawalAsked, row(S::Submitted, A::AgreeToWithdrawal, S::Submitted)),
    when(G::LastToAgree,     clocks(row(S::Submitted, A::CompleteWithdrawal, S::Withdrawn), &[C::Review], &[])),
    when(G::WithdrawalOpen,  row(S::Submitted, A::EndWithdrawal, S::Submitted)),
    on(BILLS, when(G::SignedAlone,     clocks(row(S::Registered, A::Withdraw, S::Withdrawn), &[], &[]))),
    on(BILLS, when(G::SignedJointly,   row(S::Registered, A::AskWithdrawal, S::Registered))),
    on(BILLS, when(G::WithdrawalAsked, row(S::Registered, A::AgreeToWithdrawal, S::Registered))),
    on(BILLS, when(G::LastToAgree,     clocks(row(S::Registered, A::CompleteWithdrawal, S::Withdrawn), &[], &[]))),
    on(BILLS, when(G::WithdrawalOpen,  row(S::Registered, A::EndWithdrawal, S::Registered))),
    when(G::SignedAlone,     clocks(row(S::Accepted, A::Withdraw, S::Withdrawn), &[C::Assign], &[])),
    when(G::SignedJointly,   row(S::Accepted, A::AskWithdrawal, S::Accepted)),
    when(G::WithdrawalAsked, row(S::Accepted, A::AgreeToWithdrawal, S::Accepted)),
    when(G::LastToAgree,     clocks(row(S::Accepted, A::CompleteWithdrawal, S::Withdrawn), &[C::Assign], &[])),
    when(G::WithdrawalOpen,  row(S::Accepted, A::EndWithdrawal, S::Accepted)),
    when(G::SignedAlone,     clocks(row(S::Assigned, A::Withdraw, S::Withdrawn), HANDED, &[])),
    when(G::SignedJointly,   row(S::Assigned, A::AskWithdrawal, S::Assigned)),
    when(G::WithdrawalAsked, row(S::Assigned, A::AgreeToWithdrawal, S::Assigned)),
    when(G::LastToAgree,     clocks(row(S::Assigned, A::CompleteWithdrawal, S::Withdrawn), HANDED, &[])),
    when(G::WithdrawalOpen,  row(S::Assigned, A::EndWithdrawal, S::Assigned)),
    when(G::SignedAlone,     clocks(row(S::Declined, A::Withdraw, S::Withdrawn), HANDED, &[])),
    when(G::SignedJointly,   row(S::Declined, A::AskWithdrawal, S::Declined)),
    when(G::WithdrawalAsked, row(S::Declined, A::AgreeToWithdrawal, S::Declined)),
    when(G::LastToAgree,     clocks(row(S::Declined, A::CompleteWithdrawal, S::Withdrawn), HANDED, &[])),
    when(G::WithdrawalOpen,  row(S::Declined, A::EndWithdrawal, S::Declined)),
    when(G::SignedAlone,     clocks(row(S::Handling, A::Withdraw, S::Withdrawn), HANDED, &[])),
    when(G::SignedJointly,   row(S::Handling, A::AskWithdrawal, S::Handling)),
    when(G::WithdrawalAsked, row(S::Handling, A::AgreeToWithdrawal, S::Handling)),
    when(G::LastToAgree,     clocks(row(S::Handling, A::CompleteWithdrawal, S::Withdrawn), HANDED, &[])),
    when(G::WithdrawalOpen,  row(S::Handling, A::EndWithdrawal, S::Handling)),
];

/// The rows of one path.
pub fn rows(path: Path) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.on.contains(&path))
}

/// The row for a step, or `None` where the path has none.
pub fn step(path: Path, from: State, action: Action) -> Option<&'static Row> {
    rows(path).find(|row| row.from == from && row.action == action)
}

impl Guard {
    pub fn holds(self, standing: Standing) -> bool {
        let released = standing.window == Window::Released;
        let dissatisfied = released && standing.dissatisfied;
        match self {
            Self::Always => true,
            Self::MayRaiseBill => standing.bill == Bill::Ready,
            Self::TimeToDecline => standing.may_decline,
            Self::JustAssigned => standing.just_assigned,
            Self::MayExtend => standing.extension == Extension::Open,
            Self::ExtensionAsked => standing.extension == Extension::Asked,
            Self::SignedAlone => standing.withdrawal == Withdrawal::Alone,
            Self::SignedJointly => standing.withdrawal == Withdrawal::Jointly,
            Self::WithdrawalAsked => standing.withdrawal == Withdrawal::Asked,
            Self::LastToAgree => standing.withdrawal == Withdrawal::Last,
            Self::WithdrawalOpen => {
                matches!(standing.withdrawal, Withdrawal::Asked | Withdrawal::Last)
            }
            Self::WindowOpen => standing.window == Window::Open,
            Self::WindowClosed => standing.window == Window::Closed,
            Self::Released => released,
            Self::DissatisfiedFirst => dissatisfied && standing.round < LAST_ROUND,
            Self::DissatisfiedAgain => dissatisfied && standing.round >= LAST_ROUND,
        }
    }
}

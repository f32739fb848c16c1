//! The state table of a suggestion: where one is, what may be done, where it leads, what runs.

use serde::{Deserialize, Serialize};

use super::codes;
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
            Self::Submitted | Self::Returned | Self::Refused | Self::Withdrawn | Self::Accepted => {
                Stage::Submitted
            }
            Self::Assigned
            | Self::Declined
            | Self::Handling
            | Self::Replied
            | Self::Supervised
            | Self::Closed => Stage::Handed,
        }
    }

    /// The public sees an item from the day it gets its number.
    pub fn is_public(self) -> bool {
        matches!(
            self,
            Self::Accepted
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
    /// The days in which a unit may ask to be relieved still run (退办申请).
    TimeToDecline,
    /// No extension was asked for, and the three months of a first reply still run (延期).
    MayExtend,
    /// An extension is asked for and not decided.
    ExtensionAsked,
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

/// One row: from a state, by an action, to a state; the clocks that stop and start with it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub from: State,
    pub action: Action,
    pub to: State,
    pub guard: Guard,
    pub stops: &'static [Clock],
    pub starts: &'static [Clock],
}

const fn row(from: State, action: Action, to: State) -> Row {
    Row { from, action, to, guard: Guard::Always, stops: &[], starts: &[] }
}

const fn when(guard: Guard, row: Row) -> Row {
    Row { guard, ..row }
}

const fn clocks(row: Row, stops: &'static [Clock], starts: &'static [Clock]) -> Row {
    Row { stops, starts, ..row }
}

use Action as A;
use Clock as C;
use Guard as G;
use State as S;

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
    clocks(row(S::Draft, A::Submit,        S::Submitted), &[], &[C::Review]),
    row(S::Draft,      A::Withdraw,        S::Withdrawn),

    clocks(row(S::Submitted, A::Return,    S::Returned),  &[C::Review], &[]),
    clocks(row(S::Submitted, A::Refuse,    S::Refused),   &[C::Review], &[]),
    clocks(row(S::Submitted, A::Accept,    S::Accepted),  &[C::Review], &[C::Assign]),
    clocks(row(S::Submitted, A::Withdraw,  S::Withdrawn), &[C::Review], &[]),

    row(S::Returned,   A::Edit,            S::Returned),
    row(S::Returned,   A::Invite,          S::Returned),
    row(S::Returned,   A::Cosign,          S::Returned),
    row(S::Returned,   A::LeaveCosigning,  S::Returned),
    row(S::Returned,   A::Attach,          S::Returned),
    clocks(row(S::Returned, A::Submit,     S::Submitted), &[], &[C::Review]),
    row(S::Returned,   A::Withdraw,        S::Withdrawn),

    clocks(row(S::Accepted, A::Assign,     S::Assigned),  &[C::Assign],
           HAND),
    clocks(row(S::Accepted, A::Withdraw,   S::Withdrawn), &[C::Assign], &[]),

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
];

/// The row for a step, or `None` where the table has none.
pub fn step(from: State, action: Action) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.from == from && row.action == action)
}

/// What steps depend on besides the state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub round: i32,
    /// The days in which the lead unit may ask to be relieved still run.
    pub may_decline: bool,
    pub extension: Extension,
    pub window: Window,
    /// Released, and the lead's overall grade is 不满意.
    pub dissatisfied: bool,
}

/// 延期: from three months to six, asked once, while the three months run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extension {
    /// Not possible, or decided.
    #[default]
    Closed,
    /// May be asked for.
    Open,
    Asked,
}

/// Where the window of the current round stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    #[default]
    None,
    Open,
    Closed,
    Released,
}

impl Guard {
    pub fn holds(self, standing: Standing) -> bool {
        let released = standing.window == Window::Released;
        let dissatisfied = released && standing.dissatisfied;
        match self {
            Self::Always => true,
            Self::TimeToDecline => standing.may_decline,
            Self::MayExtend => standing.extension == Extension::Open,
            Self::ExtensionAsked => standing.extension == Extension::Asked,
            Self::WindowOpen => standing.window == Window::Open,
            Self::WindowClosed => standing.window == Window::Closed,
            Self::Released => released,
            Self::DissatisfiedFirst => dissatisfied && standing.round < LAST_ROUND,
            Self::DissatisfiedAgain => dissatisfied && standing.round >= LAST_ROUND,
        }
    }
}

/// The table as a Mermaid state diagram, kept as a snapshot in docs/.
pub fn diagram() -> String {
    let mut text = String::from("stateDiagram-v2\n    [*] --> draft\n");
    for row in ROWS.iter().filter(|row| row.from != row.to) {
        let (from, to, action) = (row.from.code(), row.to.code(), row.action.code());
        text.push_str(&format!("    {from} --> {to}: {action}\n"));
    }
    for state in State::ALL.iter().filter(|state| state.is_final()) {
        text.push_str(&format!("    {} --> [*]\n", state.code()));
    }
    text
}

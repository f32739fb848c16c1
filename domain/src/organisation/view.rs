//! What an administrator sees of the house. A phone is always masked.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Gender, Level, MandateState, UnitKind};
use crate::account::AccountState;
use crate::actor::{Role, SubRole};
use crate::calendar::Moment;
use crate::clock::{Clock, Period};
use crate::ids::*;
use crate::motion::path::Procedure;

/// 行政区划
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionRow {
    pub code: String,
    pub name: String,
    pub level: Level,
    pub parent: Option<String>,
    /// Its congress, where it has one.
    pub congress: Option<CongressId>,
}

/// A congress in the list of those that an administrator manages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CongressRow {
    pub id: CongressId,
    pub region: String,
    pub level: Level,
    pub name: String,
    pub short_name: String,
    /// 届 and 次 that began last.
    pub term: Option<i32>,
    pub session: Option<i32>,
    pub deputies: i64,
    /// Marked as a demonstration: invented people, invented suggestions.
    pub demonstration: bool,
}

/// 届, with its sessions, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermView {
    pub id: TermId,
    pub ordinal: i32,
    pub starts_on: Date,
    pub ends_on: Date,
    pub deputies: i64,
    pub sessions: Vec<SessionView>,
}

/// 次
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    pub id: SessionId,
    pub ordinal: i32,
    pub starts_on: Date,
    pub ends_on: Date,
    pub bills_until: Option<DateTime>,
    /// Numbers have been given in it: its ordinal stands.
    pub numbered: bool,
}

/// 代表团
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationRow {
    pub id: DelegationId,
    pub name: String,
    pub deputies: i64,
}

/// 承办单位
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRow {
    pub id: UnitId,
    pub name: String,
    pub short_name: String,
    pub kind: UnitKind,
    pub retired: bool,
    pub staff: i64,
}

/// A deputy in the administrator's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyRow {
    pub mandate: MandateId,
    pub person: PersonId,
    pub name: String,
    pub credential: String,
    pub delegation: Option<String>,
    pub constituency: Option<String>,
    pub state: MandateState,
    /// Masked; empty without one.
    pub phone: String,
    pub account: Option<AccountState>,
}

/// A person, with mandates and account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    pub id: PersonId,
    pub name: String,
    /// Masked; empty without one.
    pub phone: String,
    pub gender: Option<Gender>,
    pub nation: String,
    pub birth: String,
    pub party: String,
    pub education: String,
    pub occupation: String,
    pub employer: String,
    pub bio: String,
    pub mandates: Vec<MandateView>,
    pub account: Option<AccountRow>,
}

/// 代表资格 as its person's page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateView {
    pub id: MandateId,
    pub congress: String,
    pub term: i32,
    pub delegation: Option<DelegationId>,
    pub credential: String,
    pub constituency: String,
    pub state: MandateState,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
}

/// An account and the seats it holds in the congress that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    pub id: AccountId,
    pub person: PersonId,
    pub name: String,
    pub phone: String,
    pub login: Option<String>,
    pub state: AccountState,
    pub signed_in_at: Option<Moment>,
    pub seats: Vec<SeatView>,
}

/// A seat, and the body in which it is held: a unit, a delegation, or the congress itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    pub id: SeatId,
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub place: String,
    pub retired: bool,
}

/// A clock with the period in force and the default behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodRow {
    pub clock: Clock,
    pub period: Period,
    pub default: Period,
}

/// 程序: what is in force in a congress, and what the law says for its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureView {
    pub own: Procedure,
    pub law: Procedure,
}

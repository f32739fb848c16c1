//! What an administrator enters: congresses, terms, sessions, units, people and their seats.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Gender, Level, UnitKind};
use crate::account::is_phone;
use crate::actor::{Role, SubRole};
use crate::clock::{Clock, Measure, Period};
use crate::error::{Check, Flaw, Refusal};
use crate::ids::*;

/// Characters.
pub const NAME: usize = 60;
pub const PERSON: usize = 30;
pub const WORD: usize = 30;
pub const BIO: usize = 1_000;

/// 行政区划: `parent` is the code of the region it lies in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionForm {
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub level: Level,
    pub parent: Option<String>,
}

impl RegionForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        let digits = self.code.bytes().all(|byte| byte.is_ascii_digit());
        if self.code.is_empty() {
            check.flaw("code", Flaw::Missing);
        } else if !digits || !(2..=12).contains(&self.code.len()) {
            check.flaw("code", Flaw::Form);
        }
        line(&mut check, "name", &self.name, 2, NAME);
        line(&mut check, "short_name", &self.short_name, 1, NAME);
        if self.parent.as_ref() == Some(&self.code) {
            check.flaw("parent", Flaw::Form);
        }
        check.done()
    }
}

/// A congress's name, in full and in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CongressForm {
    pub name: String,
    pub short_name: String,
}

impl CongressForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        line(&mut check, "name", &self.name, 4, NAME);
        line(&mut check, "short_name", &self.short_name, 2, NAME);
        check.done()
    }
}

/// 届
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermForm {
    pub ordinal: i32,
    pub starts_on: Date,
    pub ends_on: Date,
}

impl TermForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        ordinal(&mut check, self.ordinal);
        if self.ends_on <= self.starts_on {
            check.flaw("ends_on", Flaw::Form);
        }
        check.done()
    }
}

/// 次, with the moment until which bills are taken (议案截止时间), on the wall clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionForm {
    pub ordinal: i32,
    pub starts_on: Date,
    pub ends_on: Date,
    pub bills_until: Option<DateTime>,
}

impl SessionForm {
    /// Checks it against the term it belongs to and the other sessions of that term.
    pub fn check(&self, term: (Date, Date), others: &[(Date, Date)]) -> Result<(), Refusal> {
        let mut check = Check::default();
        ordinal(&mut check, self.ordinal);
        if self.starts_on < term.0 || self.starts_on > term.1 {
            check.flaw("starts_on", Flaw::Form);
        }
        if self.ends_on < self.starts_on || self.ends_on > term.1 {
            check.flaw("ends_on", Flaw::Form);
        }
        if others.iter().any(|other| self.starts_on <= other.1 && other.0 <= self.ends_on) {
            check.flaw("starts_on", Flaw::Taken);
        }
        let outside = |at: DateTime| at.date() < self.starts_on || at.date() > self.ends_on;
        if self.bills_until.is_some_and(outside) {
            check.flaw("bills_until", Flaw::Form);
        }
        check.done()
    }
}

fn ordinal(check: &mut Check, ordinal: i32) {
    if !(1..=99).contains(&ordinal) {
        check.flaw("ordinal", Flaw::Form);
    }
}

/// 承办单位
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitForm {
    pub name: String,
    pub short_name: String,
    pub kind: UnitKind,
}

impl UnitForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        line(&mut check, "name", &self.name, 2, NAME);
        line(&mut check, "short_name", &self.short_name, 2, NAME);
        check.done()
    }
}

/// 代表团
pub fn check_delegation(name: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    line(&mut check, "name", name, 2, NAME);
    check.done()
}

/// A person; all but the name may stay empty. Without a phone nobody can sign in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    pub name: String,
    pub phone: String,
    pub gender: Option<Gender>,
    pub nation: String,
    /// 出生年月, such as `1982-06`.
    pub birth: String,
    pub party: String,
    pub education: String,
    pub occupation: String,
    pub employer: String,
    pub bio: String,
}

impl PersonForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        self.flaws(&mut check);
        check.done()
    }

    pub fn flaws(&self, check: &mut Check) {
        line(check, "name", &self.name, 2, PERSON);
        if !self.phone.is_empty() && !is_phone(&self.phone) {
            check.flaw("phone", Flaw::Form);
        }
        if !self.birth.is_empty() && !is_month(&self.birth) {
            check.flaw("birth", Flaw::Form);
        }
        line(check, "nation", &self.nation, 0, WORD);
        line(check, "party", &self.party, 0, WORD);
        line(check, "education", &self.education, 0, WORD);
        line(check, "occupation", &self.occupation, 0, WORD);
        line(check, "employer", &self.employer, 0, NAME);
        check.text("bio", &self.bio, 0, BIO);
    }

    /// The same with blank space taken off and the phone as eleven digits where it can be.
    pub fn tidied(self) -> Self {
        let trim = |text: String| text.trim().to_owned();
        Self {
            name: trim(self.name),
            phone: plain_phone(&self.phone),
            gender: self.gender,
            nation: trim(self.nation),
            birth: trim(self.birth),
            party: trim(self.party),
            education: trim(self.education),
            occupation: trim(self.occupation),
            employer: trim(self.employer),
            bio: trim(self.bio).replace("\r\n", "\n").replace('\r', "\n"),
        }
    }
}

/// Takes off what people write around a number: spaces, hyphens and +86.
pub fn plain_phone(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    kept.strip_prefix("+86").unwrap_or(&kept).to_owned()
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && format!("{text}-01").parse::<Date>().is_ok()
}

/// 代表资格
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateForm {
    pub term: TermId,
    pub delegation: Option<DelegationId>,
    /// 代表证号
    pub credential: String,
    /// 选区或者选举单位
    pub constituency: String,
}

impl MandateForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        self.flaws(&mut check);
        check.done()
    }

    pub fn flaws(&self, check: &mut Check) {
        line(check, "credential", &self.credential, 1, WORD);
        line(check, "constituency", &self.constituency, 0, NAME);
    }
}

/// A seat of anybody but a deputy, whose seat comes with the mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatForm {
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub unit: Option<UnitId>,
    pub delegation: Option<DelegationId>,
}

impl SeatForm {
    pub fn of(role: Role) -> Self {
        Self { role, sub_role: None, unit: None, delegation: None }
    }

    pub fn check(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        self.flaws(&mut check);
        check.done()
    }

    pub fn flaws(&self, check: &mut Check) {
        let place = |given: bool, wanted: bool| match (given, wanted) {
            (false, true) => Some(Flaw::Missing),
            (true, false) => Some(Flaw::Unknown),
            _ => None,
        };
        if !SEATED.contains(&self.role) {
            check.flaw("role", Flaw::Unknown);
            return;
        }
        if self.sub_role.is_some_and(|sub| !sub_roles(self.role).contains(&sub)) {
            check.flaw("sub_role", Flaw::Unknown);
        }
        let of_unit = matches!(self.role, Role::UnitStaff | Role::Government);
        if let Some(flaw) = place(self.unit.is_some(), of_unit) {
            check.flaw("unit", flaw);
        }
        let of_delegation = self.role == Role::DelegationStaff;
        if let Some(flaw) = place(self.delegation.is_some(), of_delegation) {
            check.flaw("delegation", flaw);
        }
    }
}

/// Roles that are given by hand; residents need no account.
pub const SEATED: [Role; 6] = [
    Role::CongressStaff,
    Role::UnitStaff,
    Role::Government,
    Role::DelegationStaff,
    Role::Administrator,
    Role::Reporter,
];

/// The parts that a role is divided into.
pub fn sub_roles(role: Role) -> &'static [SubRole] {
    match role {
        Role::CongressStaff => &[SubRole::Desk, SubRole::Committee, SubRole::Council],
        Role::UnitStaff => &[SubRole::Handler, SubRole::Reviewer, SubRole::Signer],
        _ => &[],
    }
}

/// The first administrator of an empty house, and the congress they come with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstForm {
    pub region: RegionForm,
    pub congress: CongressForm,
    pub name: String,
    pub phone: String,
}

impl FirstForm {
    pub fn check(&self) -> Result<(), Refusal> {
        let mut flaws = Vec::new();
        for (prefix, result) in
            [("region", self.region.check()), ("congress", self.congress.check())]
        {
            if let Err(Refusal::Invalid(found)) = result {
                flaws.extend(found.into_iter().map(|mut one| {
                    one.field = format!("{prefix}_{}", one.field);
                    one
                }));
            }
        }
        let mut check = Check(flaws);
        line(&mut check, "name", &self.name, 2, PERSON);
        if self.phone.is_empty() {
            check.flaw("phone", Flaw::Missing);
        } else if !is_phone(&self.phone) {
            check.flaw("phone", Flaw::Form);
        }
        check.done()
    }
}

/// A period that a congress may set for a clock. What the law limits can only be made shorter
/// (代表法第五十一条: 三个月, 最长不超过六个月): in days, no more than fit between any two days that lie
/// so many months apart, with Spring Festival between them.
pub fn check_period(clock: Clock, period: Period) -> Result<(), Refusal> {
    let most = match (clock, period.measure) {
        (Clock::Reply, Measure::Months) => 3,
        (Clock::Reply, Measure::CalendarDays) => 89,
        (Clock::Reply, Measure::WorkingDays) => 55,
        (Clock::HardReply, Measure::Months) => 6,
        (Clock::HardReply, Measure::CalendarDays) => 180,
        (Clock::HardReply, Measure::WorkingDays) => 118,
        (_, Measure::Months) => 12,
        (_, Measure::CalendarDays | Measure::WorkingDays) => 250,
    };
    if (1..=most).contains(&period.amount) {
        Ok(())
    } else {
        Err(Refusal::field("amount", Flaw::Form))
    }
}

/// Text of one line.
fn line(check: &mut Check, field: &str, text: &str, at_least: usize, at_most: usize) {
    if text.contains(['\n', '\r', '\t']) {
        check.flaw(field, Flaw::Characters);
    } else {
        check.text(field, text, at_least, at_most);
    }
}

//! Lists that are read in from a table: which headings mean what, and what a row comes to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::{PersonForm, SEATED, UnitForm, sub_roles};
use super::{Gender, UnitKind};
use crate::actor::{Role, SubRole};
use crate::error::{Check, FieldError, Flaw, Refusal};
use crate::motion::codes;

codes! {
    /// What a table lists.
    ImportKind {
        Units = "units",
        Deputies = "deputies",
        Staff = "staff",
    }
}

/// Rows and bytes that one table may have.
pub const ROWS: usize = 3_000;
pub const BYTES: usize = 2_000_000;

/// A column: its field, the headings under which it is known, the usual one first.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub field: &'static str,
    pub headings: &'static [&'static str],
    pub required: bool,
}

const fn must(field: &'static str, headings: &'static [&'static str]) -> Column {
    Column { field, headings, required: true }
}

const fn may(field: &'static str, headings: &'static [&'static str]) -> Column {
    Column { field, headings, required: false }
}

#[rustfmt::skip]
const UNITS: &[Column] = &[
    must("name",       &["单位名称", "名称", "单位"]),
    may("short_name",  &["简称", "单位简称"]),
    must("kind",       &["类型", "单位类型", "类别"]),
];

#[rustfmt::skip]
const DEPUTIES: &[Column] = &[
    must("name",         &["姓名"]),
    may("phone",         &["手机", "手机号", "手机号码", "联系电话"]),
    must("delegation",   &["代表团"]),
    must("credential",   &["代表证号", "证号"]),
    may("constituency",  &["选区", "选举单位", "选区或选举单位"]),
    may("gender",        &["性别"]),
    may("nation",        &["民族"]),
    may("birth",         &["出生年月"]),
    may("party",         &["党派", "政治面貌"]),
    may("education",     &["学历", "文化程度"]),
    may("occupation",    &["职业"]),
    may("employer",      &["工作单位", "工作单位及职务", "单位职务"]),
    may("bio",           &["简介", "简历"]),
];

#[rustfmt::skip]
const STAFF: &[Column] = &[
    must("name",         &["姓名"]),
    must("phone",        &["手机", "手机号", "手机号码", "联系电话"]),
    must("role",         &["角色", "身份"]),
    may("sub_role",      &["职责", "岗位"]),
    may("unit",          &["单位", "承办单位", "单位名称"]),
    may("delegation",    &["代表团"]),
    may("employer",      &["职务", "工作单位", "工作单位及职务", "单位职务"]),
];

impl ImportKind {
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Units => UNITS,
            Self::Deputies => DEPUTIES,
            Self::Staff => STAFF,
        }
    }

    /// The field that a heading names, blank space in it aside.
    pub fn field(self, heading: &str) -> Option<&'static str> {
        let plain: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
        let known = |column: &&Column| column.headings.contains(&plain.as_str());
        self.columns().iter().find(known).map(|column| column.field)
    }
}

/// One row: its line in the file, and its cells by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    pub line: usize,
    pub cells: BTreeMap<&'static str, String>,
}

impl Cells {
    pub fn get(&self, field: &str) -> &str {
        self.cells.get(field).map(String::as_str).unwrap_or_default()
    }

    fn owned(&self, field: &str) -> String {
        self.get(field).to_owned()
    }
}

/// A deputy as a row gives one; the delegation is still a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeputyEntry {
    pub person: PersonForm,
    pub delegation: String,
    pub credential: String,
    pub constituency: String,
}

/// Somebody else as a row gives one; unit and delegation are still names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffEntry {
    pub person: PersonForm,
    pub role: Role,
    pub sub_role: Option<SubRole>,
    pub unit: String,
    pub delegation: String,
}

pub type Flaws = Vec<FieldError>;

/// Flaws of required cells that are empty.
fn gaps(kind: ImportKind, row: &Cells) -> Check {
    let mut check = Check::default();
    for column in kind.columns().iter().filter(|column| column.required) {
        if row.get(column.field).trim().is_empty() {
            check.flaw(column.field, Flaw::Missing);
        }
    }
    check
}

/// The first flaw of each field: an empty cell is not also too short.
fn settle<T>(check: Check, value: T) -> Result<T, Flaws> {
    let mut flaws: Flaws = Vec::new();
    for flaw in check.0 {
        if !flaws.iter().any(|known| known.field == flaw.field) {
            flaws.push(flaw);
        }
    }
    if flaws.is_empty() { Ok(value) } else { Err(flaws) }
}

fn keep(check: &mut Check, result: Result<(), Refusal>) {
    if let Err(Refusal::Invalid(flaws)) = result {
        check.0.extend(flaws);
    }
}

pub fn unit(row: &Cells) -> Result<UnitForm, Flaws> {
    let mut check = gaps(ImportKind::Units, row);
    let kind = unit_kind(row.get("kind")).unwrap_or_else(|| {
        check.flaw("kind", Flaw::Unknown);
        UnitKind::Department
    });
    let short = row.get("short_name").trim();
    let short_name = if short.is_empty() { row.owned("name") } else { short.to_owned() };
    let form = UnitForm {
        name: row.get("name").trim().to_owned(),
        short_name: short_name.trim().to_owned(),
        kind,
    };
    keep(&mut check, form.check());
    settle(check, form)
}

pub fn deputy(row: &Cells) -> Result<DeputyEntry, Flaws> {
    let mut check = gaps(ImportKind::Deputies, row);
    let entry = DeputyEntry {
        person: person(&mut check, row),
        delegation: row.get("delegation").trim().to_owned(),
        credential: row.get("credential").trim().to_owned(),
        constituency: row.get("constituency").trim().to_owned(),
    };
    entry.flaws(&mut check);
    settle(check, entry)
}

impl DeputyEntry {
    pub fn flaws(&self, check: &mut Check) {
        use super::form::{NAME, WORD};
        self.person.flaws(check);
        check.text("credential", &self.credential, 1, WORD);
        check.text("delegation", &self.delegation, 1, NAME);
        check.text("constituency", &self.constituency, 0, NAME);
    }
}

pub fn staff(row: &Cells) -> Result<StaffEntry, Flaws> {
    let mut check = gaps(ImportKind::Staff, row);
    let role = role(row.get("role")).unwrap_or_else(|| {
        check.flaw("role", Flaw::Unknown);
        Role::Reporter
    });
    let part = row.get("sub_role").trim();
    let sub_role = sub_role(role, part);
    if sub_role.is_none() && !part.is_empty() {
        check.flaw("sub_role", Flaw::Unknown);
    }
    let entry = StaffEntry {
        person: person(&mut check, row),
        role,
        sub_role,
        unit: row.get("unit").trim().to_owned(),
        delegation: row.get("delegation").trim().to_owned(),
    };
    entry.flaws(&mut check);
    settle(check, entry)
}

impl StaffEntry {
    pub fn flaws(&self, check: &mut Check) {
        self.person.flaws(check);
        let in_unit = matches!(self.role, Role::UnitStaff | Role::Government);
        if in_unit && self.unit.is_empty() {
            check.flaw("unit", Flaw::Missing);
        }
        if self.role == Role::DelegationStaff && self.delegation.is_empty() {
            check.flaw("delegation", Flaw::Missing);
        }
    }
}

fn person(check: &mut Check, row: &Cells) -> PersonForm {
    let gender = match row.get("gender").trim() {
        "" => None,
        "女" => Some(Gender::Female),
        "男" => Some(Gender::Male),
        _ => {
            check.flaw("gender", Flaw::Unknown);
            None
        }
    };
    PersonForm {
        name: row.owned("name"),
        phone: row.owned("phone"),
        gender,
        nation: row.owned("nation"),
        birth: month(row.get("birth")),
        party: row.owned("party"),
        education: row.owned("education"),
        occupation: row.owned("occupation"),
        employer: row.owned("employer"),
        bio: row.owned("bio"),
    }
    .tidied()
}

/// `1982-06` out of what spreadsheets make of a month: 1982年6月, 1982.06, 1982/6, 198206.
fn month(text: &str) -> String {
    let text = text.trim();
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    match (parts.next(), parts.next()) {
        (Some(year), Some(month)) if year.len() == 4 => format!("{year}-{month:0>2}"),
        (Some(both), None) if both.len() == 6 => format!("{}-{}", &both[..4], &both[4..]),
        _ => text.to_owned(),
    }
}

fn unit_kind(label: &str) -> Option<UnitKind> {
    Some(match label.trim() {
        "政府办公室" | "政府办" => UnitKind::GovernmentOffice,
        "政府部门" | "部门" => UnitKind::Department,
        "法院" | "人民法院" => UnitKind::Court,
        "检察院" | "人民检察院" => UnitKind::Procuratorate,
        "监委" | "监察委员会" => UnitKind::Supervisory,
        "公用企业" | "企业" => UnitKind::Enterprise,
        code => return UnitKind::from_code(code),
    })
}

fn role(label: &str) -> Option<Role> {
    let role = match label.trim() {
        "人大机关" | "人大机关工作人员" => Role::CongressStaff,
        "承办单位" | "承办单位工作人员" => Role::UnitStaff,
        "一府一委两院" | "“一府一委两院”工作人员" | "一府一委两院工作人员" => {
            Role::Government
        }
        "代表团" | "代表团工作人员" => Role::DelegationStaff,
        "管理员" | "系统管理员" => Role::Administrator,
        "记者" => Role::Reporter,
        code => Role::from_code(code)?,
    };
    SEATED.contains(&role).then_some(role)
}

fn sub_role(role: Role, label: &str) -> Option<SubRole> {
    let sub = match label {
        "代工委" | "代工委经办" => SubRole::Desk,
        "专委会" | "专门委员会" => SubRole::Committee,
        "主任会议" => SubRole::Council,
        "经办" => SubRole::Handler,
        "审核" => SubRole::Reviewer,
        "签发" => SubRole::Signer,
        code => SubRole::from_code(code)?,
    };
    sub_roles(role).contains(&sub).then_some(sub)
}

/// What is wrong with one cell; `line` counts as the file does, its heading being line 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFlaw {
    pub line: usize,
    pub field: String,
    pub value: String,
    pub flaw: Flaw,
}

/// What a table came to, or would come to. With a flaw in it nothing is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    pub rows: usize,
    pub added: usize,
    pub changed: usize,
    /// Already so: nothing to do.
    pub same: usize,
    pub flaws: Vec<CellFlaw>,
    /// Headings that mean nothing here; their columns are left out.
    pub ignored: Vec<String>,
    pub written: bool,
}

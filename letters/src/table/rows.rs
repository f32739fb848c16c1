//! The tables there are: 目录, the catalogue of what was raised, and 交办表, who has it to handle.

use jiff::civil::Date;

use super::{Column, Table, Value};
use crate::words;

/// A row of the catalogue. What is empty stays an empty cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogueRow {
    pub number: String,
    pub title: String,
    pub kind: String,
    pub category: String,
    pub author: String,
    pub delegation: String,
    pub cosigners: i64,
    pub lead_unit: String,
    pub joint_units: String,
    pub state: String,
    pub disclosure: String,
    pub raised_on: Option<Date>,
    pub replied_on: Option<Date>,
}

/// A row of the assignment table: one motion and the units that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignmentRow {
    pub number: String,
    pub title: String,
    pub author: String,
    pub delegation: String,
    pub lead_unit: String,
    pub joint_units: String,
    pub assigned_on: Option<Date>,
    pub due_on: Option<Date>,
    pub remark: String,
}

/// A row of the catalogue as everybody may take it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenRow {
    pub number: String,
    pub title: String,
    pub state: String,
    pub category: String,
    pub author: String,
    pub lead_unit: String,
    pub accepted_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub outcome: String,
    pub address: String,
}

const fn column<R>(title: &'static str, width: f64, value: fn(&R) -> Value) -> Column<R> {
    Column { title, width, value }
}

pub const CATALOGUE: Table<CatalogueRow> = Table {
    name: words::CATALOGUE,
    columns: &[
        column(words::NUMBER, 18.0, |row| row.number.as_str().into()),
        column(words::TITLE, 44.0, |row| row.title.as_str().into()),
        column(words::KIND, 8.0, |row| row.kind.as_str().into()),
        column(words::CATEGORY, 12.0, |row| row.category.as_str().into()),
        column(words::AUTHOR, 12.0, |row| row.author.as_str().into()),
        column(words::DELEGATION, 16.0, |row| row.delegation.as_str().into()),
        column(words::COSIGNER_COUNT, 10.0, |row| Value::Whole(row.cosigners)),
        column(words::LEAD_UNIT, 24.0, |row| row.lead_unit.as_str().into()),
        column(words::JOINT_UNITS, 24.0, |row| row.joint_units.as_str().into()),
        column(words::STATE, 12.0, |row| row.state.as_str().into()),
        column(words::DISCLOSURE, 12.0, |row| row.disclosure.as_str().into()),
        column(words::RAISED_ON, 12.0, |row| row.raised_on.into()),
        column(words::REPLIED_ON, 12.0, |row| row.replied_on.into()),
    ],
};

pub const ASSIGNMENTS: Table<AssignmentRow> = Table {
    name: words::ASSIGNMENT_TABLE,
    columns: &[
        column(words::NUMBER, 18.0, |row| row.number.as_str().into()),
        column(words::TITLE, 44.0, |row| row.title.as_str().into()),
        column(words::AUTHOR, 12.0, |row| row.author.as_str().into()),
        column(words::DELEGATION, 16.0, |row| row.delegation.as_str().into()),
        column(words::LEAD_UNIT, 24.0, |row| row.lead_unit.as_str().into()),
        column(words::JOINT_UNITS, 24.0, |row| row.joint_units.as_str().into()),
        column(words::ASSIGNED_ON, 12.0, |row| row.assigned_on.into()),
        column(words::DUE_ON, 12.0, |row| row.due_on.into()),
        column(words::REMARK, 20.0, |row| row.remark.as_str().into()),
    ],
};

pub const OPEN: Table<OpenRow> = Table {
    name: words::CATALOGUE,
    columns: &[
        column(words::NUMBER, 18.0, |row| row.number.as_str().into()),
        column(words::TITLE, 44.0, |row| row.title.as_str().into()),
        column(words::STATE, 12.0, |row| row.state.as_str().into()),
        column(words::CATEGORY, 12.0, |row| row.category.as_str().into()),
        column(words::AUTHOR, 12.0, |row| row.author.as_str().into()),
        column(words::LEAD_UNIT, 24.0, |row| row.lead_unit.as_str().into()),
        column(words::ACCEPTED_ON, 12.0, |row| row.accepted_on.into()),
        column(words::CLOSED_ON, 12.0, |row| row.closed_on.into()),
        column(words::OUTCOME, 44.0, |row| row.outcome.as_str().into()),
        column(words::ADDRESS, 30.0, |row| row.address.as_str().into()),
    ],
};

//! 建议 or 议案.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "motion")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub congress_id: i64,
    pub term_id: i64,
    pub session_id: Option<i64>,
    pub kind: String,
    pub state: String,
    pub round: i32,
    pub author_id: i64,
    pub delegation_id: Option<i64>,
    pub title: String,
    pub problem: String,
    pub reason: String,
    pub proposal: String,
    pub category: Option<String>,
    pub disclosure: String,
    pub summary: String,
    pub revision: i32,
    pub version: i64,
    pub number: Option<String>,
    pub ordinal: Option<i32>,
    pub recess: bool,
    pub cosigner_count: i32,
    pub lead_unit_id: Option<i64>,
    pub outcome: Option<String>,
    pub return_reason: Option<String>,
    pub refusal_reason: Option<String>,
    pub refusal_note: Option<String>,
    pub rehandling_note: Option<String>,
    pub due_on: Option<String>,
    pub due_provisional: bool,
    pub created_at: i64,
    pub updated_at: i64,
    pub submitted_at: Option<i64>,
    pub accepted_at: Option<i64>,
    pub assigned_at: Option<i64>,
    pub replied_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub quarantined_at: Option<i64>,
    pub purged_at: Option<i64>,
    /// Which rows of the workflow it follows.
    pub path: String,
    /// Under which number it was a bill, before it was turned into a suggestion.
    pub bill_number: Option<String>,
    /// 审议议案的专门委员会
    pub committee: Option<String>,
    /// 代表对承办单位的异议
    pub objection: Option<String>,
    /// 延期申请
    pub extension_reason: Option<String>,
    pub extension_decided_at: Option<i64>,
    /// 撤回, asked for and not decided.
    pub withdrawal_reason: Option<String>,
    /// What the public does not read, a passage on each line.
    pub hidden_passages: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! 承办任务.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub motion_id: i64,
    pub unit_id: i64,
    pub part: String,
    pub assigned_at: i64,
    pub signed_at: Option<i64>,
    pub opinion: Option<String>,
    pub opinion_at: Option<i64>,
    /// 退办申请
    pub decline_reason: Option<String>,
    pub declined_at: Option<i64>,
    /// Another unit has it instead.
    pub relieved_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

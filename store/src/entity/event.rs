//! What happened: audit and timeline.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub congress_id: Option<i64>,
    pub subject: String,
    pub subject_id: i64,
    pub kind: String,
    pub data: String,
    pub account_id: Option<i64>,
    pub by_name: String,
    pub by_body: String,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

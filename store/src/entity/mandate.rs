//! 代表资格.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mandate")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: i64,
    pub congress_id: i64,
    pub term_id: i64,
    pub delegation_id: Option<i64>,
    pub credential: String,
    pub constituency: Option<String>,
    pub state: String,
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

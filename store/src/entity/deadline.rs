//! A clock that runs or ran for a motion.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deadline")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub motion_id: i64,
    pub clock: String,
    pub round: i32,
    pub unit_id: Option<i64>,
    pub starts_on: String,
    pub due_on: String,
    pub amount: i32,
    pub measure: String,
    pub provisional: bool,
    pub met_at: Option<i64>,
    /// Another date took its place (改派、延期): it binds nobody and counts nowhere.
    pub superseded_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! 评价期.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_window")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub motion_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: i32,
    pub opened_at: i64,
    pub due_on: String,
    pub provisional: bool,
    pub closed_at: Option<i64>,
    pub released_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

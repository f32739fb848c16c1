//! Who took part and who read; never what was given.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_record")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub motion_id: i64,
    pub round: i32,
    pub kind: String,
    pub account_id: i64,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! 附议.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cosigner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub motion_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mandate_id: i64,
    pub state: String,
    pub invited_at: i64,
    pub answered_at: Option<i64>,
    pub revision: Option<i32>,
    /// Agrees to the withdrawal that is asked for.
    pub agreed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! One revision of one rating; never changed.

use sea_orm::entity::prelude::*;

#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub motion_id: i64,
    pub round: i32,
    pub mandate_id: i64,
    pub revision: i32,
    pub attitude: String,
    pub result: String,
    pub reason: String,
    pub consent: bool,
    pub sealed: bool,
    pub rated_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

/// Grades go to no log.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "rating {} (sealed)", self.id)
    }
}

impl ActiveModelBehavior for ActiveModel {}

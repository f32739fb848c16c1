//! Who signs in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: i64,
    pub login: Option<String>,
    pub phone_hash: Option<String>,
    pub password_hash: Option<String>,
    pub state: String,
    pub totp_cipher: Option<String>,
    pub totp_step: Option<i64>,
    pub failures: i32,
    pub locked_until: Option<i64>,
    pub phone_changed_at: Option<i64>,
    pub created_at: i64,
    pub signed_in_at: Option<i64>,
    pub locale: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! 公开: passages that the public does not read, one on each line.

use sea_orm_migration::prelude::*;

use crate::columns::text_or_null;

const COLUMN: &str = "hidden_passages";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let added = Table::alter().table("motion").add_column(text_or_null(COLUMN)).to_owned();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("motion").drop_column(COLUMN).to_owned()).await
    }
}

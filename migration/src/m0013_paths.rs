//! 议案 and the township's short way: which path a motion follows, and what it was before.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn columns() -> [ColumnDef; 3] {
    [
        text("path").default("assigned").take(),
        text_or_null("bill_number"),
        text_or_null("committee"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let added = Table::alter().table("motion").add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager
                .alter_table(Table::alter().table("motion").drop_column(name).to_owned())
                .await?;
        }
        Ok(())
    }
}

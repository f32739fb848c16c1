//! 退办、改派、延期: what a unit asks of the office, units that were relieved, dates that gave way.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("assignment", text_or_null("decline_reason")),
        ("assignment", number_or_null("declined_at")),
        ("assignment", number_or_null("relieved_at")),
        ("deadline", number_or_null("superseded_at")),
        ("motion", text_or_null("objection")),
        ("motion", text_or_null("extension_reason")),
        ("motion", number_or_null("extension_decided_at")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let added = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table(table).drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

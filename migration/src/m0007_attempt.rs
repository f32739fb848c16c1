//! Guesses at names and codes: counted by what was typed, whether or not there is such an account.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            vec![keyed(
                table(
                    "attempt",
                    [text("key"), count("failures"), number("locked_until"), number("at")],
                    &[],
                ),
                &["key"],
            )],
        )
        .await?;
        index(manager, &[("attempt_at", "attempt", &["at"])]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["attempt"]).await
    }
}

//! 代录: out of which paper a draft was entered, so that the same paper is entered once.

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
        let columns = [number("motion_id"), number("congress_id"), text("source"), number("at")];
        let references = [("motion_id", "motion"), ("congress_id", "congress")];
        let entry = keyed(table("entry", columns, &references), &["motion_id"]);
        create(manager, vec![entry]).await?;
        unique(manager, &[("entry_source", "entry", &["congress_id", "source"])]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["entry"]).await
    }
}

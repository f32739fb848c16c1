//! Full text: words cut in the application, kept in FTS5 and in a `tsvector` with GIN.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

const SQLITE_UP: &[&str] =
    &["CREATE VIRTUAL TABLE motion_search USING fts5(title, body, tokenize = 'unicode61')"];
const SQLITE_DOWN: &[&str] = &["DROP TABLE motion_search"];
const POSTGRES_UP: &[&str] = &[
    "CREATE TABLE motion_search (
        motion_id bigint PRIMARY KEY REFERENCES motion (id),
        title tsvector NOT NULL,
        body tsvector NOT NULL
    )",
    "CREATE INDEX motion_search_title ON motion_search USING gin (title)",
    "CREATE INDEX motion_search_body ON motion_search USING gin (body)",
];
const POSTGRES_DOWN: &[&str] = &["DROP TABLE motion_search"];

async fn run(manager: &SchemaManager<'_>, sqlite: &[&str], postgres: &[&str]) -> Result<(), DbErr> {
    let statements = match manager.get_database_backend() {
        DbBackend::Sqlite => sqlite,
        _ => postgres,
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, SQLITE_UP, POSTGRES_UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, SQLITE_DOWN, POSTGRES_DOWN).await
    }
}

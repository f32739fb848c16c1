//! What the public reads: indexes over disclosed items alone.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Literally the condition of the public queries: a partial index serves no other.
const SHOWN: &str = "accepted_at IS NOT NULL AND state NOT IN ('withdrawn', 'refused') \
    AND disclosure <> 'none' AND quarantined_at IS NULL AND purged_at IS NULL";

const INDEXES: [(&str, &str); 3] = [
    // lists, the newest first, narrowed to a category, a unit or a state
    ("motion_shown", "accepted_at, id, category, state, lead_unit_id, congress_id, term_id"),
    ("motion_shown_closed", "closed_at, id"),
    ("motion_shown_author", "author_id, accepted_at, id, state, replied_at"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns) in INDEXES {
            let sql = format!("CREATE INDEX {name} ON motion ({columns}) WHERE {SHOWN}");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            let sql = format!("DROP INDEX {name}");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}

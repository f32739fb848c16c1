//! What happened, who is told, what is still to be sent, what was already done.

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
            vec![
                table(
                    "event",
                    [
                        id(),
                        number_or_null("congress_id"),
                        text("subject"),
                        number("subject_id"),
                        text("kind"),
                        text("data"),
                        number_or_null("account_id"),
                        text("by_name"),
                        text("by_body"),
                        number("at"),
                    ],
                    &[("congress_id", "congress"), ("account_id", "account")],
                ),
                keyed(
                    table(
                        "notice",
                        [
                            text("key"),
                            number("account_id"),
                            text("kind"),
                            text("subject"),
                            number("subject_id"),
                            text("title"),
                            number("created_at"),
                            number_or_null("read_at"),
                        ],
                        &[("account_id", "account")],
                    ),
                    &["key"],
                ),
                table(
                    "outbox",
                    [
                        id(),
                        text("channel"),
                        text("key"),
                        text("recipient"),
                        text("body"),
                        number("due_at"),
                        count("attempts"),
                        number_or_null("sent_at"),
                        text_or_null("failure"),
                        number("created_at"),
                    ],
                    &[],
                ),
                keyed(
                    table(
                        "idempotency",
                        [
                            number("account_id"),
                            text("key"),
                            text("action"),
                            number("result"),
                            number("at"),
                        ],
                        &[("account_id", "account")],
                    ),
                    &["account_id", "key"],
                ),
            ],
        )
        .await?;
        index(
            manager,
            &[
                ("event_subject", "event", &["subject", "subject_id", "id"]),
                ("event_congress", "event", &["congress_id", "id"]),
                ("notice_account", "notice", &["account_id", "created_at"]),
                ("outbox_due", "outbox", &["sent_at", "due_at"]),
                ("idempotency_at", "idempotency", &["at"]),
            ],
        )
        .await?;
        unique(manager, &[("outbox_key", "outbox", &["key"])]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["idempotency", "outbox", "notice", "event"]).await
    }
}

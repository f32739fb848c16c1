//! Suggestions and bills, and what deputies, the office and units add to them.

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
                    "motion",
                    [
                        id(),
                        number("congress_id"),
                        number("term_id"),
                        number_or_null("session_id"),
                        text("kind"),
                        text("state"),
                        count("round"),
                        number("author_id"),
                        number_or_null("delegation_id"),
                        text("title"),
                        text("problem"),
                        text("reason"),
                        text("proposal"),
                        text_or_null("category"),
                        text("disclosure"),
                        text("summary"),
                        count("revision"),
                        number("version"),
                        text_or_null("number"),
                        count_or_null("ordinal"),
                        flag("recess"),
                        count("cosigner_count"),
                        number_or_null("lead_unit_id"),
                        text_or_null("outcome"),
                        text_or_null("return_reason"),
                        text_or_null("refusal_reason"),
                        text_or_null("refusal_note"),
                        text_or_null("rehandling_note"),
                        text_or_null("due_on"),
                        flag("due_provisional"),
                        number("created_at"),
                        number("updated_at"),
                        number_or_null("submitted_at"),
                        number_or_null("accepted_at"),
                        number_or_null("assigned_at"),
                        number_or_null("replied_at"),
                        number_or_null("closed_at"),
                        number_or_null("quarantined_at"),
                        number_or_null("purged_at"),
                    ],
                    &[
                        ("congress_id", "congress"),
                        ("term_id", "term"),
                        ("session_id", "session"),
                        ("author_id", "mandate"),
                        ("delegation_id", "delegation"),
                        ("lead_unit_id", "unit"),
                    ],
                ),
                keyed(
                    table(
                        "cosigner",
                        [
                            number("motion_id"),
                            number("mandate_id"),
                            text("state"),
                            number("invited_at"),
                            number_or_null("answered_at"),
                            count_or_null("revision"),
                        ],
                        &[("motion_id", "motion"), ("mandate_id", "mandate")],
                    ),
                    &["motion_id", "mandate_id"],
                ),
                table(
                    "assignment",
                    [
                        id(),
                        number("motion_id"),
                        number("unit_id"),
                        text("part"),
                        number("assigned_at"),
                        number_or_null("signed_at"),
                        text_or_null("opinion"),
                        number_or_null("opinion_at"),
                    ],
                    &[("motion_id", "motion"), ("unit_id", "unit")],
                ),
                table(
                    "contact",
                    [
                        id(),
                        number("motion_id"),
                        number("unit_id"),
                        text("method"),
                        text("level"),
                        text("place"),
                        text("note"),
                        text("met_on"),
                        number("created_at"),
                    ],
                    &[("motion_id", "motion"), ("unit_id", "unit")],
                ),
                table(
                    "reply",
                    [
                        id(),
                        number("motion_id"),
                        number("unit_id"),
                        count("round"),
                        text("class"),
                        text("document_number"),
                        text("text"),
                        number("replied_at"),
                    ],
                    &[("motion_id", "motion"), ("unit_id", "unit")],
                ),
                table(
                    "deadline",
                    [
                        id(),
                        number("motion_id"),
                        text("clock"),
                        count("round"),
                        number_or_null("unit_id"),
                        text("starts_on"),
                        text("due_on"),
                        count("amount"),
                        text("measure"),
                        flag("provisional"),
                        number_or_null("met_at"),
                    ],
                    &[("motion_id", "motion"), ("unit_id", "unit")],
                ),
                table(
                    "file",
                    [
                        id(),
                        number("motion_id"),
                        text("name"),
                        text("media_type"),
                        number("size"),
                        text("sha256"),
                        text("storage_key"),
                        number("added_at"),
                    ],
                    &[("motion_id", "motion")],
                ),
                keyed(
                    table(
                        "number_series",
                        [
                            number("congress_id"),
                            number("term_id"),
                            number("session_id"),
                            text("kind"),
                            flag("recess"),
                            count("last"),
                        ],
                        &[
                            ("congress_id", "congress"),
                            ("term_id", "term"),
                            ("session_id", "session"),
                        ],
                    ),
                    &["congress_id", "term_id", "session_id", "kind", "recess"],
                ),
            ],
        )
        .await?;
        index(
            manager,
            &[
                ("motion_desk", "motion", &["congress_id", "state", "due_on", "id"]),
                ("motion_public", "motion", &["congress_id", "accepted_at", "id"]),
                ("motion_author", "motion", &["author_id", "id"]),
                ("motion_unit", "motion", &["lead_unit_id", "id"]),
                ("cosigner_mandate", "cosigner", &["mandate_id", "state"]),
                ("assignment_unit", "assignment", &["unit_id", "motion_id"]),
                ("contact_motion", "contact", &["motion_id"]),
                ("deadline_motion", "deadline", &["motion_id"]),
                ("deadline_open", "deadline", &["met_at", "provisional"]),
                ("file_motion", "file", &["motion_id"]),
            ],
        )
        .await?;
        unique(
            manager,
            &[
                (
                    "motion_number",
                    "motion",
                    &["congress_id", "term_id", "session_id", "kind", "recess", "ordinal"],
                ),
                ("assignment_motion", "assignment", &["motion_id", "unit_id"]),
                ("reply_round", "reply", &["motion_id", "unit_id", "round"]),
                ("file_key", "file", &["storage_key"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(
            manager,
            &[
                "number_series",
                "file",
                "deadline",
                "reply",
                "contact",
                "assignment",
                "cosigner",
                "motion",
            ],
        )
        .await
    }
}

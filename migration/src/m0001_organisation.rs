//! Regions, congresses, terms, sessions, delegations, units, persons and mandates; the calendar.

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
                keyed(
                    table(
                        "region",
                        [
                            text("code"),
                            text("name"),
                            text("short_name"),
                            text("level"),
                            text_or_null("parent"),
                        ],
                        &[],
                    ),
                    &["code"],
                ),
                table(
                    "congress",
                    [id(), text("region_code"), text("level"), text("name"), text("short_name")],
                    &[],
                ),
                table(
                    "term",
                    [
                        id(),
                        number("congress_id"),
                        count("ordinal"),
                        text("starts_on"),
                        text("ends_on"),
                    ],
                    &[("congress_id", "congress")],
                ),
                table(
                    "session",
                    [
                        id(),
                        number("term_id"),
                        count("ordinal"),
                        text("starts_on"),
                        text("ends_on"),
                        text_or_null("bills_until"),
                    ],
                    &[("term_id", "term")],
                ),
                table(
                    "delegation",
                    [id(), number("congress_id"), text("name")],
                    &[("congress_id", "congress")],
                ),
                table(
                    "unit",
                    [
                        id(),
                        number("congress_id"),
                        text("name"),
                        text("short_name"),
                        text("kind"),
                        flag("retired"),
                    ],
                    &[("congress_id", "congress")],
                ),
                table(
                    "person",
                    [
                        id(),
                        text("name"),
                        text_or_null("gender"),
                        text_or_null("nation"),
                        text_or_null("birth"),
                        text_or_null("party"),
                        text_or_null("education"),
                        text_or_null("occupation"),
                        text_or_null("employer"),
                        text_or_null("bio"),
                        text_or_null("phone_cipher"),
                        number("created_at"),
                    ],
                    &[],
                ),
                table(
                    "mandate",
                    [
                        id(),
                        number("person_id"),
                        number("congress_id"),
                        number("term_id"),
                        number_or_null("delegation_id"),
                        text("credential"),
                        text_or_null("constituency"),
                        text("state"),
                        text_or_null("starts_on"),
                        text_or_null("ends_on"),
                    ],
                    &[
                        ("person_id", "person"),
                        ("congress_id", "congress"),
                        ("term_id", "term"),
                        ("delegation_id", "delegation"),
                    ],
                ),
                keyed(
                    table("calendar_day", [text("date"), text("kind"), text("name")], &[]),
                    &["date"],
                ),
                keyed(
                    table(
                        "setting",
                        [number("congress_id"), text("name"), text("value")],
                        &[("congress_id", "congress")],
                    ),
                    &["congress_id", "name"],
                ),
            ],
        )
        .await?;
        index(
            manager,
            &[
                ("region_parent", "region", &["parent"]),
                ("mandate_person", "mandate", &["person_id"]),
                ("mandate_delegation", "mandate", &["delegation_id"]),
                ("session_term", "session", &["term_id", "starts_on"]),
            ],
        )
        .await?;
        unique(
            manager,
            &[
                ("congress_region", "congress", &["region_code", "level"]),
                ("term_ordinal", "term", &["congress_id", "ordinal"]),
                ("session_ordinal", "session", &["term_id", "ordinal"]),
                ("delegation_name", "delegation", &["congress_id", "name"]),
                ("unit_name", "unit", &["congress_id", "name"]),
                ("mandate_credential", "mandate", &["congress_id", "term_id", "credential"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(
            manager,
            &[
                "setting",
                "calendar_day",
                "mandate",
                "person",
                "unit",
                "delegation",
                "session",
                "term",
                "congress",
                "region",
            ],
        )
        .await
    }
}

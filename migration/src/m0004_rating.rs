//! Ratings in tables of their own: nothing outside may move with them.

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
                        "rating_window",
                        [
                            number("motion_id"),
                            count("round"),
                            number("opened_at"),
                            text("due_on"),
                            flag("provisional"),
                            number_or_null("closed_at"),
                            number_or_null("released_at"),
                        ],
                        &[("motion_id", "motion")],
                    ),
                    &["motion_id", "round"],
                ),
                table(
                    "rating",
                    [
                        id(),
                        number("motion_id"),
                        count("round"),
                        number("mandate_id"),
                        count("revision"),
                        text("attitude"),
                        text("result"),
                        text("reason"),
                        flag("consent"),
                        flag("sealed"),
                        number("rated_at"),
                    ],
                    &[("motion_id", "motion"), ("mandate_id", "mandate")],
                ),
                table(
                    "rating_record",
                    [
                        id(),
                        number("motion_id"),
                        count("round"),
                        text("kind"),
                        number("account_id"),
                        number("at"),
                    ],
                    &[("motion_id", "motion"), ("account_id", "account")],
                ),
                table(
                    "pressure_report",
                    [id(), number("motion_id"), number("mandate_id"), text("text"), number("at")],
                    &[("motion_id", "motion"), ("mandate_id", "mandate")],
                ),
            ],
        )
        .await?;
        index(
            manager,
            &[
                ("rating_record_motion", "rating_record", &["motion_id", "round"]),
                ("rating_window_due", "rating_window", &["closed_at", "due_on"]),
                ("pressure_report_motion", "pressure_report", &["motion_id"]),
            ],
        )
        .await?;
        unique(
            manager,
            &[("rating_revision", "rating", &["motion_id", "round", "mandate_id", "revision"])],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["pressure_report", "rating_record", "rating", "rating_window"]).await
    }
}

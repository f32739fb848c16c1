//! Accounts, the seats they wear, sign-ins and one-time codes.

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
                    "account",
                    [
                        id(),
                        number("person_id"),
                        text_or_null("login"),
                        text_or_null("phone_hash"),
                        text_or_null("password_hash"),
                        text("state"),
                        text_or_null("totp_cipher"),
                        number_or_null("totp_step"),
                        count("failures"),
                        number_or_null("locked_until"),
                        number_or_null("phone_changed_at"),
                        number("created_at"),
                        number_or_null("signed_in_at"),
                        text_or_null("locale"),
                    ],
                    &[("person_id", "person")],
                ),
                table(
                    "seat",
                    [
                        id(),
                        number("account_id"),
                        text("role"),
                        text_or_null("sub_role"),
                        number("congress_id"),
                        number_or_null("unit_id"),
                        number_or_null("delegation_id"),
                        number_or_null("mandate_id"),
                        flag("retired"),
                    ],
                    &[
                        ("account_id", "account"),
                        ("congress_id", "congress"),
                        ("unit_id", "unit"),
                        ("delegation_id", "delegation"),
                        ("mandate_id", "mandate"),
                    ],
                ),
                table(
                    "sign_in",
                    [
                        id(),
                        text("token_hash"),
                        number("account_id"),
                        number("seat_id"),
                        number("created_at"),
                        number("seen_at"),
                        number("expires_at"),
                        text("user_agent"),
                        text("address"),
                        flag("second_factor"),
                        number_or_null("revoked_at"),
                    ],
                    &[("account_id", "account"), ("seat_id", "seat")],
                ),
                table(
                    "one_time_code",
                    [
                        id(),
                        number("account_id"),
                        text("purpose"),
                        text("code_hash"),
                        number("created_at"),
                        number("expires_at"),
                        count("tries"),
                        number_or_null("used_at"),
                        text_or_null("data"),
                    ],
                    &[("account_id", "account")],
                ),
            ],
        )
        .await?;
        index(
            manager,
            &[
                ("account_person", "account", &["person_id"]),
                ("seat_account", "seat", &["account_id"]),
                ("seat_unit", "seat", &["unit_id"]),
                ("seat_mandate", "seat", &["mandate_id"]),
                ("seat_role", "seat", &["congress_id", "role"]),
                ("sign_in_account", "sign_in", &["account_id"]),
                ("one_time_code_account", "one_time_code", &["account_id", "purpose"]),
            ],
        )
        .await?;
        unique(
            manager,
            &[
                ("account_login", "account", &["login"]),
                ("account_phone", "account", &["phone_hash"]),
                ("sign_in_token", "sign_in", &["token_hash"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["one_time_code", "sign_in", "seat", "account"]).await
    }
}

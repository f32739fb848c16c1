//! 通知方式: by what else than the inbox a person is told; and what a message waiting to be sent
//! holds.

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
        let wishes = keyed(
            table(
                "delivery",
                [
                    number("account_id"),
                    text("sms"),
                    text("mail"),
                    count("quiet_from"),
                    count("quiet_until"),
                    text_or_null("mail_cipher"),
                ],
                &[("account_id", "account")],
            ),
            &["account_id"],
        );
        create(manager, vec![wishes]).await?;
        index(manager, &[("delivery_mail", "delivery", &["mail"])]).await?;
        let content = text("content").default("text").take();
        let added = Table::alter().table("outbox").add_column(content).to_owned();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let gone = Table::alter().table("outbox").drop_column("content").to_owned();
        manager.alter_table(gone).await?;
        drop(manager, &["delivery"]).await
    }
}

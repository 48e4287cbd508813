//! Members who were invited, their one-use links, and the mails that wait to be sent.

use sea_orm_migration::prelude::*;

use crate::column::{count, id, id_or_none, index, instant, instant_or_none, table, text, text_or_none, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let theme = ColumnDef::new("theme").text().not_null().default("system").take();
        for column in [
            instant_or_none("invited_until"),
            instant_or_none("verified_at"),
            instant_or_none("password_set_at"),
            text_or_none("new_email"),
            text_or_none("time_zone"),
            theme,
        ] {
            let alter = Table::alter().table("members").add_column(column).take();
            manager.alter_table(alter).await?;
        }

        let links = table(
            "links",
            vec![
                id("id"),
                id("member_id"),
                id_or_none("reseller_id"),
                text("purpose"),
                text("token_hash"),
                text("email"),
                instant("created_at"),
                instant("expires_at"),
            ],
        );
        manager.create_table(links).await?;
        manager
            .create_index(unique("links_token", "links", &["token_hash"]))
            .await?;
        manager
            .create_index(index("links_member", "links", &["member_id", "purpose"]))
            .await?;
        manager
            .create_index(index("links_age", "links", &["expires_at"]))
            .await?;

        let mails = table(
            "mails",
            vec![
                id("id"),
                id_or_none("reseller_id"),
                text_or_none("sealed"),
                count("attempts"),
                instant_or_none("next_at"),
                text_or_none("fault"),
                instant("created_at"),
                instant("expires_at"),
                instant_or_none("sent_at"),
            ],
        );
        manager.create_table(mails).await?;
        manager.create_index(index("mails_due", "mails", &["next_at"])).await?;
        manager.create_index(index("mails_age", "mails", &["created_at"])).await
    }
}

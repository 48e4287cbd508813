//! Members. An operator has no reseller.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, flag, id, id_or_none, index, instant, instant_or_none, number, table, text, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut members = table(
            "members",
            vec![
                id("id"),
                id_or_none("reseller_id"),
                text("name"),
                text("email"),
                text("role"),
                text("language"),
                text("password_hash"),
                flag("active"),
                instant("created_at"),
                instant_or_none("last_seen_at"),
                number("version"),
            ],
        );
        belongs(&mut members, ("members", "reseller_id"), "resellers");
        manager.create_table(members).await?;
        manager
            .create_index(unique("members_email", "members", &["email"]))
            .await?;
        manager
            .create_index(index("members_reseller", "members", &["reseller_id", "id"]))
            .await
    }
}

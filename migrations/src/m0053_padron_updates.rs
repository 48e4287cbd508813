//! Updates of the padrón: when each began, what it is doing, and what came of it.

use sea_orm_migration::prelude::*;

use crate::column::{id, index, instant, instant_or_none, number_or_none, table, text, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let updates = table(
            "padron_updates",
            vec![
                id("id"),
                instant("began_at"),
                text("stage"),
                instant_or_none("ended_at"),
                number_or_none("imported"),
                number_or_none("rejected"),
                text_or_none("failure"),
                text_or_none("detail"),
            ],
        );
        manager.create_table(updates).await?;
        let order = index("padron_updates_began", "padron_updates", &["began_at"]);
        manager.create_index(order).await
    }
}

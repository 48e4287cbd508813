//! Events tell what kind of actor caused them, and can be read by reseller.

use sea_orm_migration::prelude::*;

use crate::column::{index, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kind = Table::alter()
            .table("events")
            .add_column(text_or_none("actor_kind"))
            .take();
        manager.alter_table(kind).await?;
        manager
            .create_index(index("events_reseller", "events", &["reseller_id", "id"]))
            .await
    }
}

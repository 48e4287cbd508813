//! Look-ups answered here, by cycle, beside those the account's software reports.

use sea_orm_migration::prelude::*;

use crate::column::count;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter().table("usage_cycles").add_column(count("lookups")).take();
        manager.alter_table(change).await
    }
}

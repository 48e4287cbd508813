//! What each one more of a meter costs, where an item of the inbox is about what a plan includes.

use sea_orm_migration::prelude::*;

use crate::column::number_or_none;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = number_or_none("beyond_minor");
        let change = Table::alter().table("inbox_items").add_column(column).take();
        manager.alter_table(change).await
    }
}

//! When somebody told a client of a step of the overdue ladder, and who.

use sea_orm_migration::prelude::*;

use crate::column::{instant_or_none, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [instant_or_none("told_at"), text_or_none("told_by")] {
            let change = Table::alter().table("dunning_steps").add_column(column).take();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}

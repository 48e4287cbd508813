//! Which accounts count as lost: those that somebody locked, and not those that the overdue ladder did.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut accounts = Table::alter();
        accounts
            .table("accounts")
            .add_column(ColumnDef::new("is_lost").boolean().not_null().default(false));
        manager.alter_table(accounts).await?;
        // Whoever is locked was counted, whatever locked it, and is counted again when that ends.
        let counted = "UPDATE accounts SET is_lost = TRUE WHERE locked_at IS NOT NULL";
        manager.get_connection().execute_unprepared(counted).await?;
        Ok(())
    }
}

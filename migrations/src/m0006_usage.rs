//! Usage: one row of counts for each account and cycle, and one for its whole time.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, count, day, id, keyed_table, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut cycles = keyed_table(
            "usage_cycles",
            &["account_id", "starts_on"],
            vec![
                id("account_id"),
                id("reseller_id"),
                day("starts_on"),
                count("documents"),
                count("demo_documents"),
            ],
        );
        belongs(&mut cycles, ("usage_cycles", "account_id"), "accounts");
        manager.create_table(cycles).await?;

        let mut totals = table(
            "usage_totals",
            vec![
                id("account_id"),
                id("reseller_id"),
                count("documents"),
                count("demo_documents"),
                count("users"),
            ],
        );
        belongs(&mut totals, ("usage_totals", "account_id"), "accounts");
        manager.create_table(totals).await
    }
}

//! Every meter is a limit: plans limit sales notes, and accounts have an own number and a switch for each meter. What
//! there was has no own numbers, and its plan's limits hold.

use sea_orm_migration::prelude::*;

use crate::column::{flag, number_or_none};

/// The switch and the own number of each meter that had none.
const NEW: [(&str, &str); 4] = [
    ("limit_sales_notes", "own_sales_notes"),
    ("limit_lookups", "own_lookups"),
    ("limit_establishments", "own_establishments"),
    ("limit_sales_amount", "own_sales_minor"),
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(manager, "plan_versions", number_or_none("sales_notes")).await?;
        for (switch, own) in NEW {
            add(manager, "accounts", flag(switch).default(true).take()).await?;
            add(manager, "accounts", number_or_none(own)).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    let add = Table::alter().table(table).add_column(&mut column).take();
    manager.alter_table(add).await
}

//! Retention: how long a plan keeps files at hand, and which months were moved to colder storage.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, count, day, flag, id, keyed_table, number_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let months = Table::alter()
            .table("plan_versions")
            .add_column(number_or_none("months_at_hand"))
            .take();
        manager.alter_table(months).await?;
        let mut months = keyed_table(
            "colder_months",
            &["account_id", "month"],
            vec![
                id("account_id"),
                day("month"),
                id("reseller_id"),
                count("documents"),
                count("bytes"),
                flag("settled"),
                count("changes"),
            ],
        );
        belongs(&mut months, ("colder_months", "account_id"), "accounts");
        manager.create_table(months).await
    }
}

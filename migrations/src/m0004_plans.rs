//! Plans with their limits.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, count, id, index, instant, number_or_none, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut plans = table(
            "plans",
            vec![
                id("id"),
                id("reseller_id"),
                text("name"),
                number_or_none("documents"),
                number_or_none("users"),
                count("accounts"),
                instant("created_at"),
            ],
        );
        belongs(&mut plans, ("plans", "reseller_id"), "resellers");
        manager.create_table(plans).await?;
        manager
            .create_index(index("plans_reseller", "plans", &["reseller_id", "id"]))
            .await
    }
}

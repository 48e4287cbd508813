//! Reseller plans, and resellers with the count of their accounts, which the maximum is guarded by.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, id, instant, instant_or_none, number, number_or_none, table, text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let plans = table(
            "reseller_plans",
            vec![
                id("id"),
                text("name"),
                number_or_none("maximum_accounts"),
                instant("created_at"),
            ],
        );
        manager.create_table(plans).await?;

        let mut resellers = table(
            "resellers",
            vec![
                id("id"),
                id("reseller_plan_id"),
                text("name"),
                text("country"),
                text("tax_id"),
                count("accounts"),
                instant_or_none("suspended_at"),
                text_or_none("suspended_for"),
                instant("created_at"),
                number("version"),
            ],
        );
        belongs(&mut resellers, ("resellers", "reseller_plan_id"), "reseller_plans");
        manager.create_table(resellers).await?;
        manager
            .create_index(unique("resellers_tax_id", "resellers", &["country", "tax_id"]))
            .await
    }
}

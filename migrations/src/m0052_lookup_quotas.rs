//! How often providers of look-ups were asked, by month or shorter window.

use sea_orm_migration::prelude::*;

use crate::column::{count, instant, keyed_table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let quotas = keyed_table(
            "lookup_quotas",
            &["provider", "span", "starts_at"],
            vec![text("provider"), text("span"), instant("starts_at"), count("asks")],
        );
        manager.create_table(quotas).await
    }
}

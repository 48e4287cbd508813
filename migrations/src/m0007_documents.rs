//! Documents. What one is called (`identity`) is unique in its account and environment, which is what
//! makes a repeat harmless.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, day, flag, id, index, instant, number, number_or_none, table, text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut documents = table(
            "documents",
            vec![
                id("id"),
                id("reseller_id"),
                id("account_id"),
                text("kind"),
                text("series"),
                number("number"),
                text("identity"),
                text_or_none("access_key"),
                text("environment"),
                day("issued_on"),
                text_or_none("customer_tax_id"),
                text_or_none("customer_name"),
                number_or_none("total_minor"),
                text_or_none("total_currency"),
                number("xml_bytes"),
                text("sha256"),
                flag("counted"),
                instant("received_at"),
            ],
        );
        belongs(&mut documents, ("documents", "account_id"), "accounts");
        manager.create_table(documents).await?;
        let identity = unique(
            "documents_identity",
            "documents",
            &["account_id", "environment", "identity"],
        );
        manager.create_index(identity).await?;
        manager
            .create_index(index("documents_account", "documents", &["account_id", "id"]))
            .await
    }
}

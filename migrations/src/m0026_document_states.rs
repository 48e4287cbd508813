//! How each document stands with the tax office, and the files by which the tax office says so.
//!
//! What Brazil's accounts sent carried its authorisation and is accepted; of what was sent in Peru nothing is known.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, flag, id, index, instant, instant_or_none, number, table, text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text("state").default("not_sent").take(),
            text_or_none("state_code"),
            text_or_none("state_text"),
            text_or_none("state_ticket"),
            flag("state_proved").default(false).take(),
            instant_or_none("state_at"),
            instant_or_none("state_told_at"),
        ] {
            let change = Table::alter().table("documents").add_column(column).take();
            manager.alter_table(change).await?;
        }
        let authorised = Query::update()
            .table("documents")
            .value("state", "accepted")
            .value("state_proved", true)
            .value("state_at", Expr::col("received_at"))
            .and_where(Expr::col("kind").is_in(["nfe", "nfce"]))
            .take();
        manager.execute(authorised).await?;
        receipts(manager).await
    }
}

async fn receipts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut receipts = table(
        "receipts",
        vec![
            id("id"),
            id("reseller_id"),
            id("account_id"),
            id("document_id"),
            text("kind"),
            text_or_none("state"),
            text("code"),
            text_or_none("description"),
            text("notes"),
            text_or_none("number"),
            instant_or_none("told_at"),
            instant("received_at"),
            text("sha256"),
            number("bytes"),
            flag("zipped"),
            count("voided"),
        ],
    );
    belongs(&mut receipts, ("receipts", "document_id"), "documents");
    manager.create_table(receipts).await?;
    manager
        .create_index(unique("receipts_content", "receipts", &["document_id", "sha256"]))
        .await?;
    manager
        .create_index(index("receipts_document", "receipts", &["document_id", "id"]))
        .await
}

//! Payments of the accounts, and which methods a reseller takes.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, day, id, id_or_none, index, instant, instant_or_none, keyed_table, number, table, text, text_or_none,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(payments()).await?;
        for index in [
            index("payments_account", "payments", &["account_id", "id"]),
            index("payments_reference", "payments", &["reseller_id", "reference_key"]),
        ] {
            manager.create_index(index).await?;
        }
        let methods = vec![
            id("reseller_id"),
            text("method"),
            number("place"),
            text_or_none("details"),
        ];
        let mut methods = keyed_table("payment_methods", &["reseller_id", "method"], methods);
        belongs(&mut methods, ("payment_methods", "reseller_id"), "resellers");
        manager.create_table(methods).await
    }
}

fn payments() -> TableCreateStatement {
    let mut payments = table(
        "payments",
        vec![
            id("id"),
            id("reseller_id"),
            id("account_id"),
            text("state"),
            day("due_on"),
            text("description"),
            text("currency"),
            number("amount_minor"),
            text("method"),
            text_or_none("card_brand"),
            text_or_none("bank"),
            text_or_none("reference"),
            // Method, bank and reference as they are compared; none without a reference.
            text_or_none("reference_key"),
            id("charge_id"),
            id_or_none("rest_of"),
            ColumnDef::new("paid_on").date().null().take(),
            // What it wrote to the ledger when it came in.
            id_or_none("entry_id"),
            instant_or_none("decided_at"),
            text_or_none("decided_by"),
            text_or_none("reason"),
            instant("created_at"),
            text_or_none("created_by"),
            number("version"),
        ],
    );
    belongs(&mut payments, ("payments", "account_id"), "accounts");
    belongs(&mut payments, ("payments", "charge_id"), "ledger_entries");
    payments
}

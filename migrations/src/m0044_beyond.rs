//! What is used beyond a plan: its price in the plan's versions, and what was charged for each cycle.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, day, id, id_or_none, index, instant, instant_or_none, keyed_table, number, number_or_none, text,
    text_or_none,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text_or_none("beyond_currency"),
            number_or_none("documents_beyond"),
            number_or_none("sales_notes_beyond"),
            number_or_none("lookups_beyond"),
        ] {
            let alter = Table::alter().table("plan_versions").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        for column in [
            // The first day of the first cycle whose use is not charged yet, and when that cycle is over; none of one that
            // ended.
            ColumnDef::new("used_to").date().null().take(),
            instant_or_none("use_due_at"),
        ] {
            let alter = Table::alter().table("subscriptions").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        manager
            .get_connection()
            .execute_unprepared("UPDATE subscriptions SET used_to = charged_to, use_due_at = due_at")
            .await?;
        manager.create_table(charges()).await?;
        let due = index("subscriptions_use_due", "subscriptions", &["use_due_at", "account_id"]);
        manager.create_index(due).await
    }
}

/// A meter of a cycle is charged once: they are the key.
fn charges() -> TableCreateStatement {
    let columns = vec![
        id("account_id"),
        // The cycle.
        day("starts_on"),
        text("meter"),
        id("reseller_id"),
        // The first day after it.
        day("next_on"),
        id("plan_id"),
        number("plan_version"),
        count("used"),
        count("included"),
        number("unit_minor"),
        text("currency"),
        // With the tax.
        number("amount_minor"),
        id_or_none("entry_id"),
        instant("created_at"),
    ];
    let mut charges = keyed_table("use_charges", &["account_id", "starts_on", "meter"], columns);
    belongs(&mut charges, ("use_charges", "account_id"), "accounts");
    belongs(&mut charges, ("use_charges", "entry_id"), "ledger_entries");
    charges
}

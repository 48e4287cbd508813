//! Subscriptions of the accounts, the periods that were charged, and how resellers charge.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, day, flag, id, id_or_none, index, instant, instant_or_none, keyed_table, number, number_or_none,
    table, text, text_or_none,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [subscriptions(), extras(), periods(), settings()] {
            manager.create_table(table).await?;
        }
        let due = index("subscriptions_due", "subscriptions", &["due_at", "account_id"]);
        manager.create_index(due).await
    }
}

fn subscriptions() -> TableCreateStatement {
    let mut subscriptions = table(
        "subscriptions",
        vec![
            id("account_id"),
            id("reseller_id"),
            day("starts_on"),
            day("charged_to"),
            // When the day begins, at the account's, that is not charged yet; none of one that ended.
            instant_or_none("due_at"),
            // How many periods were charged.
            count("periods"),
            number_or_none("discount_points"),
            ColumnDef::new("discount_until").date().null().take(),
            text_or_none("end_reason"),
            number("version"),
        ],
    );
    belongs(&mut subscriptions, ("subscriptions", "account_id"), "accounts");
    subscriptions
}

fn extras() -> TableCreateStatement {
    let columns = vec![
        id("account_id"),
        number("place"),
        id("reseller_id"),
        text("name"),
        number("unit_minor"),
        text("currency"),
        number("quantity"),
    ];
    let mut extras = keyed_table("subscription_extras", &["account_id", "place"], columns);
    belongs(&mut extras, ("subscription_extras", "account_id"), "accounts");
    extras
}

/// A number is used once for each account: a period is charged once.
fn periods() -> TableCreateStatement {
    let columns = vec![
        id("account_id"),
        number("number"),
        id("reseller_id"),
        day("starts_on"),
        // The first day after it.
        day("next_on"),
        id("plan_id"),
        number("plan_version"),
        text("plan_name"),
        text_or_none("currency"),
        number_or_none("amount_minor"),
        id_or_none("entry_id"),
        // The first day that was not had of it, where it was cut short.
        ColumnDef::new("cut_on").date().null().take(),
        id_or_none("credit_id"),
        instant("created_at"),
    ];
    let mut periods = keyed_table("subscription_periods", &["account_id", "number"], columns);
    belongs(&mut periods, ("subscription_periods", "account_id"), "accounts");
    belongs(&mut periods, ("subscription_periods", "entry_id"), "ledger_entries");
    belongs(&mut periods, ("subscription_periods", "credit_id"), "ledger_entries");
    periods
}

fn settings() -> TableCreateStatement {
    let mut settings = table(
        "subscription_settings",
        vec![
            id("reseller_id"),
            flag("automatic"),
            number("trial_days"),
            number("days_to_pay"),
            // Accounts made before are not looked at any more.
            instant("looked_from"),
        ],
    );
    belongs(&mut settings, ("subscription_settings", "reseller_id"), "resellers");
    settings
}

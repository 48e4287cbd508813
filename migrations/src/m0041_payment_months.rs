//! What the payments of each month come to, in shards of a reseller's accounts, and the charges that are overdue.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{belongs, count, day, id, index, keyed_table, number, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut months = keyed_table(
            "payment_months",
            &["reseller_id", "month", "currency", "shard"],
            vec![
                id("reseller_id"),
                day("month"),
                text("currency"),
                number("shard"),
                // What came in on its days.
                count("received_minor"),
                // What was to come in on its days: what of it did, on whatever day, and what is waited for.
                count("collected_minor"),
                count("waiting_minor"),
            ],
        );
        belongs(&mut months, ("payment_months", "reseller_id"), "resellers");
        manager.create_table(months).await?;
        let fill = fill(manager.get_database_backend());
        manager.get_connection().execute_unprepared(&fill).await?;
        // All that is asked of what is overdue is in the index. It begins with `is_charge`, so that what is open of one account
        // is never looked for here.
        manager
            .create_index(index(
                "ledger_items_due",
                "ledger_items",
                &[
                    "is_charge",
                    "reseller_id",
                    "is_open",
                    "falls_on",
                    "currency",
                    "account_id",
                    "open_minor",
                    "withheld_minor",
                ],
            ))
            .await
    }
}

/// Adds up what is there, in the first shard of its month.
fn fill(engine: DbBackend) -> String {
    let month = |column: &str| {
        if engine == DbBackend::Postgres {
            format!("CAST(date_trunc('month', {column}) AS date)")
        } else {
            format!("date({column}, 'start of month')")
        }
    };
    let (due, paid) = (month("due_on"), month("paid_on"));
    let waiting = "CASE state WHEN 'scheduled' THEN amount_minor ELSE 0 END";
    let collected = "CASE state WHEN 'paid' THEN amount_minor ELSE 0 END";
    format!(
        "INSERT INTO payment_months \
         (reseller_id, month, currency, shard, received_minor, collected_minor, waiting_minor) \
         SELECT reseller_id, month, currency, 0, CAST(SUM(received) AS bigint), CAST(SUM(collected) AS bigint), \
         CAST(SUM(waiting) AS bigint) FROM ( \
           SELECT reseller_id, {due} AS month, currency, 0 AS received, {collected} AS collected, {waiting} AS waiting \
             FROM payments WHERE state IN ('scheduled', 'paid') \
           UNION ALL SELECT reseller_id, {paid}, currency, amount_minor, 0, 0 \
             FROM payments WHERE state = 'paid' AND paid_on IS NOT NULL \
         ) AS counted GROUP BY reseller_id, month, currency"
    )
}

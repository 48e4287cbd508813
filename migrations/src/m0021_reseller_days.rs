//! What each day brought to a reseller: documents by their day of issue, accounts made, locked and unlocked. A day is
//! several rows, by shard of the accounts, so that counting documents does not have a reseller's accounts wait for one
//! another.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{belongs, count, day, id, keyed_table, number};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut days = keyed_table(
            "reseller_days",
            &["reseller_id", "day", "shard"],
            vec![
                id("reseller_id"),
                day("day"),
                number("shard"),
                count("documents"),
                count("demo_documents"),
                count("accounts_created"),
                count("accounts_locked"),
                count("accounts_unlocked"),
            ],
        );
        belongs(&mut days, ("reseller_days", "reseller_id"), "resellers");
        manager.create_table(days).await?;
        let fill = fill(manager.get_database_backend());
        manager.get_connection().execute_unprepared(&fill).await?;
        Ok(())
    }
}

/// Counts what is there, in the first shard of its day: documents, accounts, and the locks that still hold. Demo
/// twins are no new accounts.
fn fill(engine: DbBackend) -> String {
    let (created, locked) = (local_day(engine, "created_at"), local_day(engine, "locked_at"));
    format!(
        "INSERT INTO reseller_days \
         (reseller_id, day, shard, documents, demo_documents, accounts_created, accounts_locked) \
         SELECT reseller_id, day, 0, SUM(documents), SUM(demo_documents), SUM(created), SUM(locked) FROM ( \
           SELECT reseller_id, issued_on AS day, \
             CASE environment WHEN 'production' THEN 1 ELSE 0 END AS documents, \
             CASE environment WHEN 'production' THEN 0 ELSE 1 END AS demo_documents, 0 AS created, 0 AS locked \
             FROM documents WHERE counted \
           UNION ALL SELECT accounts.reseller_id, {created}, 0, 0, 1, 0 \
             FROM accounts JOIN resellers ON resellers.id = accounts.reseller_id WHERE accounts.twin_of IS NULL \
           UNION ALL SELECT accounts.reseller_id, {locked}, 0, 0, 0, 1 \
             FROM accounts JOIN resellers ON resellers.id = accounts.reseller_id \
             WHERE accounts.twin_of IS NULL AND accounts.locked_at IS NOT NULL \
         ) AS counted GROUP BY reseller_id, day"
    )
}

/// The day an instant of an account fell on in its reseller's country. SQLite knows no time zones: both countries have
/// had one offset all year since 2019, before any account.
fn local_day(engine: DbBackend, column: &str) -> String {
    if engine == DbBackend::Postgres {
        format!(
            "CAST(accounts.{column} AT TIME ZONE \
             CASE resellers.country WHEN 'br' THEN 'America/Sao_Paulo' ELSE 'America/Lima' END AS date)"
        )
    } else {
        format!("date(accounts.{column}, CASE resellers.country WHEN 'br' THEN '-3 hours' ELSE '-5 hours' END)")
    }
}

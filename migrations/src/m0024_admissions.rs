//! Documents are admitted before or with their XML, so what is known by the XML alone may be missing. An NF-e is known
//! by model, series and number like every other document, not by its access key. Cycles count what was sold.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{
    belongs, count, day, flag, id, index, instant, instant_or_none, number, number_or_none, table, text, text_or_none,
    unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        if manager.get_database_backend() == DbBackend::Postgres {
            database.execute_unprepared(LOOSEN).await?;
        } else {
            database.execute_unprepared(&rebuild()).await?;
        }
        database.execute_unprepared(RENAME_NOTES).await?;
        let sold = Table::alter()
            .table("usage_cycles")
            .add_column(count("sales_minor"))
            .take();
        manager.alter_table(sold).await?;
        database.execute_unprepared(COUNT_SALES).await?;
        Ok(())
    }
}

/// PostgreSQL changes the columns of a table in place.
const LOOSEN: &str = "ALTER TABLE documents \
     ALTER COLUMN xml_bytes DROP NOT NULL, \
     ALTER COLUMN sha256 DROP NOT NULL, \
     ALTER COLUMN received_at DROP NOT NULL, \
     ADD COLUMN admitted_at timestamptz; \
     UPDATE documents SET admitted_at = received_at; \
     ALTER TABLE documents ALTER COLUMN admitted_at SET NOT NULL;";

/// SQLite does not: the table is made anew, all of it or nothing.
fn rebuild() -> String {
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
            number_or_none("xml_bytes"),
            text_or_none("sha256"),
            flag("counted"),
            instant_or_none("received_at"),
            instant("admitted_at"),
        ],
    );
    belongs(&mut documents, ("documents", "account_id"), "accounts");
    let identity = unique(
        "documents_identity",
        "documents",
        &["account_id", "environment", "identity"],
    );
    let account = index("documents_account", "documents", &["account_id", "id"]);
    let (documents, identity, account) = (
        documents.to_string(SqliteQueryBuilder),
        identity.to_string(SqliteQueryBuilder),
        account.to_string(SqliteQueryBuilder),
    );
    format!(
        "BEGIN IMMEDIATE; \
         ALTER TABLE documents RENAME TO documents_before; \
         {documents}; \
         INSERT INTO documents ({COLUMNS}, admitted_at) SELECT {COLUMNS}, received_at FROM documents_before; \
         DROP TABLE documents_before; \
         {identity}; {account}; \
         COMMIT;"
    )
}

const COLUMNS: &str = "id, reseller_id, account_id, kind, series, number, identity, access_key, environment, issued_on, \
     customer_tax_id, customer_name, total_minor, total_currency, xml_bytes, sha256, counted, received_at";

/// Where two notes of an account have one number, the first keeps it; the other stays known by its access key.
const RENAME_NOTES: &str = "UPDATE documents SET \
     identity = CASE kind WHEN 'nfe' THEN '55-' ELSE '65-' END || series || '-' || number \
     WHERE id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER \
       (PARTITION BY account_id, environment, kind, series, number ORDER BY id) AS place \
       FROM documents WHERE kind IN ('nfe', 'nfce')) AS notes WHERE place = 1)";

/// A document was counted in the last cycle that started before it.
const COUNT_SALES: &str = "UPDATE usage_cycles SET sales_minor = COALESCE((\
     SELECT CAST(SUM(documents.total_minor) AS bigint) FROM documents \
     JOIN accounts ON accounts.id = documents.account_id \
     WHERE documents.account_id = usage_cycles.account_id \
     AND documents.counted AND documents.kind <> 'nota_credito' AND documents.environment = 'production' \
     AND documents.total_currency = CASE accounts.country WHEN 'br' THEN 'BRL' ELSE 'PEN' END \
     AND usage_cycles.starts_on = (SELECT MAX(own.starts_on) FROM usage_cycles AS own \
       WHERE own.account_id = documents.account_id AND own.starts_on <= documents.issued_on)), 0)";

//! Sales: what is counted of sales notes stands apart from what was reported of them and from what documents sold, so
//! that all of it can be counted again from the documents.

use sea_orm_migration::prelude::*;

use crate::column::count;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["notes_minor", "reported_notes"] {
            let column = Table::alter().table("usage_cycles").add_column(count(column)).take();
            manager.alter_table(column).await?;
        }
        let database = manager.get_connection();
        database.execute_unprepared(&part()).await?;
        Ok(())
    }
}

/// Until now one counter had the notes that were admitted and what was reported beyond them, and one had the amounts of
/// notes where the plan of that time counted them.
fn part() -> String {
    let notes = "documents.kind = 'sales_note'";
    let sales = "documents.kind NOT IN ('sales_note', 'nota_credito', 'comunicacion_baja')";
    let own = "documents.total_currency = CASE accounts.country WHEN 'br' THEN 'BRL' ELSE 'PEN' END";
    let minor = "CAST(SUM(documents.total_minor) AS bigint)";
    let (made, of_notes, of_sales) = (
        of_cycle("COUNT(*)", notes),
        of_cycle(minor, &format!("{notes} AND {own}")),
        of_cycle(minor, &format!("{sales} AND {own}")),
    );
    format!(
        "UPDATE usage_cycles SET reported_notes = sales_notes - {made}, sales_notes = {made} \
         WHERE sales_notes > {made}; \
         UPDATE usage_cycles SET notes_minor = {of_notes} WHERE sales_notes > 0; \
         UPDATE usage_cycles SET sales_minor = {of_sales} WHERE notes_minor <> 0;"
    )
}

/// Something of the documents of a cycle: it is the last that started before their day.
fn of_cycle(what: &str, which: &str) -> String {
    format!(
        "COALESCE((SELECT {what} FROM documents JOIN accounts ON accounts.id = documents.account_id \
         WHERE documents.account_id = usage_cycles.account_id AND documents.environment = 'production' AND {which} \
         AND usage_cycles.starts_on = (SELECT MAX(own.starts_on) FROM usage_cycles AS own \
           WHERE own.account_id = documents.account_id AND own.starts_on <= documents.issued_on)), 0)"
    )
}

//! Credit notes: each credit of the ledgers with its number, counted for each reseller without a gap.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, day, id, id_or_none, index, number, table, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [notes(), counters()] {
            manager.create_table(table).await?;
        }
        for index in [
            unique("credit_notes_number", "credit_notes", &["reseller_id", "number"]),
            index("credit_notes_account", "credit_notes", &["account_id", "number"]),
        ] {
            manager.create_index(index).await?;
        }
        for statement in [NUMBER, COUNT] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// The credits there are get their numbers in the order in which they were written.
const NUMBER: &str = "INSERT INTO credit_notes (entry_id, reseller_id, account_id, number, happened_on, charge_id) \
    SELECT e.id, e.reseller_id, e.account_id, ROW_NUMBER() OVER (PARTITION BY e.reseller_id ORDER BY e.id), \
    e.happened_on, i.meant_for FROM ledger_entries e LEFT JOIN ledger_items i ON i.entry_id = e.id \
    WHERE e.kind = 'credit'";

const COUNT: &str = "INSERT INTO credit_note_counters (reseller_id, given) \
    SELECT reseller_id, MAX(number) FROM credit_notes GROUP BY reseller_id";

fn notes() -> TableCreateStatement {
    let mut notes = table(
        "credit_notes",
        vec![
            // The credit's.
            id("entry_id"),
            id("reseller_id"),
            id("account_id"),
            number("number"),
            // As the entry says.
            day("happened_on"),
            // The charge it corrects.
            id_or_none("charge_id"),
        ],
    );
    belongs(&mut notes, ("credit_notes", "entry_id"), "ledger_entries");
    notes
}

/// The last number that was given.
fn counters() -> TableCreateStatement {
    let mut counters = table("credit_note_counters", vec![id("reseller_id"), number("given")]);
    belongs(&mut counters, ("credit_note_counters", "reseller_id"), "resellers");
    counters
}

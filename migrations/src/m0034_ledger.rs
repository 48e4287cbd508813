//! The ledger of the accounts: entries that are never changed, what is open of them, what settled what, and the sum.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::column::{
    belongs, count, day, flag, id, id_or_none, index, instant, keyed_table, number, number_or_none, table, text,
    text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [entries(), items(), settlements(), balances()] {
            manager.create_table(table).await?;
        }
        for index in [
            index(
                "ledger_entries_account",
                "ledger_entries",
                &["account_id", "currency", "id"],
            ),
            index(
                "ledger_entries_day",
                "ledger_entries",
                &["account_id", "currency", "happened_on", "id"],
            ),
            unique("ledger_entries_reverses", "ledger_entries", &["reverses"]),
            index(
                "ledger_items_account",
                "ledger_items",
                &["account_id", "currency", "is_open"],
            ),
            index(
                "ledger_items_open",
                "ledger_items",
                &["reseller_id", "currency", "is_open", "is_charge", "account_id"],
            ),
            index("ledger_settlements_credit", "ledger_settlements", &["credit_id"]),
            index("ledger_settlements_charge", "ledger_settlements", &["charge_id"]),
        ] {
            manager.create_index(index).await?;
        }
        for table in ["ledger_entries", "ledger_settlements"] {
            for statement in only_grows(manager.get_database_backend(), table) {
                manager.get_connection().execute_unprepared(&statement).await?;
            }
        }
        Ok(())
    }
}

fn entries() -> TableCreateStatement {
    let mut entries = table(
        "ledger_entries",
        vec![
            id("id"),
            id("reseller_id"),
            id("account_id"),
            text("currency"),
            text("kind"),
            day("happened_on"),
            ColumnDef::new("due_on").date().null().take(),
            text("description"),
            number("amount_minor"),
            number_or_none("tax_rate"),
            number_or_none("tax_minor"),
            text_or_none("withheld_kind"),
            number_or_none("withheld_minor"),
            id_or_none("reverses"),
            id_or_none("payment_id"),
            instant("created_at"),
            text_or_none("created_by"),
        ],
    );
    belongs(&mut entries, ("ledger_entries", "account_id"), "accounts");
    entries
}

/// What is open of each charge, and of what came in.
fn items() -> TableCreateStatement {
    let mut items = table(
        "ledger_items",
        vec![
            id("entry_id"),
            id("reseller_id"),
            id("account_id"),
            text("currency"),
            flag("is_charge"),
            flag("is_open"),
            // When a charge is due; the day of what came in.
            day("falls_on"),
            number("open_minor"),
            // Of a charge: what of that goes to the State.
            count("withheld_minor"),
            // Of what came in: which part of charges it settles first.
            text_or_none("withheld_kind"),
            // Of what came in: the charge it settles first.
            id_or_none("meant_for"),
        ],
    );
    belongs(&mut items, ("ledger_items", "entry_id"), "ledger_entries");
    items
}

/// What of what came in settled which charge; less than nothing where that was taken back.
fn settlements() -> TableCreateStatement {
    let mut settlements = table(
        "ledger_settlements",
        vec![
            id("id"),
            id("reseller_id"),
            id("account_id"),
            id("credit_id"),
            id("charge_id"),
            number("minor"),
            count("withheld_minor"),
            instant("created_at"),
        ],
    );
    belongs(&mut settlements, ("ledger_settlements", "credit_id"), "ledger_entries");
    belongs(&mut settlements, ("ledger_settlements", "charge_id"), "ledger_entries");
    settlements
}

fn balances() -> TableCreateStatement {
    let columns = vec![
        id("account_id"),
        text("currency"),
        id("reseller_id"),
        number("balance_minor"),
    ];
    let mut balances = keyed_table("ledger_balances", &["account_id", "currency"], columns);
    belongs(&mut balances, ("ledger_balances", "account_id"), "accounts");
    balances
}

/// Lets a table only grow, whoever writes to it.
fn only_grows(backend: DatabaseBackend, table: &str) -> Vec<String> {
    if backend == DatabaseBackend::Postgres {
        let refuse = "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'what is in % is not changed', TG_TABLE_NAME; END $$";
        let trigger = format!(
            "CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} \
             FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        );
        return vec![refuse.to_owned(), trigger];
    }
    let trigger = |what: &str| {
        format!(
            "CREATE TRIGGER {table}_no_{} BEFORE {what} ON {table} \
             BEGIN SELECT RAISE(ABORT, 'what is in {table} is not changed'); END",
            what.to_lowercase()
        )
    };
    vec![trigger("UPDATE"), trigger("DELETE")]
}

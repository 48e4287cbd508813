//! Who pays for an account, and what the operator invoices its resellers; boletos and payment providers are the
//! operator's too.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, day, id, id_or_none, index, instant, instant_or_none, keyed_table, number, number_or_none, table,
    text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(manager, "accounts", text("payer").default("client").take()).await?;
        add(manager, "reseller_plans", count("discount_basis_points")).await?;
        add(manager, "subscription_periods", id_or_none("line_id")).await?;
        add(manager, "subscription_periods", id_or_none("credit_line_id")).await?;
        for made in [invoices(), lines(), settings()] {
            manager.create_table(made).await?;
        }
        for made in indices() {
            manager.create_index(made).await?;
        }
        let first = Query::insert()
            .into_table("invoice_settings")
            .columns(["id", "days_to_pay", "next_number", "version"])
            .values_panic([uuid::Uuid::nil().into(), 10.into(), 1.into(), 1.into()])
            .to_owned();
        manager.execute(first).await?;
        widen(manager).await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    let add = Table::alter().table(table).add_column(&mut column).take();
    manager.alter_table(add).await
}

fn invoices() -> TableCreateStatement {
    let mut invoices = table(
        "invoices",
        vec![
            id("id"),
            id("reseller_id"),
            number("number"),
            day("issued_on"),
            day("due_on"),
            text("state"),
            text("currency"),
            number("lines"),
            number("total_minor"),
            number("tax_minor"),
            ColumnDef::new("paid_on").date().null().take(),
            text_or_none("method"),
            text_or_none("reference"),
            text_or_none("cancel_reason"),
            // Who wrote down what became of it; none where a payment provider told it.
            text_or_none("decided_by"),
            instant("created_at"),
            number("version"),
        ],
    );
    belongs(&mut invoices, ("invoices", "reseller_id"), "resellers");
    invoices
}

fn lines() -> TableCreateStatement {
    let mut lines = table(
        "invoice_lines",
        vec![
            id("id"),
            id("reseller_id"),
            id("account_id"),
            // None until it is invoiced.
            id_or_none("invoice_id"),
            text("account_name"),
            text("description"),
            day("from_on"),
            day("to_on"),
            text("currency"),
            number("full_minor"),
            number("discount_minor"),
            number_or_none("tax_points"),
            number_or_none("tax_minor"),
            number("amount_minor"),
            instant("written_at"),
        ],
    );
    belongs(&mut lines, ("invoice_lines", "account_id"), "accounts");
    belongs(&mut lines, ("invoice_lines", "invoice_id"), "invoices");
    lines
}

/// One row, which also gives the invoices their numbers.
fn settings() -> TableCreateStatement {
    table(
        "invoice_settings",
        vec![
            id("id"),
            text_or_none("issuer_name"),
            text_or_none("issuer_tax_id"),
            number("days_to_pay"),
            number("next_number"),
            number("version"),
        ],
    )
}

fn indices() -> [IndexCreateStatement; 4] {
    [
        unique("invoices_number", "invoices", &["number"]),
        // One for a reseller, currency and month.
        unique("invoices_month", "invoices", &["reseller_id", "currency", "issued_on"]),
        index(
            "invoice_lines_open",
            "invoice_lines",
            &["invoice_id", "reseller_id", "currency"],
        ),
        index("invoice_lines_of", "invoice_lines", &["invoice_id", "id"]),
    ]
}

/// Boletos become those of payments and of invoices, and providers and their events those of resellers and of the
/// operator, whose rows stand under the nil id.
async fn widen(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let shared = "environment, due_on, amount_minor, charge, barcode, our_number, pix, registered_at, registered_by, \
        paid_on, paid_minor, confirmed, claim, claimed_until, created_at";
    manager.create_table(boletos()).await?;
    let copied = format!(
        "INSERT INTO boletos_of_debts (id, kind, reseller_id, account_id, state, {shared}) \
        SELECT payment_id, 'payment', reseller_id, account_id, state, {shared} FROM boletos"
    );
    replace(manager, "boletos", "boletos_of_debts", &copied).await?;
    manager
        .create_index(index("boletos_state", "boletos", &["state", "id"]))
        .await?;

    let columns = "reseller_id, kind, environment, api_key, api_key_at, webhook_id, webhook_token, webhook_token_at, \
        last_event_at, version";
    manager.create_table(providers()).await?;
    let copied = format!("INSERT INTO providers_of_all ({columns}) SELECT {columns} FROM payment_providers");
    replace(manager, "payment_providers", "providers_of_all", &copied).await?;
    let webhook = unique("payment_providers_webhook", "payment_providers", &["webhook_id"]);
    manager.create_index(webhook).await?;

    let columns = "reseller_id, event, name, charge, received_at";
    manager.create_table(events()).await?;
    let copied = format!("INSERT INTO events_of_all ({columns}) SELECT {columns} FROM provider_events");
    replace(manager, "provider_events", "events_of_all", &copied).await?;
    let age = index(
        "provider_events_age",
        "provider_events",
        &["reseller_id", "received_at"],
    );
    manager.create_index(age).await
}

/// Puts a table in the place of another, with its rows.
async fn replace(manager: &SchemaManager<'_>, old: &'static str, new: &'static str, copy: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(copy).await?;
    manager.drop_table(Table::drop().table(old).take()).await?;
    manager.rename_table(Table::rename().table(new, old).take()).await
}

fn boletos() -> TableCreateStatement {
    table(
        "boletos_of_debts",
        vec![
            // The payment's or the invoice's.
            id("id"),
            text("kind"),
            id("reseller_id"),
            // Of a payment.
            id_or_none("account_id"),
            text("state"),
            text("environment"),
            day("due_on"),
            number("amount_minor"),
            // The charge at the provider.
            text_or_none("charge"),
            text_or_none("barcode"),
            text_or_none("our_number"),
            text_or_none("pix"),
            instant_or_none("registered_at"),
            text_or_none("registered_by"),
            ColumnDef::new("paid_on").date().null().take(),
            number_or_none("paid_minor"),
            ColumnDef::new("confirmed").boolean().null().take(),
            // Who is speaking with the provider about it, and until when nobody else does.
            id_or_none("claim"),
            instant_or_none("claimed_until"),
            instant("created_at"),
        ],
    )
}

fn providers() -> TableCreateStatement {
    table(
        "providers_of_all",
        vec![
            id("reseller_id"),
            text("kind"),
            text("environment"),
            // Sealed.
            text("api_key"),
            instant("api_key_at"),
            id("webhook_id"),
            // The hash of the token.
            text("webhook_token"),
            instant("webhook_token_at"),
            instant_or_none("last_event_at"),
            number("version"),
        ],
    )
}

fn events() -> TableCreateStatement {
    let columns = vec![
        id("reseller_id"),
        text("event"),
        text("name"),
        text_or_none("charge"),
        instant("received_at"),
    ];
    keyed_table("events_of_all", &["reseller_id", "event"], columns)
}

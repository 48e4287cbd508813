//! Boletos at payment providers, and what the providers tell of them.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, day, id, id_or_none, index, instant, instant_or_none, keyed_table, number, number_or_none, table, text,
    text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(providers()).await?;
        manager
            .create_index(unique(
                "payment_providers_webhook",
                "payment_providers",
                &["webhook_id"],
            ))
            .await?;
        manager.create_table(boletos()).await?;
        manager
            .create_index(index("boletos_state", "boletos", &["state", "payment_id"]))
            .await?;
        manager.create_table(events()).await?;
        manager
            .create_index(index(
                "provider_events_age",
                "provider_events",
                &["reseller_id", "received_at"],
            ))
            .await
    }
}

fn providers() -> TableCreateStatement {
    let mut providers = table(
        "payment_providers",
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
    );
    belongs(&mut providers, ("payment_providers", "reseller_id"), "resellers");
    providers
}

fn boletos() -> TableCreateStatement {
    let mut boletos = table(
        "boletos",
        vec![
            id("payment_id"),
            id("reseller_id"),
            id("account_id"),
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
    );
    belongs(&mut boletos, ("boletos", "payment_id"), "payments");
    boletos
}

fn events() -> TableCreateStatement {
    let columns = vec![
        id("reseller_id"),
        text("event"),
        text("name"),
        text_or_none("charge"),
        instant("received_at"),
    ];
    let mut events = keyed_table("provider_events", &["reseller_id", "event"], columns);
    belongs(&mut events, ("provider_events", "reseller_id"), "resellers");
    events
}

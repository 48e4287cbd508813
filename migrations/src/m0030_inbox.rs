//! The fiscal inbox: what of an account needs a person, the documents it is about, and whose turn it is to be looked
//! through.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, flag, id, id_or_none, index, instant, instant_or_none, keyed_table, number, number_or_none, table,
    text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(items()).await?;
        for index in [
            unique("inbox_items_subject", "inbox_items", &["account_id", "cause", "meter"]),
            index(
                "inbox_items_order",
                "inbox_items",
                &["reseller_id", "standing", "act_by", "id"],
            ),
            index("inbox_items_looks", "inbox_items", &["looks_at"]),
        ] {
            manager.create_index(index).await?;
        }

        manager.create_table(documents()).await?;
        let order = index(
            "inbox_documents_order",
            "inbox_documents",
            &["account_id", "cause", "act_by"],
        );
        manager.create_index(order).await?;
        let waiting = index("inbox_documents_waiting", "inbox_documents", &["cause", "document_id"]);
        manager.create_index(waiting).await?;

        let turns = vec![text("task"), id("of_id"), instant("next_at")];
        manager
            .create_table(keyed_table("turns", &["task", "of_id"], turns))
            .await?;
        let progress = vec![id("id"), id("looked_through")];
        manager.create_table(table("inbox_progress", progress)).await?;
        let looks = vec![id("account_id"), id("reseller_id")];
        manager.create_table(table("usage_looks", looks)).await?;

        for mut column in [
            count("known_not_sent"),
            count("known_voiding"),
            count("known_errors"),
            instant_or_none("certificate_until"),
            flag("tells_states").default(false).take(),
        ] {
            let change = Table::alter().table("usage_totals").add_column(&mut column).take();
            manager.alter_table(change).await?;
        }
        manager.get_connection().execute_unprepared(TELLING).await?;
        Ok(())
    }
}

/// The accounts of whose documents something was told by the tax office.
const TELLING: &str = "UPDATE usage_totals SET tells_states = true \
     WHERE EXISTS (SELECT 1 FROM documents \
       WHERE documents.account_id = usage_totals.account_id AND documents.state <> 'not_sent')";

fn items() -> TableCreateStatement {
    let mut items = table(
        "inbox_items",
        vec![
            id("id"),
            id("reseller_id"),
            id("account_id"),
            text("country"),
            text("cause"),
            // Empty for what is no limit.
            text("meter"),
            text("standing"),
            number("count"),
            number("grade"),
            number_or_none("used"),
            number_or_none("limit_to"),
            text_or_none("currency"),
            number_or_none("next_used"),
            id_or_none("document_id"),
            text_or_none("document_kind"),
            text_or_none("document_series"),
            number_or_none("document_number"),
            instant_or_none("due_at"),
            instant("act_by"),
            instant_or_none("looks_at"),
            instant("since"),
            id_or_none("assignee_id"),
            text_or_none("note"),
            instant_or_none("snoozed_until"),
            text_or_none("dismissed_reason"),
            text_or_none("dismissed_by"),
            instant_or_none("dismissed_at"),
            count("dismissed_grade"),
            number("version"),
        ],
    );
    belongs(&mut items, ("inbox_items", "account_id"), "accounts");
    items
}

fn documents() -> TableCreateStatement {
    let mut documents = table(
        "inbox_documents",
        vec![
            id("document_id"),
            id("reseller_id"),
            id("account_id"),
            text("cause"),
            text("kind"),
            text("series"),
            number("number"),
            instant_or_none("due_at"),
            instant("act_by"),
            instant("opens_at"),
            instant_or_none("dismissed_at"),
        ],
    );
    belongs(&mut documents, ("inbox_documents", "account_id"), "accounts");
    documents
}

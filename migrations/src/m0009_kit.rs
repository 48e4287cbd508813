//! What the kit needs: the outbox of events, and the answers kept for repeated requests.

use sea_orm_migration::prelude::*;

use crate::column::{id, id_or_none, index, instant, keyed_table, table, text, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let events = table(
            "events",
            vec![
                id("id"),
                id_or_none("reseller_id"),
                text("name"),
                id("subject_id"),
                id_or_none("actor_id"),
                text("actor_name"),
                text("data"),
                instant("at"),
            ],
        );
        manager.create_table(events).await?;
        manager
            .create_index(index("events_subject", "events", &["subject_id", "id"]))
            .await?;

        let answers = keyed_table(
            "idempotent_answers",
            &["actor_id", "key"],
            vec![
                id("actor_id"),
                id_or_none("reseller_id"),
                text("key"),
                text("operation"),
                text("body_hash"),
                text_or_none("answer"),
                instant("created_at"),
            ],
        );
        manager.create_table(answers).await?;
        manager
            .create_index(index("idempotent_answers_age", "idempotent_answers", &["created_at"]))
            .await
    }
}

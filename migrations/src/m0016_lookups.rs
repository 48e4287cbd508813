//! Look-ups: what providers answered, kept for a while, and how many members made in each month.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, count, day, id, index, instant, keyed_table, text, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let answers = keyed_table(
            "lookup_answers",
            &["kind", "number"],
            vec![
                text("kind"),
                text("number"),
                text("name"),
                text_or_none("state"),
                text_or_none("condition"),
                text_or_none("address"),
                text_or_none("place_code"),
                instant("asked_at"),
                instant("expires_at"),
            ],
        );
        manager.create_table(answers).await?;
        let expiry = index("lookup_answers_expiry", "lookup_answers", &["expires_at"]);
        manager.create_index(expiry).await?;

        let mut searches = keyed_table(
            "lookup_months",
            &["reseller_id", "starts_on"],
            vec![id("reseller_id"), day("starts_on"), count("lookups")],
        );
        belongs(&mut searches, ("lookup_months", "reseller_id"), "resellers");
        manager.create_table(searches).await
    }
}

//! What notices name: a document that comes after the notice is found in them.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, id, keyed_table, number, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut lines = keyed_table(
            "notice_lines",
            &[
                "account_id",
                "environment",
                "kind",
                "series",
                "last",
                "first",
                "notice_id",
                "asks",
            ],
            vec![
                id("account_id"),
                text("environment"),
                text("kind"),
                text("series"),
                number("last"),
                number("first"),
                id("notice_id"),
                text("asks"),
                id("reseller_id"),
            ],
        );
        belongs(&mut lines, ("notice_lines", "notice_id"), "documents");
        manager.create_table(lines).await
    }
}

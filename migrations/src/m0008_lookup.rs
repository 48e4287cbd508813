//! The padrón: one row for each import, and the taxpayers of the current one.

use sea_orm_migration::prelude::*;

use crate::column::{flag, id, instant, keyed_table, number, table, text, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = table(
            "padron_imports",
            vec![
                id("id"),
                number("rows"),
                number("rejected"),
                text("sha256"),
                flag("current"),
                instant("imported_at"),
            ],
        );
        manager.create_table(imports).await?;

        let taxpayers = keyed_table(
            "taxpayers",
            &["import_id", "ruc"],
            vec![
                id("import_id"),
                text("ruc"),
                text("name"),
                text("state"),
                text("condition"),
                text_or_none("ubigeo"),
                text_or_none("address"),
            ],
        );
        manager.create_table(taxpayers).await
    }
}

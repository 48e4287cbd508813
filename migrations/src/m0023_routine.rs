//! Events tell whether they are everyday work, so that the history of what changed is read without it.

use sea_orm_migration::prelude::*;

use crate::column::{flag, index};

/// The everyday work that was recorded before.
const ROUTINE: [&str; 4] = [
    "account.client_signed_in",
    "account.client_refused",
    "account.users_reported",
    "account.usage_reported",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter()
            .table("events")
            .add_column(flag("routine").default(false).take())
            .take();
        manager.alter_table(column).await?;
        let known = Query::update()
            .table("events")
            .value("routine", true)
            .and_where(Expr::col("name").is_in(ROUTINE))
            .take();
        manager.execute(known).await?;
        manager
            .create_index(index("events_changes", "events", &["subject_id", "routine", "id"]))
            .await
    }
}

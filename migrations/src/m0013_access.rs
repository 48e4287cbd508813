//! How much a lock stops, whether a client's password is a temporary one, and what an account's own software reports
//! of it.

use sea_orm_migration::prelude::*;

use crate::column::{count, flag, index, instant_or_none, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let accounts = [
            text_or_none("lock_level"),
            flag("password_temporary").default(false).take(),
            instant_or_none("sessions_valid_from"),
        ];
        for column in accounts {
            add(manager, "accounts", column).await?;
        }
        let locked = Query::update()
            .table("accounts")
            .value("lock_level", "issuing")
            .and_where(Expr::col("locked_at").is_not_null())
            .take();
        manager.execute(locked).await?;

        let totals = [
            count("establishments"),
            count("not_sent"),
            count("pending_voiding"),
            count("with_errors"),
            instant_or_none("oldest_at"),
            instant_or_none("reported_at"),
            flag("with_problems").default(false).take(),
        ];
        for column in totals {
            add(manager, "usage_totals", column).await?;
        }
        for column in [count("sales_notes"), count("reported_lookups")] {
            add(manager, "usage_cycles", column).await?;
        }
        let problems = ["reseller_id", "with_problems", "account_id"];
        manager
            .create_index(index("usage_totals_problems", "usage_totals", &problems))
            .await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    let change = Table::alter().table(table).add_column(&mut column).take();
    manager.alter_table(change).await
}

//! How invoices are paid, and when their resellers were told of them; reseller plans get versions;
//! resellers get Pix keys of their own.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, id, instant_or_none, number, table, text, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, mut column) in [
            ("invoice_settings", text_or_none("how_to_pay")),
            ("invoices", instant_or_none("told_at")),
            ("reseller_plans", number("version").default(1).take()),
        ] {
            let column = Table::alter().table(table).add_column(&mut column).take();
            manager.alter_table(column).await?;
        }
        let mut receivers = table(
            "pix_receivers",
            vec![
                id("reseller_id"),
                text("kind"),
                text("key"),
                text("name"),
                text("city"),
                number("version"),
            ],
        );
        belongs(&mut receivers, ("pix_receivers", "reseller_id"), "resellers");
        manager.create_table(receivers).await?;
        let database = manager.get_connection();
        // Nobody gets a letter about what was issued long ago.
        database
            .execute_unprepared("UPDATE invoices SET told_at = created_at")
            .await?;
        let index = "CREATE INDEX invoices_untold ON invoices (created_at) WHERE told_at IS NULL";
        database.execute_unprepared(index).await?;
        Ok(())
    }
}

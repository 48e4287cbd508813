//! Look-ups that were stopped because whoever asked walked through numbers.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, count, id, id_or_none, index, instant, keyed_table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut stops = keyed_table(
            "lookup_stops",
            &["holder_id"],
            vec![
                id("holder_id"),
                id("reseller_id"),
                id_or_none("account_id"),
                text("pattern"),
                count("numbers"),
                instant("began_at"),
                text("first"),
                text("last"),
                instant("stopped_at"),
                instant("until"),
                count("times"),
            ],
        );
        belongs(&mut stops, ("lookup_stops", "reseller_id"), "resellers");
        manager.create_table(stops).await?;
        let running = index("lookup_stops_until", "lookup_stops", &["until"]);
        manager.create_index(running).await
    }
}

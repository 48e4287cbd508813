//! Work that goes on after its request was answered, and the reports and archives that are made by it.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, id, id_or_none, index, instant, instant_or_none, number, number_or_none, table, text, text_or_none,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let jobs = table(
            "jobs",
            vec![
                id("id"),
                id_or_none("reseller_id"),
                id("owner_id"),
                text("kind"),
                text("state"),
                count("attempts"),
                id_or_none("turn"),
                count("done"),
                count("total"),
                text_or_none("failure"),
                instant("created_at"),
                instant_or_none("next_at"),
                instant_or_none("ended_at"),
            ],
        );
        manager.create_table(jobs).await?;
        for (name, columns) in [("jobs_next", ["next_at"]), ("jobs_owner", ["owner_id"])] {
            manager.create_index(index(name, "jobs", &columns)).await?;
        }

        let mut reports = table(
            "reports",
            vec![
                id("id"),
                id("reseller_id"),
                id("member_id"),
                text("asked"),
                text("name"),
                number("documents"),
                number("missing"),
                number_or_none("bytes"),
                text_or_none("file"),
                instant("created_at"),
                instant_or_none("ready_at"),
                instant("expires_at"),
            ],
        );
        belongs(&mut reports, ("reports", "reseller_id"), "resellers");
        belongs(&mut reports, ("reports", "member_id"), "members");
        manager.create_table(reports).await?;
        for (name, columns) in [
            ("reports_member", ["member_id", "id"].as_slice()),
            ("reports_expiry", &["expires_at"]),
        ] {
            manager.create_index(index(name, "reports", columns)).await?;
        }
        Ok(())
    }
}

//! Sessions with the hash of their refresh token, and the failures that throttle guessing.

use sea_orm_migration::prelude::*;

use crate::column::{belongs, count, id, id_or_none, index, instant, instant_or_none, table, text, text_or_none};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut sessions = table(
            "sessions",
            vec![
                id("id"),
                id("member_id"),
                id_or_none("reseller_id"),
                text("refresh_hash"),
                text_or_none("previous_hash"),
                instant("rotated_at"),
                text("user_agent"),
                instant("created_at"),
                instant("last_seen_at"),
                instant("expires_at"),
                instant_or_none("ended_at"),
            ],
        );
        belongs(&mut sessions, ("sessions", "member_id"), "members");
        manager.create_table(sessions).await?;
        manager
            .create_index(index("sessions_member", "sessions", &["member_id", "id"]))
            .await?;

        let failures = table(
            "sign_in_failures",
            vec![text("email_hash"), count("failures"), instant("last_at")],
        );
        manager.create_table(failures).await
    }
}

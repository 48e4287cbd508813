//! Accounts, and the keys of their integrations.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, flag, id, index, instant, instant_or_none, number, number_or_none, table, text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut accounts = table(
            "accounts",
            vec![
                id("id"),
                id("reseller_id"),
                id("plan_id"),
                text("country"),
                text("tax_id"),
                text("name"),
                text("hostname"),
                text("access_email"),
                text("password_hash"),
                text("environment"),
                flag("limit_documents"),
                flag("limit_users"),
                number_or_none("own_documents"),
                number_or_none("own_users"),
                number("cycle_day"),
                instant_or_none("locked_at"),
                text_or_none("lock_reason"),
                text_or_none("locked_by"),
                text("search"),
                instant("created_at"),
                number("version"),
            ],
        );
        belongs(&mut accounts, ("accounts", "reseller_id"), "resellers");
        belongs(&mut accounts, ("accounts", "plan_id"), "plans");
        manager.create_table(accounts).await?;
        manager
            .create_index(unique("accounts_hostname", "accounts", &["hostname"]))
            .await?;
        manager
            .create_index(index("accounts_reseller", "accounts", &["reseller_id", "id"]))
            .await?;

        let mut keys = table(
            "integration_keys",
            vec![
                id("id"),
                id("reseller_id"),
                id("account_id"),
                text("name"),
                text("hint"),
                text("hash"),
                instant("created_at"),
                instant_or_none("last_used_at"),
                instant_or_none("revoked_at"),
            ],
        );
        belongs(&mut keys, ("integration_keys", "account_id"), "accounts");
        manager.create_table(keys).await?;
        manager
            .create_index(unique("integration_keys_hash", "integration_keys", &["hash"]))
            .await?;
        manager
            .create_index(index(
                "integration_keys_account",
                "integration_keys",
                &["account_id", "id"],
            ))
            .await
    }
}

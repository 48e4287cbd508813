//! The overdue ladder: how far each account is up, the steps that were taken, whom to tell, and the steps of resellers.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, day, flag, id, index, instant, instant_or_none, keyed_table, number, table, text, text_or_none,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut accounts = Table::alter();
        // Whether the ladder put the lock that there is.
        accounts
            .table("accounts")
            .add_column(ColumnDef::new("lock_overdue").boolean().not_null().default(false));
        manager.alter_table(accounts).await?;
        for table in [ladders(), steps(), contacts(), settings()] {
            manager.create_table(table).await?;
        }
        let since = index("dunnings_since", "dunnings", &["reseller_id", "since", "account_id"]);
        manager.create_index(since).await
    }
}

fn day_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().null().take()
}

fn ladders() -> TableCreateStatement {
    let mut ladders = table(
        "dunnings",
        vec![
            id("account_id"),
            id("reseller_id"),
            // Since when that is due which is open the longest; none of one that is not on the ladder.
            day_or_none("since"),
            // When time alone brings something.
            instant_or_none("next_at"),
            // The step it stands on, and whether somebody is to tell the client.
            text_or_none("stage"),
            flag("by_hand"),
            // How much its steps stop, and whether the lock that there is came of that.
            text_or_none("wants"),
            flag("holds"),
            // Whether somebody ended the ladder's lock.
            flag("released"),
            // The lock by hand that the ladder's stands on, as JSON.
            text_or_none("under"),
            // The account's version when it was looked at.
            number("seen_version"),
            // The version of the reseller's steps when it was looked at.
            number("seen_settings"),
            day_or_none("grace_until"),
            text_or_none("grace_reason"),
            text_or_none("grace_by"),
        ],
    );
    belongs(&mut ladders, ("dunnings", "account_id"), "accounts");
    ladders
}

/// A step is taken once for each day on which the longest open charge of an account was due.
fn steps() -> TableCreateStatement {
    let columns = vec![
        id("account_id"),
        day("since"),
        number("days"),
        id("reseller_id"),
        text("action"),
        text("told"),
        // To how many addresses a letter went.
        count("addresses"),
        instant("taken_at"),
        instant_or_none("lifted_at"),
        text_or_none("lifted_by"),
    ];
    let mut steps = keyed_table("dunning_steps", &["account_id", "since", "days"], columns);
    belongs(&mut steps, ("dunning_steps", "account_id"), "accounts");
    steps
}

fn contacts() -> TableCreateStatement {
    let mut contacts = table(
        "dunning_contacts",
        vec![
            id("account_id"),
            id("reseller_id"),
            // A line for each address.
            text("emails"),
            text_or_none("phone"),
            text("language"),
        ],
    );
    belongs(&mut contacts, ("dunning_contacts", "account_id"), "accounts");
    contacts
}

fn settings() -> TableCreateStatement {
    let mut settings = table(
        "dunning_settings",
        vec![
            id("reseller_id"),
            flag("enabled"),
            // As JSON, the first first.
            text("steps"),
            text_or_none("reply_to"),
            number("version"),
        ],
    );
    belongs(&mut settings, ("dunning_settings", "reseller_id"), "resellers");
    settings
}

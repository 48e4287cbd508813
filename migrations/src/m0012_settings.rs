//! Settings of accounts, one row for each; demo twins; how many test messages were sent of late.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, flag, id, id_or_none, instant, instant_or_none, number_or_none, table, text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut settings = table(
            "account_settings",
            vec![
                id("account_id"),
                id("reseller_id"),
                text("sender"),
                text_or_none("ose_url"),
                text_or_none("sol_user"),
                text_or_none("sol_password"),
                instant_or_none("sol_password_at"),
                flag("client_may_switch"),
                text_or_none("mail_host"),
                number_or_none("mail_port"),
                text_or_none("mail_security"),
                text_or_none("mail_user"),
                text_or_none("mail_password"),
                instant_or_none("mail_password_at"),
                text_or_none("mail_from_name"),
                text_or_none("mail_from_address"),
                text_or_none("mail_reply_to"),
            ],
        );
        belongs(&mut settings, ("account_settings", "account_id"), "accounts");
        manager.create_table(settings).await?;
        manager.execute(settings_of_those_there_are()).await?;

        let mut tests = table(
            "mail_tests",
            vec![id("subject_id"), id("reseller_id"), instant("began_at"), count("sent")],
        );
        belongs(&mut tests, ("mail_tests", "reseller_id"), "resellers");
        manager.create_table(tests).await?;

        let twins = Table::alter()
            .table("accounts")
            .add_column(id_or_none("twin_of"))
            .to_owned();
        manager.alter_table(twins).await?;
        manager
            .create_index(unique("accounts_twin_of", "accounts", &["twin_of"]))
            .await
    }
}

/// Accounts that were made before begin with what their country begins with.
fn settings_of_those_there_are() -> InsertStatement {
    let of_brazil = Expr::col("country").eq("br");
    let sender = CaseStatement::new().case(of_brazil, "sefaz").finally("sunat");
    let mut accounts = Query::select();
    accounts.column("id").column("reseller_id").expr(sender).expr(false);
    accounts.from("accounts");
    let columns = ["account_id", "reseller_id", "sender", "client_may_switch"];
    let mut insert = Query::insert();
    insert.into_table("account_settings").columns(columns);
    insert.select_from(accounts).expect("as many values as columns");
    insert
}

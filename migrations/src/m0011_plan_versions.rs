//! Plans in versions: what a plan gives and costs is a row that never changes; a plan counts the accounts on each of
//! its versions, and an account knows on which it is. What there was becomes version 1.

use sea_orm_migration::prelude::*;

use crate::column::{
    belongs, count, flag, id, index, instant, keyed_table, number, number_or_none, text, text_or_none,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut versions = keyed_table(
            "plan_versions",
            &["plan_id", "number"],
            vec![
                id("plan_id"),
                number("number"),
                id("reseller_id"),
                text_or_none("software"),
                text_or_none("description"),
                number_or_none("price_minor"),
                text_or_none("price_currency"),
                text("interval"),
                flag("tax_included"),
                number_or_none("documents"),
                number_or_none("users"),
                number_or_none("lookups"),
                number_or_none("establishments"),
                number_or_none("sales_minor"),
                text_or_none("sales_currency"),
                flag("sales_notes_count"),
                text_or_none("document_kinds"),
                text_or_none("default_modules"),
                instant("created_at"),
                text_or_none("created_by"),
            ],
        );
        belongs(&mut versions, ("plan_versions", "plan_id"), "plans");
        manager.create_table(versions).await?;

        let mut counts = keyed_table(
            "plan_counts",
            &["plan_id", "number"],
            vec![id("plan_id"), number("number"), id("reseller_id"), count("accounts")],
        );
        belongs(&mut counts, ("plan_counts", "plan_id"), "plans");
        manager.create_table(counts).await?;

        manager.execute(first_versions()?).await?;
        manager.execute(first_counts()?).await?;

        add(manager, "plans", flag("enabled").default(true).take()).await?;
        add(manager, "plans", number("newest").default(1).take()).await?;
        add(manager, "plans", number("version").default(1).take()).await?;
        for column in ["documents", "users", "accounts"] {
            manager
                .alter_table(Table::alter().table("plans").drop_column(column).take())
                .await?;
        }
        add(manager, "accounts", number("plan_version").default(1).take()).await?;
        manager
            .create_index(index(
                "accounts_plan",
                "accounts",
                &["reseller_id", "plan_id", "plan_version", "id"],
            ))
            .await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    manager
        .alter_table(Table::alter().table(table).add_column(&mut column).take())
        .await
}

/// Version 1 of each plan: the two limits it had, and nothing said of the rest.
fn first_versions() -> Result<InsertStatement, DbErr> {
    let rows = Query::select()
        .column("id")
        .expr(Expr::val(1))
        .column("reseller_id")
        .expr(Expr::val("monthly"))
        .expr(Expr::val(false))
        .column("documents")
        .column("users")
        .expr(Expr::val(false))
        .column("created_at")
        .from("plans")
        .take();
    let columns = [
        "plan_id",
        "number",
        "reseller_id",
        "interval",
        "tax_included",
        "documents",
        "users",
        "sales_notes_count",
        "created_at",
    ];
    into("plan_versions", &columns, rows)
}

fn first_counts() -> Result<InsertStatement, DbErr> {
    let rows = Query::select()
        .column("id")
        .expr(Expr::val(1))
        .column("reseller_id")
        .column("accounts")
        .from("plans")
        .take();
    into("plan_counts", &["plan_id", "number", "reseller_id", "accounts"], rows)
}

fn into(table: &'static str, columns: &[&'static str], rows: SelectStatement) -> Result<InsertStatement, DbErr> {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns.iter().copied());
    insert
        .select_from(rows)
        .map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(insert)
}

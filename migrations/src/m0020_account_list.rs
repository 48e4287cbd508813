//! The list of accounts at scale: the terms they are found by, what they are sorted by, which cycles are near their
//! limit, and the views members keep.

use ::types::accounts::terms::Known;
use ::types::kit::fold::fold;
use ::types::tax_id::Country;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, ExprTrait};

use crate::column::{belongs, id, index, instant, instant_or_none, keyed_table, number, table, text, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// So many accounts are filled in with one query.
const BATCH: u64 = 500;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        terms(manager).await?;
        columns(manager).await?;
        fill(manager).await?;
        indices(manager).await?;
        views(manager).await
    }
}

async fn terms(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut terms = keyed_table(
        "account_terms",
        &["reseller_id", "term", "account_id"],
        vec![id("reseller_id"), by_bytes(manager, text("term")), id("account_id")],
    );
    belongs(&mut terms, ("account_terms", "account_id"), "accounts");
    manager.create_table(terms).await?;
    manager
        .create_index(index("account_terms_account", "account_terms", &["account_id", "term"]))
        .await
}

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sort_name = by_bytes(manager, text("sort_name")).default("").take();
    add(manager, "accounts", sort_name).await?;
    add(manager, "usage_cycles", instant_or_none("near_from")).await?;
    add(manager, "usage_cycles", instant_or_none("near_until")).await?;
    let drop = Table::alter().table("accounts").drop_column("search").take();
    manager.alter_table(drop).await
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    let add = Table::alter().table(table).add_column(&mut column).take();
    manager.alter_table(add).await
}

/// A column compared byte by byte, as SQLite does by itself: whatever the language of the database, a prefix is a
/// range.
fn by_bytes(manager: &SchemaManager<'_>, mut column: ColumnDef) -> ColumnDef {
    if manager.get_database_backend() == DbBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}

/// Gives the accounts that are there their names to sort by, and their terms.
async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let database = manager.get_connection();
    let columns = [
        "id",
        "reseller_id",
        "country",
        "tax_id",
        "name",
        "hostname",
        "access_email",
    ];
    let mut after: Option<uuid::Uuid> = None;
    loop {
        let mut select = Query::select();
        select
            .columns(columns)
            .from("accounts")
            .order_by("id", Order::Asc)
            .limit(BATCH);
        if let Some(after) = after {
            select.and_where(Expr::col("id").gt(after));
        }
        let rows = database.query_all(&select).await?;
        let mut insert = Query::insert();
        insert
            .into_table("account_terms")
            .columns(["reseller_id", "term", "account_id"]);
        for row in &rows {
            let id: uuid::Uuid = row.try_get("", "id")?;
            let reseller: uuid::Uuid = row.try_get("", "reseller_id")?;
            let text = |column: &str| row.try_get::<String>("", column);
            let (tax_id, name, hostname, email) =
                (text("tax_id")?, text("name")?, text("hostname")?, text("access_email")?);
            let known = Known {
                country: Country::of_code(&text("country")?).unwrap_or(Country::Pe),
                tax_id: &tax_id,
                name: &name,
                hostname: &hostname,
                access_email: &email,
            };
            for term in known.terms() {
                insert.values_panic([reseller.into(), term.into(), id.into()]);
            }
            let mut update = Query::update();
            update
                .table("accounts")
                .value("sort_name", fold(&name))
                .and_where(Expr::col("id").eq(id));
            database.execute(&update).await?;
            after = Some(id);
        }
        if rows.is_empty() {
            return Ok(());
        }
        database.execute(&insert).await?;
    }
}

async fn indices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, column) in [
        ("accounts_by_created", "created_at"),
        ("accounts_by_name", "sort_name"),
        ("accounts_by_hostname", "hostname"),
        ("accounts_by_tax_id", "tax_id"),
    ] {
        manager
            .create_index(index(name, "accounts", &["reseller_id", column, "id"]))
            .await?;
    }
    for (name, column) in [
        ("accounts_of_plan", "plan_id"),
        ("accounts_of_environment", "environment"),
    ] {
        manager
            .create_index(index(name, "accounts", &["reseller_id", column, "created_at", "id"]))
            .await?;
    }
    let locked = Expr::col("locked_at").is_not_null();
    let locked = index("accounts_locked", "accounts", &["reseller_id", "created_at", "id"])
        .and_where(locked)
        .take();
    manager.create_index(locked).await?;

    for (name, column) in [("usage_totals_documents", "documents"), ("usage_totals_users", "users")] {
        manager
            .create_index(index(name, "usage_totals", &["reseller_id", column, "account_id"]))
            .await?;
    }
    let near = Expr::col("near_until").is_not_null();
    let near = index(
        "usage_cycles_near",
        "usage_cycles",
        &["reseller_id", "near_until", "near_from", "account_id"],
    )
    .and_where(near)
    .take();
    manager.create_index(near).await
}

async fn views(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut views = table(
        "views",
        vec![
            id("id"),
            id("reseller_id"),
            id("member_id"),
            text("name"),
            text("query"),
            instant("created_at"),
            number("version"),
        ],
    );
    belongs(&mut views, ("views", "member_id"), "members");
    manager.create_table(views).await?;
    manager
        .create_index(unique("views_name", "views", &["member_id", "name"]))
        .await
}

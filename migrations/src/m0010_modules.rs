//! The catalogue of modules with its first content, what each account has of it, and the look of hostnames.

use ::types::accounts::skeleton;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;
use sea_orm_migration::sea_orm::prelude::Uuid;

use crate::column::{belongs, flag, id, number, table, text, text_or_none, unique};

mod catalogue;

use catalogue::{CATALOGUE, Names};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        modules(manager).await?;
        account_modules(manager).await?;
        skeletons(manager).await
    }
}

async fn modules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let modules = table(
        "modules",
        vec![
            id("id"),
            text("code"),
            text_or_none("part_of"),
            number("place"),
            text("name_es"),
            text("name_pt"),
            text("name_en"),
            flag("retired"),
            number("version"),
        ],
    );
    manager.create_table(modules).await?;
    manager
        .create_index(unique("modules_code", "modules", &["code"]))
        .await?;

    let columns = [
        "id", "code", "part_of", "place", "name_es", "name_pt", "name_en", "retired", "version",
    ];
    let mut insert = Query::insert().into_table("modules").columns(columns).take();
    let mut ids = (0x0198_c000_0000_7000_8000_0000_0000_0001_u128..).map(Uuid::from_u128);
    let mut add = |code: &str, part_of: Option<&str>, place: i64, [es, pt, en]: Names| {
        let id = ids.next().unwrap_or_default();
        let row: [Expr; 9] = [
            id.into(),
            code.into(),
            part_of.map(str::to_owned).into(),
            place.into(),
            es.into(),
            pt.into(),
            en.into(),
            false.into(),
            1_i64.into(),
        ];
        insert.values_panic(row);
    };
    for (place, (code, names, parts)) in (0_i64..).zip(CATALOGUE) {
        add(code, None, place, *names);
        for (place, (part, names)) in (0_i64..).zip(*parts) {
            add(part, Some(code), place, *names);
        }
    }
    manager.execute(insert).await
}

/// What each account has: the codes with spaces between them. Accounts that are there get everything.
async fn account_modules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut account_modules = table(
        "account_modules",
        vec![id("account_id"), id("reseller_id"), text("codes")],
    );
    belongs(&mut account_modules, ("account_modules", "account_id"), "accounts");
    manager.create_table(account_modules).await?;

    let leaves = CATALOGUE.iter().flat_map(|(code, _, parts)| {
        let alone = parts.is_empty().then_some(*code);
        alone.into_iter().chain(parts.iter().map(|(part, _)| *part))
    });
    let everything = leaves.collect::<Vec<_>>().join(" ");
    let accounts = Query::select()
        .columns(["id", "reseller_id"])
        .expr(Expr::val(everything))
        .from("accounts")
        .take();
    let mut insert = Query::insert();
    insert
        .into_table("account_modules")
        .columns(["account_id", "reseller_id", "codes"]);
    insert
        .select_from(accounts)
        .map_err(|error| DbErr::Custom(error.to_string()))?;
    manager.execute(insert).await
}

/// What a hostname looks like, so that none is taken for another. Of those that look alike already, the first keeps
/// the plain form and the others one that nothing else can have.
async fn skeletons(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut column = ColumnDef::new("hostname_skeleton").text().not_null().default("").take();
    let add = Table::alter().table("accounts").add_column(&mut column).take();
    manager.alter_table(add).await?;

    fill(manager).await?;

    let index = crate::column::index("accounts_look", "accounts", &["hostname_skeleton"]);
    manager.create_index(index).await?;
    let alike = "EXISTS (SELECT 1 FROM accounts AS first \
                 WHERE first.hostname_skeleton = accounts.hostname_skeleton AND first.id < accounts.id)";
    let apart = Query::update()
        .table("accounts")
        .value("hostname_skeleton", Expr::cust("hostname_skeleton || '#' || hostname"))
        .and_where(Expr::cust(alike))
        .take();
    manager.execute(apart).await?;
    manager
        .drop_index(Index::drop().name("accounts_look").table("accounts").to_owned())
        .await?;
    manager
        .create_index(unique("accounts_hostname_skeleton", "accounts", &["hostname_skeleton"]))
        .await
}

/// Fills the column, some accounts at a time.
async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let without = Query::select()
        .columns(["id", "hostname"])
        .from("accounts")
        .and_where(Expr::col("hostname_skeleton").eq(""))
        .limit(1_000)
        .take();
    loop {
        let rows = connection.query_all(&without).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            let (id, hostname): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "hostname")?);
            let update = Query::update()
                .table("accounts")
                .value("hostname_skeleton", skeleton(&hostname))
                .and_where(Expr::col("id").eq(id))
                .take();
            connection.execute(&update).await?;
        }
    }
}

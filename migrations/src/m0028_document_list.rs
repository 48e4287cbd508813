//! Documents at scale: the orders they are listed in, the numbers and customers they are found by, and what was issued
//! by month and kind.

use ::types::documents::customers::Customer;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, ExprTrait};

use crate::column::{belongs, count, day, id, index, keyed_table, table, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// So many documents are filled in with one query.
const BATCH: u64 = 200;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(SERIES_BY_BYTES).await?;
        }
        for (name, columns) in [
            ("documents_of_reseller", &["reseller_id", "id"][..]),
            ("documents_issued", &["reseller_id", "issued_on", "id"]),
            ("documents_account_issued", &["account_id", "issued_on", "id"]),
            (
                "documents_class",
                &["reseller_id", "environment", "kind", "state", "id"],
            ),
            ("documents_series", &["reseller_id", "series", "number", "id"]),
            ("documents_number", &["reseller_id", "number", "id"]),
        ] {
            manager.create_index(index(name, "documents", columns)).await?;
        }
        months(manager).await?;
        customers(manager).await?;
        fill(manager).await
    }
}

/// Whatever the language of the database, the beginning of a series is a range. SQLite compares bytes by itself.
const SERIES_BY_BYTES: &str = "ALTER TABLE documents ALTER COLUMN series TYPE text COLLATE \"C\"";

/// `part` is an account's id, or one of the shards that together are the whole reseller: its number as an id.
async fn months(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut months = keyed_table(
        "document_months",
        &[
            "reseller_id",
            "part",
            "month",
            "environment",
            "kind",
            "state",
            "currency",
        ],
        vec![
            id("reseller_id"),
            id("part"),
            day("month"),
            text("environment"),
            text("kind"),
            text("state"),
            text("currency"),
            count("documents"),
            count("minor"),
        ],
    );
    belongs(&mut months, ("document_months", "reseller_id"), "resellers");
    manager.create_table(months).await?;
    let fill = count_documents(manager.get_database_backend());
    manager.get_connection().execute_unprepared(&fill).await?;
    Ok(())
}

/// Counts what is there: for each account, and for its reseller in the first shard.
fn count_documents(engine: DbBackend) -> String {
    let (month, shard) = if engine == DbBackend::Postgres {
        (
            "CAST(date_trunc('month', issued_on) AS date)",
            "CAST('00000000-0000-0000-0000-000000000000' AS uuid)",
        )
    } else {
        ("date(issued_on, 'start of month')", "zeroblob(16)")
    };
    let counted = |part: &str| {
        format!(
            "INSERT INTO document_months \
             (reseller_id, part, month, environment, kind, state, currency, documents, minor) \
             SELECT reseller_id, {part}, {month}, environment, kind, state, COALESCE(total_currency, ''), \
             COUNT(*), CAST(COALESCE(SUM(total_minor), 0) AS bigint) \
             FROM documents GROUP BY 1, 2, 3, 4, 5, 6, 7"
        )
    };
    format!("{}; {}", counted("account_id"), counted(shard))
}

async fn customers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let by_bytes = |mut column: ColumnDef| {
        if manager.get_database_backend() == DbBackend::Postgres {
            column.extra("COLLATE \"C\"");
        }
        column
    };
    let mut terms = keyed_table(
        "customer_terms",
        &["reseller_id", "term", "customer"],
        vec![id("reseller_id"), by_bytes(text("term")), by_bytes(text("customer"))],
    );
    belongs(&mut terms, ("customer_terms", "reseller_id"), "resellers");
    manager.create_table(terms).await?;
    manager
        .create_index(index(
            "customer_terms_customer",
            "customer_terms",
            &["reseller_id", "customer", "term"],
        ))
        .await?;

    let mut customers = table(
        "document_customers",
        vec![id("document_id"), id("reseller_id"), by_bytes(text("customer"))],
    );
    belongs(&mut customers, ("document_customers", "document_id"), "documents");
    manager.create_table(customers).await?;
    manager
        .create_index(index(
            "document_customers_customer",
            "document_customers",
            &["reseller_id", "customer", "document_id"],
        ))
        .await
}

/// Gives the documents that are there their customers, and these their terms.
async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let database = manager.get_connection();
    let mut after: Option<uuid::Uuid> = None;
    loop {
        let mut select = Query::select();
        select
            .columns(["id", "reseller_id", "customer_tax_id", "customer_name"])
            .from("documents")
            .order_by("id", Order::Asc)
            .limit(BATCH);
        if let Some(after) = after {
            select.and_where(Expr::col("id").gt(after));
        }
        let rows = database.query_all(&select).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut customers = Query::insert();
        customers
            .into_table("document_customers")
            .columns(["document_id", "reseller_id", "customer"]);
        let mut terms = Query::insert();
        terms
            .into_table("customer_terms")
            .columns(["reseller_id", "term", "customer"])
            .on_conflict(OnConflict::new().do_nothing().to_owned());
        let (mut any, mut any_term) = (false, false);
        for row in &rows {
            let id: uuid::Uuid = row.try_get("", "id")?;
            let reseller: uuid::Uuid = row.try_get("", "reseller_id")?;
            let tax_id: Option<String> = row.try_get("", "customer_tax_id")?;
            let name: Option<String> = row.try_get("", "customer_name")?;
            after = Some(id);
            let customer = Customer {
                tax_id: tax_id.as_deref(),
                name: name.as_deref(),
            };
            let Some(key) = customer.key() else { continue };
            any = true;
            customers.values_panic([id.into(), reseller.into(), key.clone().into()]);
            for term in customer.terms() {
                any_term = true;
                terms.values_panic([reseller.into(), term.into(), key.clone().into()]);
            }
        }
        if any {
            database.execute(&customers).await?;
        }
        if any_term {
            database.execute(&terms).await?;
        }
    }
}

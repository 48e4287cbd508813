//! A database that an earlier version filled is brought up to date with all it holds.

use sea_orm_migration::sea_orm::sea_query::{Query, Value};
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::{MigratorTrait, SchemaManager};
use talonario::kit::db::{Db, Engine};
use tests::app::empty_database;
use tests::world::beginning;
use uuid::Uuid;

/// The schema of the first version that kept accounts and their documents.
const EARLIER: u32 = 9;

const RESELLER: Uuid = Uuid::from_u128(1);
const PLAN: Uuid = Uuid::from_u128(2);
const ACCOUNTS: [(Uuid, &str, &str); 3] = [
    (Uuid::from_u128(3), "pukara", "Pukara Téxtil S.A.C."),
    (Uuid::from_u128(4), "illari", "Illari E.I.R.L."),
    (Uuid::from_u128(5), "il1ari", "Illari del Sur"),
];

async fn insert(database: &DatabaseConnection, table: &'static str, row: Vec<(&'static str, Value)>) {
    let (columns, values): (Vec<_>, Vec<_>) = row.into_iter().unzip();
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns);
    insert.values_panic(values.into_iter().map(Into::into));
    database.execute(&insert).await.expect("a row");
}

/// A reseller, its plan, its accounts, and what they counted.
async fn filled(database: &DatabaseConnection) {
    let now: Value = beginning().into();
    let id = |id: Uuid| Value::from(id);
    let reseller_plan = Uuid::from_u128(9);
    insert(
        database,
        "reseller_plans",
        vec![
            ("id", id(reseller_plan)),
            ("name", "Diez".into()),
            ("created_at", now.clone()),
        ],
    )
    .await;
    insert(
        database,
        "resellers",
        vec![
            ("id", id(RESELLER)),
            ("reseller_plan_id", id(reseller_plan)),
            ("name", "Sillar".into()),
            ("country", "pe".into()),
            ("tax_id", "20600055519".into()),
            ("accounts", 3_i64.into()),
            ("created_at", now.clone()),
            ("version", 1_i64.into()),
        ],
    )
    .await;
    insert(
        database,
        "plans",
        vec![
            ("id", id(PLAN)),
            ("reseller_id", id(RESELLER)),
            ("name", "Semilla".into()),
            ("documents", 100_i64.into()),
            ("accounts", 3_i64.into()),
            ("created_at", now.clone()),
        ],
    )
    .await;
    for (account, hostname, name) in ACCOUNTS {
        account_of(database, account, hostname, name).await;
    }
}

async fn account_of(database: &DatabaseConnection, account: Uuid, hostname: &str, name: &str) {
    let now: Value = beginning().into();
    let id = |id: Uuid| Value::from(id);
    insert(
        database,
        "accounts",
        vec![
            ("id", id(account)),
            ("reseller_id", id(RESELLER)),
            ("plan_id", id(PLAN)),
            ("country", "pe".into()),
            ("tax_id", "20131312955".into()),
            ("name", name.into()),
            ("hostname", hostname.into()),
            ("access_email", format!("gerencia@{hostname}.example").into()),
            ("password_hash", "-".into()),
            ("environment", "production".into()),
            ("limit_documents", true.into()),
            ("limit_users", true.into()),
            ("cycle_day", 1_i64.into()),
            ("search", hostname.into()),
            ("created_at", now.clone()),
            ("version", 1_i64.into()),
        ],
    )
    .await;
    let totals = vec![
        ("account_id", id(account)),
        ("reseller_id", id(RESELLER)),
        ("documents", 1_i64.into()),
    ];
    insert(database, "usage_totals", totals).await;
    let day = beginning().date_naive();
    insert(
        database,
        "documents",
        vec![
            ("id", id(Uuid::from_u128(account.as_u128() + 100))),
            ("reseller_id", id(RESELLER)),
            ("account_id", id(account)),
            ("kind", "factura".into()),
            ("series", "F001".into()),
            ("number", 1_i64.into()),
            ("identity", "01-F001-1".into()),
            ("environment", "production".into()),
            ("issued_on", day.into()),
            ("xml_bytes", 10_i64.into()),
            ("sha256", "-".into()),
            ("counted", true.into()),
            ("received_at", now),
        ],
    )
    .await;
}

async fn number(database: &DatabaseConnection, query: &str) -> i64 {
    let statement = sea_orm_migration::sea_orm::Statement::from_string(database.get_database_backend(), query);
    let row = database
        .query_one_raw(statement)
        .await
        .expect("a query")
        .expect("a row");
    row.try_get_by_index(0).expect("a number")
}

async fn upgraded(engine: Engine) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = empty_database(engine, folder.path()).await;
    let database = Database::connect(&url).await.expect("a database");
    migrations::Migrator::up(&database, Some(EARLIER))
        .await
        .expect("the earlier schema");
    let earlier = SchemaManager::new(&database);
    assert!(
        !earlier.has_table("plan_versions").await.expect("a schema"),
        "a schema of before"
    );
    filled(&database).await;

    let now = Db::connect(&url, 2).await.expect("a database");
    now.migrate().await.expect("it is brought up to date");
    for (query, expected) in [
        ("SELECT COUNT(*) FROM accounts WHERE plan_version = 1", 3),
        ("SELECT COUNT(*) FROM plan_versions", 1),
        ("SELECT CAST(SUM(accounts) AS BIGINT) FROM plan_counts", 3),
        ("SELECT COUNT(*) FROM account_modules", 3),
        ("SELECT COUNT(*) FROM account_settings WHERE sender = 'sunat'", 3),
        ("SELECT COUNT(*) FROM account_terms WHERE term = 'textil'", 1),
        ("SELECT COUNT(*) FROM account_terms WHERE term = '20131312955'", 3),
        (
            "SELECT COUNT(*) FROM accounts WHERE sort_name = 'pukara textil s.a.c.'",
            1,
        ),
        ("SELECT COUNT(DISTINCT hostname_skeleton) FROM accounts", 3),
        ("SELECT COUNT(*) FROM documents WHERE counted", 3),
        (
            "SELECT COUNT(*) FROM accounts WHERE limit_sales_notes AND limit_lookups AND limit_establishments \
             AND limit_sales_amount AND own_sales_notes IS NULL AND own_lookups IS NULL AND own_establishments IS NULL \
             AND own_sales_minor IS NULL",
            3,
        ),
        (
            "SELECT COUNT(*) FROM plan_versions WHERE documents = 100 AND sales_notes IS NULL",
            1,
        ),
        (
            "SELECT COUNT(*) FROM documents WHERE state = 'not_sent' AND NOT state_proved",
            3,
        ),
    ] {
        assert_eq!(number(&database, query).await, expected, "{query}");
    }
    now.migrate().await.expect("again, with nothing to do");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_earlier_version_kept_is_there_on_sqlite() {
    upgraded(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_earlier_version_kept_is_there_on_postgres() {
    upgraded(Engine::Postgres).await;
}

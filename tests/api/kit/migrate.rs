//! The schema brought up to date: by several processes at once, and with what was there before.

use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sqlx::{Connection, Executor, PgConnection};
use talonario::kit::db::Db;
use tests::Engine;
use tests::app::empty_database;
use tests::many::at_once;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_processes_may_migrate_an_empty_postgres_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = empty_database(Engine::Postgres, folder.path()).await;
    let migrate = async |_| {
        let db = Db::connect(&url, 2).await.expect("a database");
        let migrated = db.migrate().await;
        db.close().await.expect("it closes");
        migrated
    };
    for outcome in at_once(4, (0..4).map(migrate)).await {
        outcome.expect("the schema");
    }
    let mut database = PgConnection::connect(&url).await.expect("the database");
    let applied: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM seaql_migrations")
        .fetch_one(&mut database)
        .await
        .expect("a number");
    assert_eq!(usize::try_from(applied).ok(), Some(Migrator::migrations().len()));
    let locks = database
        .fetch_all("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
        .await
        .expect("the locks");
    assert!(locks.is_empty(), "nobody holds the turn any more");
}

/// How many migrations come before the one of that name.
fn before(name: &str) -> u32 {
    let place = Migrator::migrations().iter().position(|each| each.name() == name);
    u32::try_from(place.expect("a migration")).expect("a number")
}

async fn count(database: &DatabaseConnection, query: &str) -> i64 {
    let row = database.query_one_raw(sea_orm_migration::sea_orm::Statement::from_string(
        database.get_database_backend(),
        query,
    ));
    row.await
        .expect("an answer")
        .expect("a row")
        .try_get_by_index(0)
        .expect("a number")
}

async fn plans_and_accounts_become_version_one(engine: Engine) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = empty_database(engine, folder.path()).await;
    let database = Database::connect(&url).await.expect("a database");
    Migrator::up(&database, Some(before("m0011_plan_versions")))
        .await
        .expect("the schema of then");
    let id = |number: u32| match engine {
        Engine::Sqlite => format!("X'{number:032x}'"),
        Engine::Postgres => format!("'{number:032x}'"),
    };
    let now = "'2026-01-02T03:04:05+00:00'";
    let rows = [
        format!(
            "INSERT INTO reseller_plans (id, name, created_at) VALUES ({}, 'Todo', {now})",
            id(9)
        ),
        format!(
            "INSERT INTO resellers (id, name, country, tax_id, reseller_plan_id, accounts, created_at, version) \
             VALUES ({}, 'Sillar', 'PE', '20600055519', {}, 2, {now}, 1)",
            id(1),
            id(9)
        ),
        format!(
            "INSERT INTO plans (id, reseller_id, name, documents, users, accounts, created_at) VALUES \
             ({}, {owner}, 'Semilla', 100, NULL, 2, {now}), ({}, {owner}, 'Libre', NULL, 7, 0, {now})",
            id(2),
            id(3),
            owner = id(1)
        ),
    ];
    for row in &rows {
        database.execute_unprepared(row).await.expect(row);
    }
    Migrator::up(&database, None).await.expect("the schema of now");

    let semilla = format!(
        "SELECT COUNT(*) FROM plans p JOIN plan_versions v ON v.plan_id = p.id AND v.number = p.newest \
         JOIN plan_counts c ON c.plan_id = p.id AND c.number = v.number \
         WHERE p.id = {} AND p.enabled AND p.version = 1 AND v.number = 1 AND v.documents = 100 AND v.users IS NULL \
         AND v.price_minor IS NULL AND v.interval = 'monthly' AND v.document_kinds IS NULL AND c.accounts = 2 \
         AND v.created_at = p.created_at AND v.reseller_id = p.reseller_id",
        id(2)
    );
    assert_eq!(count(&database, &semilla).await, 1);
    let libre = format!(
        "SELECT COUNT(*) FROM plan_versions v JOIN plan_counts c ON c.plan_id = v.plan_id AND c.number = v.number \
         WHERE v.plan_id = {} AND v.documents IS NULL AND v.users = 7 AND c.accounts = 0",
        id(3)
    );
    assert_eq!(count(&database, &libre).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_a_plan_becomes_its_first_version_on_sqlite() {
    plans_and_accounts_become_version_one(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_a_plan_becomes_its_first_version_on_postgres() {
    plans_and_accounts_become_version_one(Engine::Postgres).await;
}

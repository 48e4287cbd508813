//! The schema brought up to date: by several processes at once, and with what was there before.

use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sqlx::{Connection, Executor, PgConnection};
use talonario::kit::db::Db;
use tempfile::TempDir;
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

/// A database with the schema there was before the migration of that name, and its folder.
async fn as_before(engine: Engine, name: &str) -> (TempDir, DatabaseConnection) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = empty_database(engine, folder.path()).await;
    let database = Database::connect(&url).await.expect("a database");
    let up = Migrator::up(&database, Some(before(name))).await;
    up.expect("the schema of then");
    (folder, database)
}

/// An id as a literal of the engine.
fn id_in(engine: Engine, number: u32) -> String {
    match engine {
        Engine::Sqlite => format!("X'{number:032x}'"),
        Engine::Postgres => format!("'{number:032x}'"),
    }
}

/// Writes rows of then, and brings the schema up to date.
async fn bring_up(database: &DatabaseConnection, rows: &[String]) {
    for row in rows {
        database.execute_unprepared(row).await.expect(row);
    }
    Migrator::up(database, None).await.expect("the schema of now");
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
    let (_folder, database) = as_before(engine, "m0011_plan_versions").await;
    let id = |number: u32| id_in(engine, number);
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
    bring_up(&database, &rows).await;

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

async fn days_are_filled_with_what_was_there(engine: Engine) {
    let (_folder, database) = as_before(engine, "m0021_reseller_days").await;
    let id = |number: u32| id_in(engine, number);
    let then = "'2026-01-02T03:04:05+00:00'";
    let mut rows = vec![format!(
        "INSERT INTO reseller_plans (id, name, created_at) VALUES ({}, 'Todo', {then})",
        id(9)
    )];
    for (reseller, plan, country) in [(1, 11, "pe"), (2, 12, "br")] {
        rows.push(format!(
            "INSERT INTO resellers (id, name, country, tax_id, reseller_plan_id, accounts, created_at, version) \
             VALUES ({}, 'Sillar', '{country}', '20600055519', {}, 2, {then}, 1)",
            id(reseller),
            id(9)
        ));
        rows.push(format!(
            "INSERT INTO plans (id, reseller_id, name, created_at) VALUES ({}, {}, 'Semilla', {then})",
            id(plan),
            id(reseller)
        ));
    }
    let late = "'2026-11-01T04:30:00.123456+00:00'";
    for (account, reseller, created, locked, twin_of) in [
        (21, 1, late, Some("'2026-11-21T15:00:00+00:00'"), None),
        (22, 1, late, None, None),
        (23, 1, late, Some(late), Some(21)),
        (24, 2, late, Some(late), None),
    ] {
        rows.push(format!(
            "INSERT INTO accounts (id, reseller_id, plan_id, country, tax_id, name, hostname, hostname_skeleton, access_email, \
             password_hash, environment, limit_documents, limit_users, cycle_day, locked_at, twin_of, created_at, version) \
             VALUES ({}, {}, {}, 'pe', '20131312955', 'Empresa', 'h{account}', 'h{account}', 'a@b.example', 'x', 'production', \
             TRUE, TRUE, 1, {}, {}, {created}, 1)",
            id(account),
            id(reseller),
            id(reseller + 10),
            locked.unwrap_or("NULL"),
            twin_of.map_or("NULL".to_owned(), id),
        ));
    }
    for (document, account, reseller, environment, counted, day) in [
        (31, 21, 1, "production", true, "2026-10-31"),
        (32, 22, 1, "production", true, "2026-10-31"),
        (33, 21, 1, "production", true, "2026-11-21"),
        (34, 23, 1, "demo", true, "2026-11-21"),
        (35, 21, 1, "production", false, "2026-11-21"),
        (36, 24, 2, "production", true, "2026-11-21"),
    ] {
        rows.push(format!(
            "INSERT INTO documents (id, reseller_id, account_id, kind, series, number, identity, environment, issued_on, \
             xml_bytes, sha256, counted, received_at) VALUES ({}, {}, {}, 'factura', 'F001', {document}, 'i{document}', \
             '{environment}', '{day}', 1, 'x', {counted}, {then})",
            id(document),
            id(reseller),
            id(account),
        ));
    }
    bring_up(&database, &rows).await;

    let expected = [
        (1, "2026-10-31", [2, 0, 2, 0]),
        (1, "2026-11-21", [1, 1, 0, 1]),
        (2, "2026-11-01", [0, 0, 1, 1]),
        (2, "2026-11-21", [1, 0, 0, 0]),
    ];
    for (reseller, day, [documents, demo, created, locked]) in expected {
        let row = format!(
            "SELECT COUNT(*) FROM reseller_days WHERE reseller_id = {} AND day = '{day}' AND shard = 0 \
             AND documents = {documents} AND demo_documents = {demo} AND accounts_created = {created} \
             AND accounts_locked = {locked} AND accounts_unlocked = 0",
            id(reseller)
        );
        assert_eq!(count(&database, &row).await, 1, "{day} of {reseller}");
    }
    assert_eq!(count(&database, "SELECT COUNT(*) FROM reseller_days").await, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_are_filled_with_what_was_there_on_sqlite() {
    days_are_filled_with_what_was_there(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_are_filled_with_what_was_there_on_postgres() {
    days_are_filled_with_what_was_there(Engine::Postgres).await;
}

async fn credits_get_their_numbers(engine: Engine) {
    let (_folder, database) = as_before(engine, "m0055_credit_notes").await;
    let id = |number: u32| id_in(engine, number);
    let then = "'2026-01-02T03:04:05+00:00'";
    let mut rows = vec![format!(
        "INSERT INTO reseller_plans (id, name, created_at) VALUES ({}, 'Todo', {then})",
        id(9)
    )];
    for (reseller, country) in [(1, "pe"), (2, "br"), (3, "pe")] {
        rows.push(format!(
            "INSERT INTO resellers (id, name, country, tax_id, reseller_plan_id, accounts, created_at, version) \
             VALUES ({}, 'Sillar', '{country}', '{reseller}', {}, 1, {then}, 1)",
            id(reseller),
            id(9)
        ));
        rows.push(format!(
            "INSERT INTO plans (id, reseller_id, name, enabled, newest, version, created_at) \
             VALUES ({}, {}, 'Semilla', TRUE, 1, 1, {then})",
            id(reseller + 10),
            id(reseller)
        ));
        rows.push(format!(
            "INSERT INTO accounts (id, reseller_id, plan_id, plan_version, country, tax_id, name, hostname, \
             hostname_skeleton, access_email, password_hash, environment, limit_documents, limit_users, cycle_day, \
             created_at, version) VALUES ({}, {}, {}, 1, '{country}', '20131312955', 'Empresa', 'h{reseller}', \
             'h{reseller}', 'a@b.example', 'x', 'production', TRUE, TRUE, 1, {then}, 1)",
            id(reseller + 20),
            id(reseller),
            id(reseller + 10),
        ));
    }
    // Not in the order of their days, nor in that of the rows.
    for (entry, reseller, kind, day) in [
        (34, 1, "credit", "2026-03-01"),
        (31, 1, "credit", "2026-05-01"),
        (32, 1, "charge", "2026-04-01"),
        (33, 2, "credit", "2026-04-01"),
        (35, 1, "credit", "2026-02-01"),
        (36, 1, "payment", "2026-02-01"),
        (37, 3, "charge", "2026-02-01"),
    ] {
        rows.push(format!(
            "INSERT INTO ledger_entries (id, reseller_id, account_id, currency, kind, happened_on, description, \
             amount_minor, created_at) VALUES ({}, {}, {}, 'PEN', '{kind}', '{day}', 'x', -100, {then})",
            id(entry),
            id(reseller),
            id(reseller + 20),
        ));
    }
    rows.push(format!(
        "INSERT INTO ledger_items (entry_id, reseller_id, account_id, currency, is_charge, is_open, falls_on, open_minor, \
         withheld_minor, meant_for) VALUES ({}, {}, {}, 'PEN', FALSE, FALSE, '2026-03-01', 0, 0, {})",
        id(34),
        id(1),
        id(21),
        id(32)
    ));
    bring_up(&database, &rows).await;

    for (entry, reseller, number, day, charge) in [
        (31, 1, 1, "2026-05-01", None),
        (34, 1, 2, "2026-03-01", Some(32)),
        (35, 1, 3, "2026-02-01", None),
        (33, 2, 1, "2026-04-01", None),
    ] {
        let charge = charge.map_or("IS NULL".to_owned(), |charge| format!("= {}", id(charge)));
        let row = format!(
            "SELECT COUNT(*) FROM credit_notes WHERE entry_id = {} AND reseller_id = {} AND account_id = {} \
             AND number = {number} AND happened_on = '{day}' AND charge_id {charge}",
            id(entry),
            id(reseller),
            id(reseller + 20),
        );
        assert_eq!(count(&database, &row).await, 1, "{entry} of {reseller}");
    }
    assert_eq!(count(&database, "SELECT COUNT(*) FROM credit_notes").await, 4);
    for (reseller, given) in [(1, 3), (2, 1)] {
        let row = format!(
            "SELECT COUNT(*) FROM credit_note_counters WHERE reseller_id = {} AND given = {given}",
            id(reseller)
        );
        assert_eq!(count(&database, &row).await, 1, "the next of {reseller}");
    }
    assert_eq!(count(&database, "SELECT COUNT(*) FROM credit_note_counters").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn credits_get_their_numbers_on_sqlite() {
    credits_get_their_numbers(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn credits_get_their_numbers_on_postgres() {
    credits_get_their_numbers(Engine::Postgres).await;
}

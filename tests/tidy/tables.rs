//! Tenancy of the schema, read from a database that the migrations made.

use sqlx::{Connection, Row, SqliteConnection};
use talonario::kit::db::Db;

use crate::tree::hold;

/// Tables that belong to no reseller, and why.
const WITHOUT_RESELLER: &[(&str, &str)] = &[
    ("resellers", "it is the reseller"),
    ("turns", "whose turn it is may be a reseller or the installation"),
    ("inbox_progress", "how far the whole installation was looked through"),
    ("reseller_plans", "the operator's"),
    ("invoice_settings", "the operator's"),
    (
        "lookup_answers",
        "what a provider said is everybody's, like the registry",
    ),
    (
        "lookup_quotas",
        "how often the installation asks a provider, whoever it is for",
    ),
    ("padron_updates", "the registry is the installation's"),
    (
        "sign_in_failures",
        "counted by the hash of an address that may be nobody's",
    ),
    ("modules", "the catalogue of the installation, edited by the operator"),
    ("seaql_migrations", "the list of migrations itself"),
];

struct Table {
    name: String,
    columns: Vec<String>,
}

#[tokio::test]
async fn every_table_has_its_reseller() {
    let tables = tables().await;
    assert!(tables.len() > 10, "the schema was read");
    hold(
        "Give the table a reseller_id and filter by it, or say why not in WITHOUT_RESELLER.",
        &without_reseller(&tables),
    );

    let needless = |name: &&str| !tables.iter().any(|table| table.name == *name);
    let needless: Vec<_> = WITHOUT_RESELLER
        .iter()
        .map(|(name, _)| *name)
        .filter(needless)
        .map(str::to_owned)
        .collect();
    hold("These tables are gone: remove them from WITHOUT_RESELLER.", &needless);
}

#[test]
fn a_table_without_its_reseller_is_noticed() {
    let table = |name: &str, columns: [&str; 2]| Table {
        name: name.to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
    };
    let tables = [
        table("payments", ["id", "amount"]),
        table("plans", ["id", "reseller_id"]),
        table("resellers", ["id", "name"]),
    ];
    assert_eq!(without_reseller(&tables), ["payments"]);
}

fn without_reseller(tables: &[Table]) -> Vec<String> {
    let has = |table: &&Table| table.columns.iter().any(|column| column == "reseller_id");
    let excused = |table: &&Table| WITHOUT_RESELLER.iter().any(|(name, _)| *name == table.name);
    let broken = tables.iter().filter(|table| !has(table) && !excused(table));
    broken.map(|table| table.name.clone()).collect()
}

/// The tables of a new database, with their columns.
async fn tables() -> Vec<Table> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("schema.sqlite").display());
    let db = Db::connect(&url, 1).await.expect("a database");
    db.migrate().await.expect("the schema");
    db.close().await.expect("nobody uses it");

    let mut connection = SqliteConnection::connect(&url).await.expect("the database");
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut tables = Vec::new();
    for row in sqlx::query(names).fetch_all(&mut connection).await.expect("the tables") {
        let name: String = row.get("name");
        let columns = sqlx::query("SELECT name FROM pragma_table_info(?)").bind(&name);
        let columns = columns.fetch_all(&mut connection).await.expect("its columns");
        let columns = columns.iter().map(|row| row.get("name")).collect();
        tables.push(Table { name, columns });
    }
    tables
}

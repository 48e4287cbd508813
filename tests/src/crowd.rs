//! Very many accounts, written behind the service's back: copies of one that was made through it, each with its
//! own name, numbers and counts. What is measured at 100,000 accounts needs them sooner than they could be created.

use std::collections::BTreeSet;
use std::ops::Range;

use sea_orm_migration::sea_orm::sea_query::{
    ColumnDef, Expr, ExprTrait, InsertStatement, Query, Table, TableCreateStatement,
};
use sea_orm_migration::sea_orm::{ConnectionTrait, Statement};
use talonario::kit::db::{Source, Tx};
use types::accounts::Account;
use types::accounts::terms::Known;
use types::kit::fold::fold;
use types::tax_id::{Country, TaxId};
use uuid::Uuid;

use crate::app::TestApp;
use crate::{Engine, world};

/// So many copies are written with one statement.
const BATCH: u32 = 500;

/// Minutes between the creation of one copy and the one before.
const APART: i64 = 15;

const FIRST: [&str; 5] = ["Comercial", "Inversiones", "Servicios", "Botica", "Transportes"];
const SECOND: [&str; 12] = [
    "Quilla",
    "Puka Urpi",
    "Sumaq",
    "Illari",
    "Ñandú",
    "Wayra",
    "Antü",
    "Kusi",
    "Chaska",
    "Ayllu",
    "Tika",
    "Rumi",
];
const THIRD: [&str; 4] = ["S.A.C.", "E.I.R.L.", "S.R.L.", "del Sur"];

/// A tenth of the copies are in demo, a fiftieth are locked, a thirtieth near their limit, a fortieth has problems.
const COLUMNS: [(&str, &[(&str, &str)]); 5] = [
    (
        "accounts",
        &[
            ("id", "f.id"),
            ("name", "f.name"),
            ("sort_name", "f.sort_name"),
            ("hostname", "f.hostname"),
            ("hostname_skeleton", "'~' || f.hostname"),
            ("tax_id", "f.tax_id"),
            ("access_email", "f.email"),
            ("created_at", "f.created_at"),
            (
                "environment",
                "CASE WHEN f.pick % 10 = 0 THEN 'demo' ELSE a.environment END",
            ),
            ("locked_at", "CASE WHEN f.pick % 50 = 1 THEN f.created_at END"),
            ("lock_level", "CASE WHEN f.pick % 50 = 1 THEN 'issuing' END"),
            ("lock_reason", "CASE WHEN f.pick % 50 = 1 THEN 'Mora' END"),
            ("locked_by", "CASE WHEN f.pick % 50 = 1 THEN 'Rosa' END"),
        ],
    ),
    (
        "usage_totals",
        &[
            ("account_id", "f.id"),
            ("documents", "(f.n * 7919) % 5000"),
            ("users", "f.n % 9"),
            ("with_errors", "CASE WHEN f.pick % 40 = 3 THEN 2 ELSE 0 END"),
            ("with_problems", "f.pick % 40 = 3"),
        ],
    ),
    (
        "usage_cycles",
        &[
            ("account_id", "f.id"),
            (
                "documents",
                "CASE WHEN f.pick % 30 = 2 THEN a.documents ELSE f.n % 7 END",
            ),
            ("near_from", "CASE WHEN f.pick % 30 = 2 THEN a.near_from END"),
            ("near_until", "CASE WHEN f.pick % 30 = 2 THEN a.near_until END"),
        ],
    ),
    ("account_settings", &[("account_id", "f.id")]),
    ("account_modules", &[("account_id", "f.id")]),
];

impl TestApp {
    /// Makes copies of an account, from the `from`th to the one before the `to`th. `like` must be near its limit, so
    /// that some copies are.
    ///
    /// # Panics
    /// When they cannot be written.
    pub async fn crowd(&self, like: &Account, from: u32, to: u32) {
        let written = self.context.db.write(async |tx| {
            let database = tx.executor();
            database.execute(&table()).await?;
            for copies in batches(from, to) {
                database.execute(&named(copies)).await?;
            }
            for (table, own) in COLUMNS {
                let columns = columns(tx, self.engine(), table).await;
                let statement = copy(table, &columns, own, &like.hostname);
                database.execute_unprepared(&statement).await?;
            }
            let reseller = reseller(tx, like).await;
            for copies in batches(from, to) {
                database.execute(&terms(reseller, copies)).await?;
            }
            let count = to - from;
            for statement in [
                format!("UPDATE resellers SET accounts = accounts + {count} WHERE id = (SELECT reseller_id FROM accounts WHERE hostname = '{}')", like.hostname),
                format!("UPDATE plan_counts SET accounts = accounts + {count} WHERE plan_id = (SELECT plan_id FROM accounts WHERE hostname = '{}')", like.hostname),
                "DROP TABLE crowd".to_owned(),
            ] {
                database.execute_unprepared(&statement).await?;
            }
            Ok(())
        });
        written.await.expect("the copies are written");
        let known = match self.engine() {
            Engine::Sqlite => "PRAGMA optimize=0x10002",
            Engine::Postgres => "ANALYZE",
        };
        self.execute(known).await;
    }
}

fn batches(from: u32, to: u32) -> impl Iterator<Item = Range<u32>> {
    let first = (from..to).step_by(usize::try_from(BATCH).expect("a small number"));
    first.map(move |first| first..Ord::min(to, first + BATCH))
}

/// What makes the copies differ.
fn table() -> TableCreateStatement {
    Table::create()
        .table("crowd")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("n").big_integer().not_null())
        .col(ColumnDef::new("pick").big_integer().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("sort_name").text().not_null())
        .col(ColumnDef::new("hostname").text().not_null())
        .col(ColumnDef::new("tax_id").text().not_null())
        .col(ColumnDef::new("email").text().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .take()
}

/// What is a copy's own.
struct Copy {
    id: Uuid,
    name: String,
    hostname: String,
    tax_id: String,
    access_email: String,
}

impl Copy {
    fn of(n: u32) -> Self {
        let (first, second, third) = (pick(&FIRST, n), pick(&SECOND, n / 5), pick(&THIRD, n / 60));
        let hostname = format!("{}-{n}", fold(second).replace(' ', ""));
        Self {
            id: id(n),
            name: format!("{first} {second} {third} {n}"),
            access_email: format!("gerencia@{hostname}.example"),
            hostname,
            tax_id: ruc(n),
        }
    }

    fn terms(&self) -> BTreeSet<String> {
        let known = Known {
            country: Country::Pe,
            tax_id: &self.tax_id,
            name: &self.name,
            hostname: &self.hostname,
            access_email: &self.access_email,
        };
        known.terms()
    }
}

fn named(copies: Range<u32>) -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table("crowd").columns([
        "id",
        "n",
        "pick",
        "name",
        "sort_name",
        "hostname",
        "tax_id",
        "email",
        "created_at",
    ]);
    for n in copies {
        let copy = Copy::of(n);
        insert.values_panic([
            copy.id.into(),
            i64::from(n).into(),
            scattered(n).into(),
            copy.name.clone().into(),
            fold(&copy.name).into(),
            copy.hostname.into(),
            copy.tax_id.into(),
            copy.access_email.into(),
            created(n).into(),
        ]);
    }
    insert
}

/// The terms some copies are found by.
fn terms(reseller: Uuid, copies: Range<u32>) -> InsertStatement {
    let mut insert = Query::insert();
    let columns = ["reseller_id", "term", "account_id"];
    insert.into_table("account_terms").columns(columns);
    for copy in copies.map(Copy::of) {
        for term in copy.terms() {
            insert.values_panic([reseller.into(), term.into(), copy.id.into()]);
        }
    }
    insert
}

async fn reseller(tx: &Tx, like: &Account) -> Uuid {
    let select = Query::select()
        .column("reseller_id")
        .from("accounts")
        .and_where(Expr::col("id").eq(like.id.0))
        .take();
    let row = tx
        .executor()
        .query_one(&select)
        .await
        .expect("a query")
        .expect("the account");
    row.try_get("", "reseller_id").expect("its reseller")
}

/// The columns of a table, as the engine tells them.
async fn columns(tx: &Tx, engine: Engine, table: &str) -> Vec<String> {
    let database = tx.executor();
    let query = match engine {
        Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
        Engine::Postgres => format!(
            "SELECT column_name::text AS name FROM information_schema.columns \
             WHERE table_name = '{table}' AND table_schema = current_schema()"
        ),
    };
    let statement = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(statement).await.expect("the columns");
    rows.iter()
        .map(|row| row.try_get("", "name").expect("a name"))
        .collect()
}

/// Copies the row of an account in a table, with what is each copy's own.
fn copy(table: &str, columns: &[String], own: &[(&str, &str)], hostname: &str) -> String {
    let told = |column: &String| {
        let own = own.iter().find(|(name, _)| name == column);
        own.map_or_else(|| format!("a.{column}"), |(_, value)| (*value).to_owned())
    };
    let values: Vec<String> = columns.iter().map(told).collect();
    let key = if table == "accounts" { "id" } else { "account_id" };
    format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} a, crowd f \
         WHERE a.{key} = (SELECT id FROM accounts WHERE hostname = '{hostname}')",
        columns.join(", "),
        values.join(", "),
    )
}

/// Each copy is older than the one before.
fn created(n: u32) -> chrono::DateTime<chrono::Utc> {
    world::beginning() - chrono::TimeDelta::minutes(APART * i64::from(n + 1))
}

fn id(n: u32) -> Uuid {
    let millis = u64::try_from(created(n).timestamp_millis()).expect("a time after 1970");
    let mut bytes = [0; 10];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

/// A number that has nothing to do with names and times.
fn scattered(n: u32) -> i64 {
    i64::from(n.wrapping_mul(2_654_435_761) >> 7)
}

/// A RUC with its check digit.
fn ruc(n: u32) -> String {
    let right = (0..=9).map(|digit| format!("20{n:08}{digit}"));
    let mut right = right.filter(|text| TaxId::parse(Country::Pe, text).is_ok());
    right.next().expect("one of ten digits is right")
}

fn pick<'a>(of: &[&'a str], n: u32) -> &'a str {
    let place = usize::try_from(n).expect("a small number") % of.len();
    of.get(place).expect("a place within it")
}

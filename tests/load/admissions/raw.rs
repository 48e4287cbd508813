//! The limit: the same rows in the same tables with the same durability, written by thousands on one connection, with
//! nobody asking and nothing to decide.

use std::time::Instant;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{Connection, PgConnection, Postgres, QueryBuilder, Sqlite, SqliteConnection};
use talonario::kit::clock::{Clock, SystemClock};
use tests::Engine;
use tests::binary::Installation;
use tests::load::Measured;
use uuid::Uuid;

use crate::{Spread, line, load};

/// So many are written in one transaction.
const BATCH: u64 = 1_000;

/// So many rows are written with one statement: the most, of those measured, of which either engine gains.
const ROWS: usize = 250;

const DOCUMENT: &str = "INSERT INTO documents (id, reseller_id, account_id, kind, series, number, identity, \
    environment, issued_on, counted, admitted_at) ";
const EVENT: &str = "INSERT INTO events (id, reseller_id, name, subject_id, actor_id, actor_name, actor_kind, data, at, \
    routine) ";
const CYCLE: &str = "INSERT INTO usage_cycles (account_id, reseller_id, starts_on, documents) ";
const MORE_IN_CYCLE: &str =
    " ON CONFLICT (account_id, starts_on) DO UPDATE SET documents = usage_cycles.documents + excluded.documents";
const TOTAL: &str = "INSERT INTO usage_totals (account_id, reseller_id, documents) ";
const MORE_IN_TOTAL: &str =
    " ON CONFLICT (account_id) DO UPDATE SET documents = usage_totals.documents + excluded.documents";

/// One document.
struct Row {
    id: Uuid,
    account: Uuid,
    number: i64,
    at: DateTime<Utc>,
}

/// Whose they are, and of which day.
struct Of {
    reseller: Uuid,
    day: NaiveDate,
}

/// Declares how an engine writes a batch: the same statements, in its own dialect of binding.
macro_rules! written_by {
    ($name:ident, $database:ty, $connection:ty) => {
        async fn $name(database: &mut $connection, of: &Of, rows: &[Row]) -> Result<(), sqlx::Error> {
            let mut transaction = database.begin().await?;
            for rows in rows.chunks(ROWS) {
                let mut insert = QueryBuilder::<$database>::new(DOCUMENT);
                insert.push_values(rows, |mut one, row| {
                    one.push_bind(row.id)
                        .push_bind(of.reseller)
                        .push_bind(row.account);
                    one.push_bind("factura").push_bind("R001").push_bind(row.number);
                    one.push_bind(format!("01-R001-{}", row.number))
                        .push_bind("production");
                    one.push_bind(of.day).push_bind(true).push_bind(row.at);
                });
                insert.build().execute(&mut *transaction).await?;
                let mut insert = QueryBuilder::<$database>::new(EVENT);
                insert.push_values(rows, |mut one, row| {
                    one.push_bind(Uuid::from_u128(row.id.as_u128() + 1))
                        .push_bind(of.reseller);
                    one.push_bind("document.admitted")
                        .push_bind(row.id)
                        .push_bind(row.account);
                    one.push_bind("Caja")
                        .push_bind("program")
                        .push_bind(facts(row))
                        .push_bind(row.at);
                    one.push_bind(false);
                });
                insert.build().execute(&mut *transaction).await?;
            }
            let mut counts = std::collections::BTreeMap::<Uuid, i64>::new();
            for row in rows {
                *counts.entry(row.account).or_default() += 1;
            }
            let counts: Vec<_> = counts.into_iter().collect();
            for counts in counts.chunks(ROWS) {
                let mut add = QueryBuilder::<$database>::new(CYCLE);
                add.push_values(counts, |mut one, (account, count)| {
                    one.push_bind(*account)
                        .push_bind(of.reseller)
                        .push_bind(of.day)
                        .push_bind(*count);
                });
                add.push(MORE_IN_CYCLE).build().execute(&mut *transaction).await?;
                let mut add = QueryBuilder::<$database>::new(TOTAL);
                add.push_values(counts, |mut one, (account, count)| {
                    one.push_bind(*account).push_bind(of.reseller).push_bind(*count);
                });
                add.push(MORE_IN_TOTAL).build().execute(&mut *transaction).await?;
            }
            transaction.commit().await
        }
    };
}

written_by!(on_sqlite, Sqlite, SqliteConnection);
written_by!(on_postgres, Postgres, PgConnection);

enum Database {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Database {
    async fn connect(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
            let mut database = SqliteConnection::connect(url).await.expect("the database");
            sqlx::raw_sql(settings)
                .execute(&mut database)
                .await
                .expect("its settings");
            Self::Sqlite(database)
        } else {
            Self::Postgres(PgConnection::connect(url).await.expect("the database"))
        }
    }

    async fn write(&mut self, of: &Of, rows: &[Row]) {
        let written = match self {
            Self::Sqlite(database) => on_sqlite(database, of, rows).await,
            Self::Postgres(database) => on_postgres(database, of, rows).await,
        };
        written.expect("the rows are written");
    }
}

/// Measures on accounts of an installation that nobody serves meanwhile.
pub(crate) async fn measure(engine: Engine, installation: &Installation, accounts: &[Uuid]) {
    let reseller = installation.world.sillar.reseller.id.0;
    let mut database = Database::connect(installation.database()).await;
    let of = Of {
        reseller,
        day: SystemClock.now().date_naive(),
    };
    let mut first = 0;
    for spread in Spread::BOTH {
        let on = accounts.get(..spread.accounts()).expect("so many accounts");
        let load = load(1);
        let from = Instant::now() + load.warm;
        let until = from + load.measured;
        let mut took = Vec::new();
        while Instant::now() < until {
            let rows: Vec<_> = (first..first + BATCH).map(|number| row(on, number)).collect();
            first += BATCH;
            let begun = Instant::now();
            database.write(&of, &rows).await;
            let ended = Instant::now();
            if ended >= from && ended <= until {
                took.extend(rows.iter().map(|_| ended - begun));
            }
        }
        let measured = Measured::of(took, 0, load.measured);
        line(&format!("rows by {BATCH}, {engine:?}"), spread, 1, &measured);
    }
}

fn row(accounts: &[Uuid], number: u64) -> Row {
    let turn = usize::try_from(number).unwrap_or_default() % accounts.len();
    let at = SystemClock.now();
    let time = u128::try_from(at.timestamp_millis()).unwrap_or_default();
    Row {
        // As the service makes them: the time first, so that they sort by it.
        id: Uuid::from_u128((time << 80) | 0x7000_8000_0000_0000_0000 | (u128::from(number) << 1)),
        account: *accounts.get(turn).expect("one of them"),
        number: i64::try_from(number).unwrap_or_default(),
        at,
    }
}

fn facts(row: &Row) -> String {
    let (account, number) = (row.account, row.number);
    format!(r#"{{"facts":{{"account_id":"{account}","kind":"factura","number":{number},"series":"R001"}}}}"#)
}

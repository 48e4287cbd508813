//! The obvious way, on PostgreSQL: each admission is one statement and one transaction of its own. The document is
//! written unless it is there, and the counter raised if there is room.

use std::time::Instant;

use futures_util::future::join_all;
use sqlx::{Connection, Executor, PgConnection};
use tests::load::Measured;
use tests::postgres;
use uuid::Uuid;

use crate::{ACCOUNTS, CONNECTIONS, Spread, line, load};

const SCHEMA: &str = "
    DROP TABLE IF EXISTS guarded_documents, guarded_counters;
    CREATE TABLE guarded_counters (account_id uuid PRIMARY KEY, used bigint NOT NULL, most bigint NOT NULL);
    CREATE TABLE guarded_documents (
        id uuid PRIMARY KEY, account_id uuid NOT NULL, identity text NOT NULL, admitted_at timestamptz NOT NULL,
        UNIQUE (account_id, identity));";

const ADMIT: &str = "
    WITH new AS (
        INSERT INTO guarded_documents (id, account_id, identity, admitted_at) VALUES ($1, $2, $3, now())
        ON CONFLICT (account_id, identity) DO NOTHING RETURNING account_id)
    UPDATE guarded_counters SET used = used + 1
    WHERE account_id = (SELECT account_id FROM new) AND used < most";

pub(crate) async fn measure() {
    let url = format!("{}/postgres", postgres::durable());
    let mut database = PgConnection::connect(&url).await.expect("the server");
    let accounts: Vec<Uuid> = (0..).take(ACCOUNTS).map(id).collect();
    for spread in Spread::BOTH {
        let asked = accounts.get(..spread.accounts()).expect("so many accounts");
        for connections in CONNECTIONS {
            sqlx::raw_sql(SCHEMA).execute(&mut database).await.expect("the tables");
            let fill = sqlx::query("INSERT INTO guarded_counters SELECT unnest($1), 0, 1000000000");
            database.execute(fill.bind(&accounts)).await.expect("the counters");
            let measured = laid(&url, connections, asked).await;
            line("guarded UPDATE, Postgres", spread, connections, &measured);
        }
    }
}

async fn laid(url: &str, connections: usize, accounts: &[Uuid]) -> Measured {
    let load = load(connections);
    let next = std::cell::Cell::new(0_u64);
    let open = join_all((0..connections).map(|_| PgConnection::connect(url))).await;
    let from = Instant::now() + load.warm;
    let until = from + load.measured;
    let one = async |database: Result<PgConnection, sqlx::Error>| {
        let mut database = database.expect("a connection");
        let mut took = Vec::new();
        while Instant::now() < until {
            let number = next.replace(next.get() + 1);
            let turn = usize::try_from(number).expect("a place") % accounts.len();
            let account = *accounts.get(turn).expect("one of them");
            let admit = sqlx::query(ADMIT)
                .bind(id(number))
                .bind(account)
                .bind(format!("01-F001-{number}"));
            let sent = Instant::now();
            let done = admit.execute(&mut database).await.expect("it is admitted");
            assert_eq!(done.rows_affected(), 1);
            let answered = Instant::now();
            if answered >= from && answered <= until {
                took.push(answered - sent);
            }
        }
        took
    };
    let each = join_all(open.into_iter().map(one)).await;
    Measured::of(each.into_iter().flatten().collect(), 0, load.measured)
}

/// An id that sorts by time, as the service's do.
fn id(number: u64) -> Uuid {
    Uuid::from_u128((u128::from(number) << 64) | 0x8000_0000_0000_0000)
}

//! What others take for the same text: PostgreSQL by COPY and with `pg_trgm`, and SQLite with FTS5. SQLite gets the rows
//! in the order of their keys, which spares it the sorting.

use std::path::Path;
use std::time::Instant;

use sqlx::{AssertSqlSafe, Connection, Row};
use tests::load::invented::Invented;

use crate::questions::{SHAPES, Shape, queries};
use crate::watch::{Took, Watch, float, quantiles};

/// So many RUCs are asked for.
const LOOKUPS: u64 = 20_000;
/// So many names are looked for.
const SEARCHES: u64 = 300;
/// So many of PostgreSQL, which takes long.
const SLOW_SEARCHES: u64 = 100;
/// So many rows are inserted by one statement: fifteen values each, of 32,766 that SQLite takes.
const BATCH: usize = 2_000;
const COLUMNS: usize = 15;

pub(crate) fn measure(invented: Invented, text: &Path) {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        println!("\n| store | rows and key | size | names | size | lookup |");
        println!("|---|---:|---:|---:|---:|---:|");
        postgres(invented, text).await;
        sqlite(invented, text).await;
    });
}

async fn postgres(invented: Invented, text: &Path) {
    let url = format!("{}/postgres", tests::postgres::durable());
    let mut db = sqlx::PgConnection::connect(&url).await.expect("a server");
    let columns: Vec<String> = (1..COLUMNS).map(|n| format!("c{n} text")).collect();
    let create = format!("CREATE TABLE padron (ruc bigint, {}, nothing text)", columns.join(", "));
    sqlx::query(AssertSqlSafe(create))
        .execute(&mut db)
        .await
        .expect("a table");

    let watch = Watch::start();
    let copy = "COPY padron FROM STDIN WITH (DELIMITER '|', NULL '-', ENCODING 'LATIN1', HEADER)";
    let mut copy = db.copy_in_raw(copy).await.expect("a copy");
    let file = tokio::fs::File::open(text).await.expect("the text");
    copy.read_from(file).await.expect("rows");
    copy.finish().await.expect("rows");
    for statement in ["ALTER TABLE padron ADD PRIMARY KEY (ruc)", "VACUUM ANALYZE padron"] {
        sqlx::query(statement).execute(&mut db).await.expect("it is done");
    }
    let rows = watch.read();
    let size = postgres_size(&mut db).await;

    let begun = Instant::now();
    for n in 0..LOOKUPS {
        let found = sqlx::query("SELECT * FROM padron WHERE ruc = $1").bind(ruc(invented, n));
        found.fetch_one(&mut db).await.expect("it is there");
    }
    let lookup = begun.elapsed().as_secs_f64() / float(LOOKUPS);

    let watch = Watch::start();
    for statement in [
        "CREATE EXTENSION pg_trgm",
        "CREATE INDEX names ON padron USING gin (c1 gin_trgm_ops)",
        "VACUUM ANALYZE padron",
    ] {
        sqlx::query(statement).execute(&mut db).await.expect("it is done");
    }
    let names = (watch.read(), postgres_size(&mut db).await - size);
    tell(
        "PostgreSQL, `COPY`, primary key, `pg_trgm`",
        rows,
        size,
        Some(names),
        lookup,
    );
    for (title, shape) in SHAPES {
        let mut times = Vec::new();
        for query in queries(invented, SLOW_SEARCHES, *shape) {
            let parts: Vec<String> = query.split_whitespace().map(|word| format!("%{word}%")).collect();
            let select = sqlx::query("SELECT * FROM padron WHERE c1 LIKE ALL ($1) LIMIT 20").bind(parts);
            let begun = Instant::now();
            let found = select.fetch_all(&mut db).await.expect("rows");
            times.push(begun.elapsed());
            assert!(!found.is_empty(), "{query}");
        }
        let (middle, slow) = quantiles(times);
        println!("\nPostgreSQL, {title}, anywhere in the name, not ranked: p50 {middle:.3} ms, p99 {slow:.2} ms");
    }
}

async fn postgres_size(db: &mut sqlx::PgConnection) -> u64 {
    let size = sqlx::query_scalar::<_, i64>("SELECT pg_total_relation_size('padron')").fetch_one(db);
    size.await.expect("a size").unsigned_abs()
}

async fn sqlite(invented: Invented, text: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("padron.sqlite");
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let mut db = sqlx::SqliteConnection::connect(&url).await.expect("a database");
    let columns: Vec<String> = (1..COLUMNS).map(|n| format!("c{n}")).collect();
    for statement in [
        "PRAGMA journal_mode = OFF".to_owned(),
        "PRAGMA synchronous = OFF".to_owned(),
        format!("CREATE TABLE padron (ruc INTEGER PRIMARY KEY, {})", columns.join(", ")),
    ] {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut db)
            .await
            .expect("it is done");
    }
    let bytes = std::fs::read(text).expect("the text");
    let mut lines: Vec<&[u8]> = bytes
        .split(|byte| *byte == b'\n')
        .skip(1)
        .filter(|line| !line.is_empty())
        .collect();

    let watch = Watch::start();
    lines.sort_unstable_by_key(|line| line.get(..11));
    sqlx::query("BEGIN").execute(&mut db).await.expect("it is done");
    for batch in lines.chunks(BATCH) {
        let places = format!("({})", vec!["?"; COLUMNS].join(","));
        let insert = format!(
            "INSERT OR IGNORE INTO padron VALUES {}",
            vec![places; batch.len()].join(",")
        );
        let texts: Vec<String> = batch
            .iter()
            .map(|line| line.iter().map(|byte| char::from(*byte)).collect())
            .collect();
        let mut insert = sqlx::query(AssertSqlSafe(insert));
        for line in &texts {
            for (place, field) in line.split('|').take(COLUMNS).enumerate() {
                insert = match field {
                    _ if place == 0 => insert.bind(field.parse::<i64>().expect("digits")),
                    "-" => insert.bind(None::<&str>),
                    _ => insert.bind(field),
                };
            }
        }
        insert.execute(&mut db).await.expect("rows");
    }
    sqlx::query("COMMIT").execute(&mut db).await.expect("it is done");
    let rows = watch.read();
    let size = std::fs::metadata(&path).expect("a file").len();

    let watch = Watch::start();
    for statement in [
        "CREATE VIRTUAL TABLE names USING fts5(name, content = '', detail = none, prefix = '3 4')",
        "INSERT INTO names(rowid, name) SELECT ruc, c1 FROM padron",
    ] {
        sqlx::query(statement).execute(&mut db).await.expect("it is done");
    }
    let names = (watch.read(), std::fs::metadata(&path).expect("a file").len() - size);

    let begun = Instant::now();
    for n in 0..LOOKUPS {
        let found = sqlx::query("SELECT * FROM padron WHERE ruc = ?").bind(ruc(invented, n));
        found.fetch_one(&mut db).await.expect("it is there");
    }
    let lookup = begun.elapsed().as_secs_f64() / float(LOOKUPS);
    tell("SQLite, FTS5 with prefixes of 3 and 4", rows, size, Some(names), lookup);
    for (title, shape) in SHAPES {
        let mut times = Vec::new();
        for query in queries(invented, SEARCHES, *shape) {
            let select = "SELECT padron.* FROM names JOIN padron ON ruc = names.rowid WHERE names MATCH ? LIMIT 20";
            let begun = Instant::now();
            let found = sqlx::query(select)
                .bind(matching(&query, *shape))
                .fetch_all(&mut db)
                .await
                .expect("rows");
            times.push(begun.elapsed());
            assert!(found.iter().all(|row| row.get::<i64, _>(0) > 0));
        }
        let (middle, slow) = quantiles(times);
        println!("\nSQLite, {title}, not ranked: p50 {middle:.3} ms, p99 {slow:.2} ms");
    }
}

/// A query in the language of FTS5.
fn matching(query: &str, shape: Shape) -> String {
    // Without marks: FTS5 takes a word with one for a phrase, which needs positions.
    let bare = |word: &str| {
        word.chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
    };
    let words: Vec<String> = query
        .split_whitespace()
        .map(|word| format!("\"{}\"", bare(word)))
        .collect();
    let open = if matches!(shape, Shape::Words) { "" } else { " *" };
    words.join(" AND ") + open
}

fn ruc(invented: Invented, n: u64) -> i64 {
    let taxpayer = invented.mixed(n.wrapping_mul(7_919) % invented.rows);
    invented.ruc(taxpayer).parse().expect("digits")
}

fn tell(store: &str, rows: Took, size: u64, names: Option<(Took, u64)>, lookup: f64) {
    let (time, more) = names.map_or(("–".to_owned(), "–".to_owned()), |(took, size)| {
        (seconds(took), format!("{:.0} MB", float(size) / 1e6))
    });
    let size = float(size) / 1e6;
    println!(
        "| {store} | {} | {size:.0} MB | {time} | {more} | {:.1} µs |",
        seconds(rows),
        lookup * 1e6
    );
}

/// By the wall, and of this process by the processor: a server's own is not in it.
fn seconds(took: Took) -> String {
    format!("{:.1} s ({:.1} s CPU)", took.wall, took.cpu)
}

//! How fast the XML of 10,000 and of 100,000 documents is packed, and in how much memory, on both engines, beside `zip -0`
//! and `zip` on the same files: `target/release/zip-archive`, with `sqlite` or `postgres` for one of them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sea_orm_migration::prelude::{Expr, ExprTrait, Query};
use sea_orm_migration::sea_orm::ConnectionTrait;
use talonario::kit::db::Source;
use talonario::kit::secrets::digest;
use tests::make::RUC;
use tests::{Engine, TestApp, make};
use types::accounts::Account;
use types::documents::{CreateDocument, Document};
use types::reports::{CreateReport, GetReport, NewReport, ReportFormat, ReportState};
use uuid::Uuid;

const FEW: i64 = 10_000;
const MANY: i64 = 100_000;

/// So often each is measured; what is told is the middle one.
const TIMES: usize = 3;
/// So many documents are written at a time.
const BATCH: usize = 500;

/// How long it took, how large the archive is, and the most memory of the process.
#[derive(Clone, Copy, Debug, Default)]
struct Measured {
    time: Duration,
    archive: u64,
    memory: u64,
}

#[tokio::main]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |engine: &Engine| named.is_empty() || named.contains(&format!("{engine:?}").to_lowercase());
    println!("| engine | documents | XML | what | time | MB/s of XML | archive | memory |");
    println!("|---|---:|---:|---|---:|---:|---:|---:|");
    for engine in [Engine::Sqlite, Engine::Postgres].into_iter().filter(is_wanted) {
        let app = TestApp::start(engine).await;
        let (account, first) = first(&app).await;
        let folder = app.kept(&account);
        let mut size = 0;
        for (from, to) in [(1, FEW), (FEW, MANY)] {
            size += copies(&app, &account, &first, &folder, from + 1..to + 1).await;
            eprintln!("{engine:?}: {to} documents written");
            for (name, measured) in [
                ("Talonario", ours(&app, &account).await),
                ("`zip -0`", theirs(&folder, &["-0"]).await),
                ("`zip`", theirs(&folder, &[]).await),
            ] {
                let megabytes = |bytes: u64| float(bytes) / 1e6;
                println!(
                    "| {engine:?} | {to} | {:.0} MB | {name} | {:.2} s | {:.0} | {:.0} MB | {:.0} MB |",
                    megabytes(size),
                    measured.time.as_secs_f64(),
                    megabytes(size) / measured.time.as_secs_f64(),
                    megabytes(measured.archive),
                    float(measured.memory) / 1e3,
                );
            }
        }
    }
}

/// The account, and the document that all others are like.
async fn first(app: &TestApp) -> (Account, Document) {
    let account = app.account(&app.world.sillar, "pukara").await;
    app.limit(&app.world.sillar, account.id, make::documents_limit(None, false))
        .await;
    let key = app.key(&app.world.sillar, &account).await;
    let call = CreateDocument {
        account_id: account.id,
        xml: make::factura(RUC, 1, "2026-11-21"),
    };
    let document = app.with_key(&key).ok(call).await.document;
    (account, document)
}

/// Writes documents of those numbers with their XML, and tells how large that is.
async fn copies(
    app: &TestApp,
    account: &Account,
    like: &Document,
    folder: &Path,
    numbers: std::ops::Range<i64>,
) -> u64 {
    let mut size = 0;
    let numbers: Vec<i64> = numbers.collect();
    for batch in numbers.chunks(BATCH) {
        let mut files = Vec::with_capacity(batch.len());
        for number in batch {
            let xml = make::factura(&account.tax_id, *number, &format!("2026-11-{:02}", 1 + number % 21));
            let sha256 = digest(&xml);
            fs::write(folder.join(format!("{sha256}.xml")), &xml).expect("a file");
            size += u64::try_from(xml.len()).expect("a size");
            files.push((*number, sha256, xml.len()));
        }
        let written = app.context.db.write(async |tx| {
            let columns = [
                "reseller_id",
                "account_id",
                "kind",
                "series",
                "environment",
                "total_minor",
                "total_currency",
                "counted",
                "received_at",
                "admitted_at",
                "state",
                "state_proved",
                "cycle_changes",
            ];
            for (number, sha256, bytes) in &files {
                let mut select = Query::select();
                let day: chrono::NaiveDate = format!("2026-11-{:02}", 1 + number % 21).parse().expect("a day");
                select
                    .columns(columns)
                    .expr(Expr::val(id(*number)))
                    .expr(Expr::val(*number))
                    .expr(Expr::val(format!("01-F001-{number}")))
                    .expr(Expr::val(day))
                    .expr(Expr::val(sha256.clone()))
                    .expr(Expr::val(i64::try_from(*bytes).expect("a size")))
                    .from("documents")
                    .and_where(Expr::col("id").eq(like.id.0));
                let mut insert = Query::insert();
                insert
                    .into_table("documents")
                    .columns(columns.into_iter().chain([
                        "id",
                        "number",
                        "identity",
                        "issued_on",
                        "sha256",
                        "xml_bytes",
                    ]))
                    .select_from(select)
                    .expect("as many values as columns");
                tx.executor().execute(&insert).await?;
            }
            Ok(())
        });
        written.await.expect("the documents are written");
    }
    size
}

fn id(number: i64) -> Uuid {
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis(1_795_000_000_000, &bytes).into_uuid()
}

/// The archive as a job of ours makes it, with all that belongs to that.
async fn ours(app: &TestApp, account: &Account) -> Measured {
    let manager = app.manager();
    let month = "2026-11".parse().expect("a month");
    let mut all = Vec::new();
    for _ in 0..TIMES {
        let body = NewReport {
            account_id: Some(account.id),
            from: month,
            to: month,
            kinds: Vec::new(),
            environment: None,
            format: ReportFormat::Zip,
        };
        let report_id = manager.ok(CreateReport { body }).await.id;
        // From here on the most memory is counted anew.
        fs::write("/proc/self/clear_refs", "5").expect("Linux");
        let before = status("self", "VmRSS").unwrap_or_default();
        let begun = Instant::now();
        app.work().await;
        let time = begun.elapsed();
        let most = status("self", "VmHWM").unwrap_or_default();
        let report = manager.ok(GetReport { report_id }).await;
        assert_eq!(report.state, ReportState::Ready);
        all.push(Measured {
            time,
            archive: report
                .bytes
                .and_then(|bytes| u64::try_from(bytes).ok())
                .expect("a size"),
            memory: most.saturating_sub(before),
        });
    }
    middle(all)
}

/// The archive as `zip` makes it of the same files.
async fn theirs(folder: &Path, options: &[&str]) -> Measured {
    let archive = folder.join("../archive.zip");
    let mut all = Vec::new();
    for _ in 0..TIMES {
        drop(fs::remove_file(&archive));
        let mut command = Command::new("zip");
        command.args(options).args(["-q", "-r"]).arg(&archive).arg(".");
        let begun = Instant::now();
        let mut child = command
            .current_dir(folder)
            .stdin(Stdio::null())
            .spawn()
            .expect("zip is installed");
        let mut memory = 0;
        while child.try_wait().expect("a child").is_none() {
            memory = Ord::max(memory, status(&child.id().to_string(), "VmHWM").unwrap_or_default());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        // Ours is on the disk when it is ready.
        fs::File::open(&archive)
            .and_then(|file| file.sync_all())
            .expect("the archive");
        all.push(Measured {
            time: begun.elapsed(),
            archive: fs::metadata(&archive).expect("the archive").len(),
            memory,
        });
    }
    drop(fs::remove_file(&archive));
    middle(all)
}

fn middle(mut all: Vec<Measured>) -> Measured {
    all.sort_by_key(|measured| measured.time);
    all.get(TIMES / 2).copied().unwrap_or_default()
}

/// A line of what the system says of a process, in kilobytes.
fn status(process: &str, name: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "far below 2^53")]
const fn float(number: u64) -> f64 {
    number as f64
}

//! The commands of the service.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use talonario::kit::config::Config;
use talonario::kit::error::{Error, Result};
use talonario::kit::observe;
use talonario::{app, boletos, demo, dunning, invoices, retention, serve, subscriptions, users};
use tokio::sync::watch;
use validator::Validate;

mod import;

/// Many small things live as long as a request: glibc's own allocator takes a tenth of the time of an admission.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The back office of resellers of electronic-invoicing software.
#[derive(Parser)]
#[command(version, about)]
struct Command {
    #[command(flatten)]
    config: Config,

    /// Log JSON lines instead of plain ones.
    #[arg(long, env = "TALONARIO_LOG_JSON", global = true)]
    log_json: bool,

    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Migrate the database and serve the API, and the browser application where it is built.
    Serve,
    /// Bring the database's schema up to date.
    Migrate,
    /// Print the API's OpenAPI document.
    Openapi,
    /// Fill an empty installation with invented resellers, accounts and a year of documents.
    Demo,
    /// Create the installation's first operator; the password is read from TALONARIO_OPERATOR_PASSWORD.
    Operator { email: String, name: String },
    /// Count everything anew from the documents and tell which counters differ; ends with 2 when any does.
    Recount {
        /// Put right what differs.
        #[arg(long)]
        repair: bool,
    },
    /// Move the files of documents older than their plan keeps at hand to the folder given with `--colder`, as is done
    /// once a day while the service runs; ends with 2 when a file is missing.
    Retain {
        /// Only tell how many documents that would be.
        #[arg(long)]
        dry_run: bool,
    },
    /// Charge every period of a subscription that has begun, issue the invoices of months that have and tell of them, as is
    /// done while the service runs.
    Charge,
    /// Take every step of the overdue ladder that is due, and undo what is paid, as is done while the service runs; ends
    /// with 2 when an account could not be looked at.
    Dun,
    /// SUNAT's registry of taxpayers.
    Padron {
        #[command(subcommand)]
        what: Padron,
    },
}

#[derive(Subcommand)]
enum Padron {
    /// Import the padrón reducido from its archive or its text, a file or an address (`https://…`); it answers when all of
    /// it is in. From an address only what is newer is fetched, and what broke off goes on.
    Import {
        source: String,
        /// It is the padrón reducido de locales anexos: the branches of taxpayers.
        #[arg(long)]
        branches: bool,
        /// Take it even if it holds less than nine tenths of the taxpayers of the one before.
        #[arg(long)]
        allow_fewer: bool,
    },
}

#[actix_web::main]
async fn main() -> ExitCode {
    let command = Command::parse();
    observe::start_logging(command.log_json);
    match run(command).await {
        Ok(code) => code,
        Err(error) => {
            tracing::error!(%error, "the command failed");
            ExitCode::FAILURE
        }
    }
}

/// How the process ends when counters differed, or files are missing.
const DIFFERS: u8 = 2;

async fn run(command: Command) -> Result<ExitCode> {
    let config = command.config;
    let mut code = ExitCode::SUCCESS;
    if let What::Openapi = command.what {
        print!("{}", app::document().to_yaml().map_err(Error::broken)?);
        return Ok(code);
    }
    config.validate().map_err(Error::broken)?;
    let context = serve::context(&config).await?;
    context.db.migrate().await?;
    match command.what {
        What::Serve => {
            let listener = serve::listen(&config).map_err(Error::broken)?;
            let address = listener.local_addr().map_err(Error::broken)?;
            let server = serve::run(&config, context.clone(), listener)?;
            tracing::info!("listening on http://{address}");
            tokio::spawn(serve::tend_metrics());
            tokio::spawn(serve::sweep(context.clone()));
            tokio::spawn(serve::recount(context.clone()));
            tokio::spawn(serve::watch(context.clone()));
            tokio::spawn(serve::follow(context.clone()));
            tokio::spawn(serve::retain(context.clone()));
            tokio::spawn(serve::charge(context.clone()));
            tokio::spawn(serve::dun(context.clone()));
            tokio::spawn(serve::update_padron(context.clone()));
            let jobs = serve::start_jobs(context.clone())?;
            let (stop, stopped) = watch::channel(false);
            let post = tokio::spawn(serve::post(context.clone(), stopped));
            server.await.map_err(Error::broken)?;
            stop.send_replace(true);
            post.await.map_err(Error::broken)?;
            drop(jobs);
            tracing::info!("stopped");
        }
        What::Migrate | What::Openapi => {}
        What::Demo => demo::fill(&context, &config.data).await?,
        What::Operator { email, name } => {
            let password = std::env::var("TALONARIO_OPERATOR_PASSWORD").map_err(Error::broken)?;
            users::service::create_operator(&context, &email, &name, &password).await?;
        }
        What::Recount { repair } => {
            if recount(&context, repair).await? {
                code = ExitCode::from(DIFFERS);
            }
        }
        What::Retain { dry_run } => {
            if retain(&context, dry_run).await? {
                code = ExitCode::from(DIFFERS);
            }
        }
        What::Charge => {
            let report = subscriptions::run_service::all(&context).await?;
            let invoices = invoices::run_service::all(&context).await?;
            boletos::invoice_service::tell_all(&context).await?;
            println!(
                "{} begun, {} charged, {} issued",
                counted(report.begun, "subscription"),
                counted(report.periods, "period"),
                counted(invoices, "invoice")
            );
        }
        What::Dun => {
            let report = dunning::run_service::all(&context).await?;
            println!(
                "{}, {} taken, {} lifted, {} failed",
                counted(report.accounts, "account"),
                counted(report.steps, "step"),
                report.lifted,
                report.failed
            );
            if report.failed > 0 {
                code = ExitCode::from(DIFFERS);
            }
        }
        What::Padron {
            what:
                Padron::Import {
                    source,
                    branches,
                    allow_fewer,
                },
        } => println!("{}", import::run(&context, &source, branches, allow_fewer).await?),
    }
    context.db.close().await?;
    Ok(code)
}

/// Tells what was moved, and what is missing, a line for each file; whether anything is.
async fn retain(context: &talonario::kit::context::Context, dry_run: bool) -> Result<bool> {
    if !context.files.has_colder() {
        return Err(Error::broken(
            "there is no folder for colder storage: give one with --colder",
        ));
    }
    let report = retention::service::all(context, dry_run).await?;
    for file in &report.missing {
        println!("missing: {file}");
    }
    let what = if dry_run { "would be moved" } else { "moved" };
    println!("{} documents {what}, {} bytes", report.documents, report.bytes);
    Ok(!report.missing.is_empty())
}

/// Tells what differs, a line for each counter; whether anything does.
async fn recount(context: &talonario::kit::context::Context, repair: bool) -> Result<bool> {
    let report = talonario::recount::service::all(context, repair).await?;
    for difference in &report.differences {
        println!("{difference}");
    }
    println!(
        "{} accounts, {} counters differ, {} repaired",
        report.accounts,
        report.differences.len(),
        report.repaired
    );
    Ok(!report.differences.is_empty())
}

/// How many there are of something.
fn counted(count: u64, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

//! Running the service: what is shared is made once, then workers answer until the process is asked to stop.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};
use chrono::TimeDelta;
use tokio::sync::watch;
use tracing_actix_web::TracingLogger;

use crate::accounts::key_holders::KeyHolders;
use crate::admissions::queue::Admissions;
use crate::app::{Described, Parts, configure, document};
use crate::kit::clock::{Clock, SystemClock};
use crate::kit::config::Config;
use crate::kit::context::{Context, PadronFrom};
use crate::kit::db::Db;
use crate::kit::error::{Error, Result};
use crate::kit::files::Files;
use crate::kit::http::Addresses;
use crate::kit::jobs::{Crew, Taken};
use crate::kit::mail::{Mail, queue};
use crate::kit::observe::RequestSpan;
use crate::kit::outside::{Outside, PATIENCE};
use crate::kit::random::{Random, SystemRandom};
use crate::kit::seal::Seals;
use crate::kit::secrets::MasterKey;
use crate::kit::site::Site;
use crate::kit::{http, observe, once};
use crate::lookup::queue::Lookups;
use crate::{auth, boletos, documents, dunning, invoices, links, lookup, recount, reports, retention, subscriptions};

/// What is being answered when the process is asked to stop has so long to finish.
const FAREWELL_SECONDS: u64 = 20;
/// So often what was measured is added up.
const METRICS: Duration = Duration::from_secs(5);
/// So often what expired is removed.
const SWEEP: Duration = Duration::from_secs(3600);
/// So often it is asked whose counters are to be counted anew.
const RECOUNT: Duration = Duration::from_secs(600);
/// So often it is asked whether files are to be moved to colder storage.
const RETAIN: Duration = Duration::from_secs(1800);
/// So often it is looked for what needs a person.
const WATCH: Duration = Duration::from_secs(20);
/// So often it is looked for periods to charge.
const CHARGE: Duration = Duration::from_secs(20);
/// So often it is looked for what is overdue.
const DUN: Duration = Duration::from_secs(15);
/// So often it is asked whether it is the hour to look for a newer padrón.
const UPDATE: Duration = Duration::from_secs(300);
/// So often the mails that wait are looked at.
const POST: Duration = Duration::from_secs(2);
/// A process does so many jobs at a time.
const JOBS: usize = 2;
/// The answers to repeated requests, and ended sessions, are kept so long.
const KEPT_HOURS: i64 = 72;
/// How many ports are tried before giving up.
const PORTS: u16 = 50;

/// Opens everything a process of the service needs.
///
/// # Errors
/// When the data folder, the key or the database cannot be opened.
pub async fn context(config: &Config) -> Result<Context> {
    std::fs::create_dir_all(&config.data).map_err(Error::broken)?;
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let master = match &config.master_key {
        Some(text) => MasterKey::parse(text)?,
        None => MasterKey::kept_in(&config.data.join("master.key"), &*random)?,
    };
    let before = config
        .previous_master_key
        .as_deref()
        .map(MasterKey::parse)
        .transpose()?;
    let files = Files::local(&config.data.join("files"))?;
    let files = match &config.colder {
        Some(folder) => files.with_colder(folder)?,
        None => files,
    };
    let db = Db::connect(&config.database_url(), config.connections)
        .await
        .map_err(Error::broken)?;
    Ok(Context {
        db,
        files,
        clock,
        random,
        seals: Seals::of(&master, before.as_ref()),
        outside: Outside {
            private_hosts: config.allow_private_hosts,
            patience: PATIENCE,
        },
        master,
        https: config.https,
        mail: Mail::of(config)?,
        padron: Arc::new(padron::Store::at(&config.padron_folder(), padron::Kind::Taxpayers)),
        branches: Arc::new(padron::Store::at(&config.branches_folder(), padron::Kind::Branches)),
        padron_from: PadronFrom {
            url: config.padron_url.as_deref().map(Into::into),
            hour: config.padron_hour,
        },
        registries: lookup::settings::read(config.lookup_providers.as_deref())?,
        walks: Arc::default(),
        providers: config.providers()?,
    })
}

/// A socket on the wanted port, or on the next free one when any will do.
///
/// # Errors
/// When none can be had.
pub fn listen(config: &Config) -> std::io::Result<TcpListener> {
    let last = if config.any_port {
        config.port.saturating_add(PORTS)
    } else {
        config.port
    };
    let mut result = TcpListener::bind((config.address.as_str(), config.port));
    for port in config.port..last {
        if result.is_ok() {
            break;
        }
        result = TcpListener::bind((config.address.as_str(), port + 1));
    }
    result
}

/// The running service on a socket.
///
/// # Errors
/// When the site cannot be read or the workers cannot start.
pub fn run(config: &Config, context: Context, listener: TcpListener) -> Result<Server> {
    let site = config.web.as_deref().map(Site::read).transpose()?.map(web::Data::new);
    let document = document();
    let described = Described {
        yaml: document.to_yaml().map_err(Error::broken)?,
        addresses: Addresses::of(&document),
    };
    let parts = Parts {
        keys: web::Data::new(KeyHolders::start(context.clone())?),
        sessions: web::Data::default(),
        admissions: web::Data::new(Admissions::start(context.clone())?),
        lookups: web::Data::new(Lookups::start(context.clone())?),
        context: web::Data::new(context),
        site,
        metrics: web::Data::new(observe::start_metrics()),
        document: web::Data::new(described),
    };
    let largest = web::PayloadConfig::new(documents::xml::MAXIMUM_BYTES);
    let app = move || {
        App::new()
            .app_data(largest.clone())
            .configure(|app| configure(app, &parts))
            .wrap(from_fn(http::tell_problems))
            .wrap(TracingLogger::<RequestSpan>::new())
    };
    let workers = config
        .workers
        .or_else(|| std::thread::available_parallelism().ok().map(usize::from))
        .unwrap_or(2);
    let server = HttpServer::new(app).workers(workers).shutdown_timeout(FAREWELL_SECONDS);
    Ok(server.listen(listener).map_err(Error::broken)?.run())
}

/// Adds up what was measured, for as long as the process lives: where nobody asks for the metrics, each request would
/// else be kept in memory until somebody does.
pub async fn tend_metrics() {
    let metrics = observe::start_metrics();
    loop {
        tokio::time::sleep(METRICS).await;
        metrics.run_upkeep();
    }
}

/// Sends mails as their time comes, until it is told to stop: then it finishes the one it is sending.
pub async fn post(context: Context, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = queue::deliver(&context, || *stop.borrow()).await {
            tracing::warn!(%error, "the mails that wait could not be read; it is tried again");
        }
        tokio::select! {
            () = tokio::time::sleep(POST) => {}
            told = stop.changed() => if told.is_err() { break },
        }
    }
}

/// Starts doing jobs, until what is given is dropped.
///
/// # Errors
/// When the machine gives no thread.
pub fn start_jobs(context: Context) -> Result<Crew> {
    Crew::start(context, JOBS, job)
}

/// Does a job, by its kind.
///
/// # Errors
/// What doing it says; of a kind that nobody knows it is broken.
pub async fn job(context: &Context, job: &Taken) -> Result<()> {
    match job.kind.as_str() {
        reports::work::KIND => reports::work::run(context, job).await,
        lookup::update_service::KIND => lookup::update_service::run(context, job).await,
        other => Err(Error::broken(format!(
            "nobody knows how to do a job of the kind {other}"
        ))),
    }
}

/// Counts every reseller anew once a day, and puts right what differs, for as long as the process lives.
pub async fn recount(context: Context) {
    loop {
        if let Err(error) = recount::service::due(&context).await {
            tracing::warn!(%error, "counting anew failed; it is tried again when it is due");
        }
        tokio::time::sleep(RECOUNT).await;
    }
}

/// Moves what is older than plans keep at hand to colder storage, once a day, for as long as the process lives.
pub async fn retain(context: Context) {
    loop {
        if let Err(error) = retention::service::due(&context).await {
            tracing::warn!(%error, "moving files to colder storage failed; it goes on tomorrow");
        }
        tokio::time::sleep(RETAIN).await;
    }
}

/// Looks for what needs a person and that no request brings, for as long as the process lives.
pub async fn watch(context: Context) {
    loop {
        if let Err(error) = crate::watch::service::due(&context).await {
            tracing::warn!(%error, "looking for what needs a person failed; it is tried again soon");
        }
        tokio::time::sleep(WATCH).await;
    }
}

/// Charges the periods that have begun, issues the invoices of months that have and tells of them, for as long as the process lives.
pub async fn charge(context: Context) {
    loop {
        if let Err(error) = subscriptions::run_service::due(&context).await {
            tracing::warn!(%error, "charging failed; it is tried again soon");
        }
        if let Err(error) = invoices::run_service::due(&context).await {
            tracing::warn!(%error, "invoicing failed; it is tried again soon");
        }
        if let Err(error) = boletos::invoice_service::due(&context).await {
            tracing::warn!(%error, "the letters of invoices could not be written; it is tried again soon");
        }
        tokio::time::sleep(CHARGE).await;
    }
}

/// Takes the steps of the overdue ladder, and undoes them, for as long as the process lives.
pub async fn dun(context: Context) {
    loop {
        if let Err(error) = dunning::run_service::due(&context).await {
            tracing::warn!(%error, "looking for what is overdue failed; it is tried again soon");
        }
        tokio::time::sleep(DUN).await;
    }
}

/// Cancels the boletos of payments that are waited for no more, for as long as the process lives.
pub async fn follow(context: Context) {
    loop {
        if let Err(error) = boletos::service::follow(&context).await {
            tracing::warn!(%error, "looking for boletos that are left over failed; it is tried again soon");
        }
        tokio::time::sleep(WATCH).await;
    }
}

/// Looks for a newer padrón at its hour, where one is set up, for as long as the process lives.
pub async fn update_padron(context: Context) {
    loop {
        if let Err(error) = lookup::update_service::due(&context).await {
            tracing::warn!(%error, "looking for a newer padrón failed; it is tried again soon");
        }
        tokio::time::sleep(UPDATE).await;
    }
}

/// Removes what expired, again and again, for as long as the process lives.
pub async fn sweep(context: Context) {
    loop {
        let before = context.now() - TimeDelta::hours(KEPT_HOURS);
        for swept in [
            once::forget(&context, before).await,
            auth::service::forget(&context, before).await,
            lookup::service::forget(&context).await,
            links::service::forget(&context, before).await,
            queue::forget(&context, before).await,
            reports::service::forget(&context).await,
        ] {
            if let Err(error) = swept {
                tracing::warn!(%error, "sweeping failed; it is tried again later");
            }
        }
        tokio::time::sleep(SWEEP).await;
    }
}

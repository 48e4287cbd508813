//! Settings: command line or environment, checked before anything starts.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use validator::{Validate, ValidationError};

use super::client::Remote;
use super::context::Providers;
use super::error::Result;

/// How one process of the service is set up. Every setting has its `TALONARIO_…` variable.
#[derive(Args, Clone, Debug, Validate)]
pub struct Config {
    /// Database: `sqlite:PATH` or `postgres://…`; a SQLite file in the data folder when left out.
    #[arg(long, env = "TALONARIO_DATABASE")]
    #[validate(custom(function = known_database))]
    pub database: Option<String>,

    /// Folder for what is not in the database: XML files, the master key, the SQLite file.
    #[arg(long, env = "TALONARIO_DATA", default_value = "data")]
    pub data: PathBuf,

    /// Folder for the files of documents older than their plan keeps at hand, such as one on a slower disk; without one
    /// they stay in the data folder.
    #[arg(long, env = "TALONARIO_COLDER")]
    pub colder: Option<PathBuf>,

    /// Folder of the imported padrón, such as one that several machines share; `padron` in the data folder without one.
    #[arg(long, env = "TALONARIO_PADRON")]
    pub padron: Option<PathBuf>,

    /// Address to listen on.
    #[arg(long, env = "TALONARIO_ADDRESS", default_value = "127.0.0.1")]
    pub address: String,

    /// Port to listen on; the next free one when it is taken and `--any-port` is given.
    #[arg(long, env = "TALONARIO_PORT", default_value_t = 8080)]
    #[validate(range(min = 1))]
    pub port: u16,

    /// Take the next free port when the wanted one is taken.
    #[arg(long, env = "TALONARIO_ANY_PORT")]
    pub any_port: bool,

    /// Folder of the built browser application, to serve it beside the API.
    #[arg(long, env = "TALONARIO_WEB")]
    pub web: Option<PathBuf>,

    /// Master key, 64 hexadecimal digits; made and kept in the data folder when left out.
    #[arg(long, env = "TALONARIO_MASTER_KEY", hide_env_values = true)]
    #[validate(length(equal = 64, message = "64 hexadecimal digits"))]
    pub master_key: Option<String>,

    /// Master key before this one, by which what it sealed still opens.
    #[arg(long, env = "TALONARIO_PREVIOUS_MASTER_KEY", hide_env_values = true)]
    #[validate(length(equal = 64, message = "64 hexadecimal digits"))]
    pub previous_master_key: Option<String>,

    /// Reach servers of the installation's own network too, when somebody names one, as a mail server to test.
    #[arg(long, env = "TALONARIO_ALLOW_PRIVATE_HOSTS")]
    pub allow_private_hosts: bool,

    /// Whether the service is reached by HTTPS only, which marks its cookies `Secure`.
    #[arg(long, env = "TALONARIO_HTTPS")]
    pub https: bool,

    /// Database connections for reading (SQLite) or for everything (PostgreSQL).
    #[arg(long, env = "TALONARIO_CONNECTIONS", default_value_t = 8)]
    #[validate(range(min = 1, max = 200))]
    pub connections: u32,

    /// Worker threads; one for each processor when left out.
    #[arg(long, env = "TALONARIO_WORKERS")]
    #[validate(range(min = 1, max = 256))]
    pub workers: Option<usize>,

    /// The address people reach it by, such as `https://back.example.com`: what links in mails begin with.
    #[arg(long, env = "TALONARIO_URL")]
    #[validate(custom(function = web_address))]
    pub url: Option<String>,

    /// Mail server: `smtp://USER:PASSWORD@HOST:PORT` (STARTTLS), `smtps://…` (TLS) or `smtp+plain://…` (unprotected);
    /// without one no mail is sent.
    #[arg(long, env = "TALONARIO_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,

    /// Who its mails are from: `Name <name@company.com>`.
    #[arg(long, env = "TALONARIO_MAIL_FROM")]
    pub mail_from: Option<String>,

    /// File of certificates (PEM) to trust beside those the machine trusts.
    #[arg(long, env = "TALONARIO_EXTRA_ROOTS")]
    pub extra_roots: Option<PathBuf>,

    /// File of the services that are asked about RUC, DNI and CNPJ after the padrón, as JSON; see docs/lookup.md.
    #[arg(long, env = "TALONARIO_LOOKUP_PROVIDERS")]
    pub lookup_providers: Option<PathBuf>,

    /// Address that newer versions of the padrón are fetched from, such as SUNAT's own,
    /// `https://www2.sunat.gob.pe/padron_reducido_ruc.zip`; without one it is imported by command alone.
    #[arg(long, env = "TALONARIO_PADRON_URL")]
    #[validate(custom(function = service_address))]
    pub padron_url: Option<String>,

    /// Hour of the day in Lima, 0 to 23, at which it is looked there for a newer one; without one it is done when asked for.
    #[arg(long, env = "TALONARIO_PADRON_HOUR")]
    #[validate(range(max = 23))]
    pub padron_hour: Option<u32>,

    /// Address of Asaas's API, with which resellers of Brazil register boletos.
    #[arg(long, env = "TALONARIO_ASAAS_URL", default_value = "https://api.asaas.com/v3")]
    #[validate(custom(function = service_address))]
    pub asaas_url: String,

    /// Address of Asaas's sandbox, where no money moves.
    #[arg(
        long,
        env = "TALONARIO_ASAAS_SANDBOX_URL",
        default_value = "https://api-sandbox.asaas.com/v3"
    )]
    #[validate(custom(function = service_address))]
    pub asaas_sandbox_url: String,

    /// Seconds that each answer of a payment provider may take.
    #[arg(long, env = "TALONARIO_PROVIDER_TIMEOUT", default_value_t = 8)]
    #[validate(range(min = 1, max = 10))]
    pub provider_timeout: u64,
}

impl Config {
    /// Payment providers at their addresses. What is sent to them names the reseller's own key each time.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn providers(&self) -> Result<Providers> {
        let patience = Duration::from_secs(self.provider_timeout);
        Ok(Providers {
            asaas: Remote::new(&self.asaas_url, patience)?,
            asaas_sandbox: Remote::new(&self.asaas_sandbox_url, patience)?,
        })
    }

    /// The folder of the padrón, with the default filled in.
    #[must_use]
    pub fn padron_folder(&self) -> PathBuf {
        self.padron.clone().unwrap_or_else(|| self.data.join("padron"))
    }

    /// Where the imported registry of branches is.
    #[must_use]
    pub fn branches_folder(&self) -> PathBuf {
        self.padron_folder().join("branches")
    }

    /// The database's URL, with the default filled in.
    #[must_use]
    pub fn database_url(&self) -> String {
        let file = || format!("sqlite:{}", self.data.join("talonario.sqlite").display());
        self.database.clone().unwrap_or_else(file)
    }
}

fn web_address(url: &str) -> std::result::Result<(), ValidationError> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_host = |host: &str| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    let fault = || ValidationError::new("url").with_message("https://HOST, without a path".into());
    match rest.map(|rest| rest.trim_end_matches('/')) {
        Some(host) if is_host(host) => Ok(()),
        _ => Err(fault()),
    }
}

fn known_database(url: &str) -> std::result::Result<(), ValidationError> {
    let known = ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    let fault = || ValidationError::new("database").with_message("sqlite:PATH or postgres://…".into());
    if known { Ok(()) } else { Err(fault()) }
}

fn service_address(url: &str) -> std::result::Result<(), ValidationError> {
    let known = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    let fault = || ValidationError::new("address").with_message("https://…".into());
    if known { Ok(()) } else { Err(fault()) }
}

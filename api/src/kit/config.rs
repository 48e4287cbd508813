//! Settings: command line or environment, checked before anything starts.

use std::path::PathBuf;

use clap::Args;
use validator::{Validate, ValidationError};

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
}

impl Config {
    /// The database's URL, with the default filled in.
    #[must_use]
    pub fn database_url(&self) -> String {
        let file = || format!("sqlite:{}", self.data.join("talonario.sqlite").display());
        self.database.clone().unwrap_or_else(file)
    }
}

fn known_database(url: &str) -> Result<(), ValidationError> {
    let known = ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    let fault = || ValidationError::new("database").with_message("sqlite:PATH or postgres://…".into());
    if known { Ok(()) } else { Err(fault()) }
}

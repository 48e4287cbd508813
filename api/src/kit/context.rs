//! Everything a service needs of the world outside, in one value that is passed in.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::client::Remote;
use super::clock::Clock;
use super::db::Db;
use super::files::Files;
use super::mail::Mail;
use super::outside::Outside;
use super::random::{self, Random};
use super::registries::Registries;
use super::seal::Seals;
use super::secrets::MasterKey;
use super::walks::Walks;

/// What a service needs of the world outside.
#[derive(Clone)]
pub struct Context {
    pub db: Db,
    pub files: Files,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    pub master: MasterKey,
    /// What seals the secrets that must be read back.
    pub seals: Seals,
    /// How servers are reached that somebody named.
    pub outside: Outside,
    /// Whether cookies are marked `Secure`.
    pub https: bool,
    pub mail: Mail,
    /// SUNAT's registry of taxpayers, as it was imported here.
    pub padron: Arc<padron::Store>,
    /// Where newer versions of it come from.
    pub padron_from: PadronFrom,
    /// SUNAT's registry of their branches.
    pub branches: Arc<padron::Store>,
    pub registries: Registries,
    /// Who walks through the numbers of registries, as this process knows.
    pub walks: Arc<Walks>,
    pub providers: Providers,
}

/// Where newer versions of the padrón come from, and when it is looked for one.
#[derive(Clone, Debug, Default)]
pub struct PadronFrom {
    pub url: Option<Arc<str>>,
    /// The hour of the day in Lima.
    pub hour: Option<u32>,
}

/// Asaas at its addresses: where money moves, and where it does not.
#[derive(Clone, Debug)]
pub struct Providers {
    pub asaas: Remote,
    pub asaas_sandbox: Remote,
}

impl Context {
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new id of this instant.
    #[must_use]
    pub fn id(&self) -> Uuid {
        random::id(&*self.random, self.now())
    }

    /// The same world at another time.
    #[must_use]
    pub fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self.clone() }
    }
}

//! Look-ups: who is behind a RUC, DNI or CNPJ. SUNAT's *padrón reducido*, imported from its file, answers first;
//! then providers, asked over HTTP one after the other while they fail.
//!
//! There are four answers, and none is ever taken for another: found, not found, failed, not configured. What failed
//! is neither kept nor counted. An import of the padrón becomes visible whole, in one moment, and only when its end
//! was reached; until then the one before answers. No number is logged: it may be a person's. Whoever walks
//! through numbers is stopped for a while.

pub mod annexes;
pub mod contract_routes;
pub mod import;
pub mod queue;
pub mod routes;
pub mod service;
pub mod settings;
pub mod stop_routes;
pub mod update_service;

mod answer_entity;
mod asking;
mod description;
mod disk;
mod fetch;
mod model;
mod month_entity;
mod names_service;
mod provider_service;
mod providers;
mod quota_entity;
mod quota_store;
mod reading;
mod several_service;
mod shelf;
mod stop_entity;
mod stop_letter;
mod stop_model;
mod stop_service;
mod stop_store;
mod store;
mod tally;
mod update_entity;
mod update_store;

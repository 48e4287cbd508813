//! Look-ups: who is behind a RUC, DNI or CNPJ. SUNAT's *padrón reducido*, imported from its file, answers first;
//! then a provider, asked over HTTP.
//!
//! There are four answers, and none is ever taken for another: found, not found, failed, not configured. What failed
//! is neither kept nor counted. An import of the padrón becomes visible whole, in one moment, and only when its end
//! was reached; until then the one before answers. No number is logged: it may be a person's.

pub mod annexes;
pub mod contract_routes;
pub mod import;
mod names_service;
pub mod routes;
pub mod service;
mod several_service;
mod store;

mod answer_entity;
mod brasilapi;
mod decolecta;
mod disk;
mod model;
mod month_entity;
mod provider;
mod shelf;

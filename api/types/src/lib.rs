//! What goes over the wire: every request, reply, value and error code of the API, in one place for
//! the service, the browser application and the tests. No I/O, no ORM; compiles natively and for wasm32.

pub mod kit;

pub mod access;
pub mod pix;
pub mod tax_id;

pub mod accounts;
pub mod admissions;
pub mod audit;
pub mod auth;
pub mod boletos;
pub mod documents;
pub mod dunning;
pub mod inbox;
pub mod integrations;
pub mod invoices;
pub mod ledger;
pub mod limits;
pub mod links;
pub mod lookup;
pub mod modules;
pub mod moves;
pub mod overview;
pub mod payments;
pub mod places;
pub mod plans;
pub mod reports;
pub mod resellers;
pub mod retention;
pub mod settings;
pub mod statements;
pub mod subscriptions;
pub mod usage;
pub mod users;
pub mod views;

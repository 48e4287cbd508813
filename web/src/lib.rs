//! The browser application of Talonario: pages over the API, nothing of its own.

pub mod accounts;
pub mod app;
pub mod audit;
pub mod auth;
pub mod boletos;
pub mod chunks;
pub mod documents;
pub mod dunning;
pub mod inbox;
pub mod invoices;
pub mod kit;
pub mod limits;
pub mod links;
pub mod lookup;
pub mod modules;
pub mod moves;
pub mod overview;
pub mod payments;
pub mod plans;
pub mod reports;
pub mod resellers;
pub mod settings;
pub mod shell;
pub mod statements;
pub mod subscriptions;
pub mod usage;
pub mod users;
pub mod views;

/// Puts the application on the page. The shape that `index.html` shows goes when it is known who is there.
pub fn start() {
    console_error_panic_hook::set_once();
    kit::text::detect_language();
    leptos::mount::mount_to_body(shell::App);
    auth::session::begin();
    chunks::begin_to_load();
}

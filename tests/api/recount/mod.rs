//! Counting everything anew: what differs is told and put right, and what is right is left alone.

mod chance;
mod command;
mod falsified;
mod meanwhile;
mod money;
mod sales;
mod turns;
mod upgrade;

use talonario::recount::{Difference, Report, service};
use tests::TestApp;

pub(crate) async fn recount(app: &TestApp, repair: bool) -> Report {
    service::all(&app.context, repair).await.expect("a report")
}

/// The tables and counters that differ.
fn named(differences: &[Difference]) -> Vec<String> {
    let name = |each: &Difference| format!("{}.{}", each.table, each.counter);
    differences.iter().map(name).collect()
}

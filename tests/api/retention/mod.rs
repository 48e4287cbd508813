//! Retention: what is older than its plan keeps at hand moves to colder storage, and is given out from there as before.

mod command;
mod late;

use tests::world::Tenant;
use tests::{Caller, TestApp};
use types::accounts::Account;
use types::plans::PlanTerms;

/// An account whose plan keeps files at hand for so many months, and its software.
async fn kept_for<'a>(app: &'a TestApp, tenant: &Tenant, months: Option<i64>) -> (Account, Caller<'a>) {
    let terms = PlanTerms {
        months_at_hand: months,
        ..PlanTerms::default()
    };
    let hostname = format!("archivos-{}", months.unwrap_or_default());
    let account = app.account_on(tenant, &hostname, terms).await;
    let key = app.key(tenant, &account).await;
    let software = app.with_key(&key);
    (account, software)
}

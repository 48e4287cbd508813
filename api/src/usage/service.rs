//! Reading usage, and what an account's software reports of itself.

use chrono::Months;
use serde_json::json;
use types::accounts::AccountId;
use types::tax_id::Country;
use types::usage::{Usage, UsersReport};

use super::cycle::CycleRule;
use super::{month_store, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};

/// So many cycles are told at most.
const CYCLES_TOLD: u32 = 13;

/// An account's usage in its last cycles and in all. The day is Peru's: of all places it changes there last.
pub async fn find(context: &Context, scope: &Scope, account: AccountId) -> Result<Usage> {
    let account = scope.account(account)?;
    let today = CycleRule::new(Country::Pe, 1).today(context.now());
    let counts = store::of_account(&context.db, scope, account, today).await?;
    let lookups = month_store::lookups(&context.db, scope, account, today).await?;
    let after = today - Months::new(CYCLES_TOLD);
    let cycles = store::last_cycles(&context.db, scope, account, after, CYCLES_TOLD).await?;
    Ok(Usage {
        account_id: account,
        cycles,
        total_documents: counts.total_documents,
        total_demo_documents: counts.total_demo_documents,
        users: counts.users,
        lookups,
    })
}

/// Takes an account's own word for how many users it has.
pub async fn report_users(context: &Context, scope: &Scope, account: AccountId, report: UsersReport) -> Result<Usage> {
    let users = report.parse()?;
    let account = scope.account(account)?;
    context
        .db
        .write(async |tx| {
            store::set_users(tx, scope, account, users).await?;
            let facts = Change::facts(&json!({"users": users}));
            let event = scope.event("account.users_reported", account.0, facts);
            outbox::record(context, tx, event).await
        })
        .await?;
    find(context, scope, account).await
}

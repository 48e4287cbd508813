//! Reading usage.

use chrono::Months;
use types::accounts::AccountId;
use types::tax_id::Country;
use types::usage::Usage;

use super::cycle::CycleRule;
use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// So many cycles are told at most.
const CYCLES_TOLD: u32 = 13;

/// An account's usage in its last cycles and in all. The day is Peru's: of all places it changes there last.
pub async fn find(context: &Context, scope: &Scope, account: AccountId) -> Result<Usage> {
    let account = scope.account(account)?;
    let today = CycleRule::new(Country::Pe, 1).today(context.now());
    let counts = store::of_account(&context.db, scope, account, today).await?;
    let after = today - Months::new(CYCLES_TOLD);
    let cycles = store::last_cycles(&context.db, scope, account, after, CYCLES_TOLD).await?;
    Ok(Usage {
        account_id: account,
        cycles,
        total_documents: counts.total_documents,
        total_demo_documents: counts.total_demo_documents,
        users: counts.users,
        establishments: counts.establishments,
    })
}

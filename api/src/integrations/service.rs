//! How an account stands, for its software to act on.

use types::accounts::{AccountId, LockLevel};
use types::integrations::{AccountStanding, Leave};
use types::kit::problem::Code;
use types::limits::Limit;

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::limits::service as limits;
use crate::usage::store as usage;

/// What an account's software may do now.
pub async fn standing(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountStanding> {
    let account = accounts::find(&context.db, scope, id).await?;
    let span = account.cycle_now(context.now());
    let counts = usage::of_account(&context.db, scope, id, span.starts_on).await?;
    let told = limits::told(&account, span, counts);
    Ok(AccountStanding {
        account_id: id,
        add_user: leave(&account, LockLevel::Users, Some(&told.users)),
        issue: leave(&account, LockLevel::Issuing, Some(&told.documents)),
        sign_in: leave(&account, LockLevel::Everything, None),
        state: account.state,
        environment: account.environment,
        documents: told.documents,
        users: told.users,
        cycle: told.cycle,
        must_change_password: account.must_change_password,
        sessions_valid_from: account.sessions_valid_from,
    })
}

/// The lock is named before the limit: lifting the limit would not help.
fn leave(account: &Contract, what: LockLevel, limit: Option<&Limit>) -> Leave {
    let full = limit.is_some_and(|limit| limit.remaining == Some(0));
    Leave::unless(if !account.state.lets(what) {
        Some(Code::AccountLocked)
    } else if full {
        Some(Code::LimitReached)
    } else {
        None
    })
}

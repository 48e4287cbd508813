//! How an account stands, for its software to act on.

use types::accounts::{AccountId, LockLevel};
use types::integrations::{AccountStanding, Leave};
use types::kit::problem::Code;
use types::limits::{Limits, Meter};

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
        add_user: more(&account, &told, Meter::Users),
        add_establishment: more(&account, &told, Meter::Establishments),
        issue: more(&account, &told, Meter::Documents),
        note: more(&account, &told, Meter::SalesNotes),
        look_up: more(&account, &told, Meter::Lookups),
        sign_in: leave(&account, LockLevel::Everything, false),
        state: account.state,
        environment: account.environment,
        documents: told.documents,
        sales_notes: told.sales_notes,
        lookups: told.lookups,
        users: told.users,
        establishments: told.establishments,
        sales_amount: told.sales_amount,
        currency: told.currency,
        cycle: told.cycle,
        must_change_password: account.must_change_password,
        sessions_valid_from: account.sessions_valid_from,
    })
}

/// Whether there may be one more of a meter. A document is sold, too, and a sales note is a document where the plan
/// says so: both need room in both limits.
fn more(account: &Contract, told: &Limits, meter: Meter) -> Leave {
    let beside = match meter {
        Meter::Documents => Some(Meter::SalesAmount),
        Meter::SalesNotes if account.terms.sales_notes_count => Some(Meter::Documents),
        _ => None,
    };
    let full = told.of(meter).is_reached() || beside.is_some_and(|beside| told.of(beside).is_reached());
    leave(account, meter.stopped_by(), full)
}

/// The lock is named before the limit: lifting the limit would not help.
fn leave(account: &Contract, what: LockLevel, full: bool) -> Leave {
    Leave::unless(if !account.state.lets(what) {
        Some(account.stopped_by())
    } else if full {
        Some(Code::LimitReached)
    } else {
        None
    })
}

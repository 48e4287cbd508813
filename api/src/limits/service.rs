//! Reading and changing an account's limits.

use types::accounts::{Account, AccountId};
use types::limits::{LimitChange, Limits, LimitsChange};

use crate::access::Scope;
use crate::accounts::model::{Contract, Terms};
use crate::accounts::service as accounts;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::usage::cycle::{CycleRule, Span};
use crate::usage::store::Counts;

/// An account's limits as they stand.
pub async fn find(context: &Context, scope: &Scope, account: AccountId) -> Result<Limits> {
    let account = accounts::find(context, scope, account).await?;
    Ok(of_account(context, account))
}

/// Switches limits on and off, and sets the account's own numbers.
pub async fn change(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    against: i64,
    change: &LimitsChange,
) -> Result<Limits> {
    change.check()?;
    let with = |before: &Contract| {
        let documents = changed(before.documents, change.documents.as_ref());
        let users = changed(before.users, change.users.as_ref());
        Ok(Contract {
            documents,
            users,
            ..before.clone()
        })
    };
    let account = accounts::edit(context, scope, account, against, "account.limits_changed", with).await?;
    Ok(of_account(context, account))
}

/// The limits of an account with what is counted in one of its cycles.
pub(crate) fn told(contract: &Contract, span: Span, counts: Counts) -> Limits {
    Limits {
        account_id: contract.id,
        documents: contract.document_limit(counts.cycle_documents),
        users: contract.user_limit(counts.users),
        cycle: contract.cycles().instants(span),
        version: contract.version,
    }
}

fn of_account(context: &Context, account: Account) -> Limits {
    let rule = CycleRule::new(account.country, account.cycle_day);
    Limits {
        account_id: account.id,
        documents: account.documents,
        users: account.users,
        cycle: rule.instants(rule.now(context.now())),
        version: account.version,
    }
}

fn changed(before: Terms, change: Option<&LimitChange>) -> Terms {
    let Some(change) = change else { return before };
    Terms {
        enforced: change.enforced.unwrap_or(before.enforced),
        own: change.own.map_or(before.own, |own| own.to),
    }
}

//! Which modules an account has, and giving it others.

use types::accounts::{AccountId, AccountModules, ModulesChange};

use super::model::Contract;
use super::{module_store, service, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::modules;

/// The modules of an account.
pub async fn find(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountModules> {
    let account = store::find(&context.db, scope, id).await?;
    Ok(AccountModules {
        modules: module_store::find(&context.db, scope, id).await?,
        version: account.version,
    })
}

/// Gives an account other modules, against a version of the account.
pub async fn change(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    against: i64,
    change: &ModulesChange,
) -> Result<AccountModules> {
    context
        .db
        .write(async |tx| {
            let before = service::current(tx, scope, id, against).await?;
            let after = Contract {
                version: against + 1,
                ..before
            };
            store::update(tx, scope, &after, against).await?;
            let (before, after) = give(tx, scope, &after, change).await?;
            let event = scope.event("account.modules_changed", id.0, Change::changed(&before, &after)?);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

/// Writes the modules of an account whose version was just raised: what it had, and what it has.
async fn give(
    tx: &Tx,
    scope: &Scope,
    account: &Contract,
    change: &ModulesChange,
) -> Result<(AccountModules, AccountModules)> {
    let told = |modules| AccountModules {
        modules,
        version: account.version,
    };
    let held = module_store::find(tx, scope, account.id).await?;
    let wanted = modules::check(tx, "modules", &change.modules, &held).await?;
    module_store::update(tx, scope, account.id, &wanted).await?;
    Ok((told(held), told(wanted)))
}

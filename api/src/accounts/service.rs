//! What can be done with accounts and their keys.

use std::collections::HashMap;

use types::accounts::{Account, AccountId, NewAccount, ValidAccount};
use types::kit::fault::Fault;
use types::kit::problem::{Code, LimitReached};
use types::modules::ModuleCode;
use types::plans::PlanId;

use super::change_service::recorded;
use super::model::Contract;
use super::store::At;
use super::{hostname_service, module_store, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::kit::password;
use crate::modules;
use crate::plans::version_store::OnVersion;
use crate::plans::{count_store, store as plans};
use crate::resellers::{standing, store as resellers};
use crate::settings::model::Kept;
use crate::settings::{service as settings, store as kept};
use crate::usage::days::{self, Tally};
use crate::usage::known_store;
use crate::usage::store as usage;

/// One account with what is counted of it.
pub async fn find(context: &Context, scope: &Scope, id: AccountId) -> Result<Account> {
    let contract = store::find(&context.db, scope, id).await?;
    with_counts(context, &context.db, scope, contract).await
}

/// Creates an account, if the reseller's plan has room for it.
pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewAccount) -> Result<Account> {
    let valid = new.parse()?;
    let plan = offered(plans::version(&context.db, scope, valid.plan_id, None).await)?;
    let defaults = plan.terms.default_modules.as_deref();
    let modules = modules::choose(&context.db, valid.modules.as_deref(), defaults).await?;
    let password_hash = password::hash(&context.random, valid.password.clone()).await?;
    let work = async |tx: &Tx| open(context, tx, scope, &valid, modules.clone(), password_hash.clone(), None).await;
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Makes an account, or the demo twin of one, with all that belongs to it.
pub(super) async fn open(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    new: &ValidAccount,
    modules: Vec<ModuleCode>,
    password_hash: String,
    twin_of: Option<AccountId>,
) -> Result<Account> {
    let id = AccountId(context.id());
    if !resellers::take_account(tx, scope).await? {
        return Err(full(tx, scope).await?);
    }
    let plan = offered(plans::hold(tx, scope, new.plan_id, None).await)?;
    hostname_service::claim(tx, &new.hostname).await?;
    let at = At {
        plan_version: plan.plan.version,
        twin_of,
        now: context.now(),
    };
    store::insert(tx, scope, id, new, password_hash, at).await?;
    module_store::insert(tx, scope, id, &modules).await?;
    count_store::shift(tx, scope, &HashMap::from([(plan.key(), 1)])).await?;
    usage::open(tx, scope, id).await?;
    let mut kept = Kept::first(new.tax_id.country());
    kept.settings.client_may_switch = new.client_may_switch;
    kept = settings::with_system(context, scope, id, kept, new.system.clone())?;
    kept = settings::with_mail(context, scope, id, kept, new.mail.clone())?;
    kept::insert(tx, scope, id, &kept).await?;
    let account = store::find(tx, scope, id).await?;
    let account = with_counts(context, tx, scope, account).await?;
    let made = Change::made(&recorded(&account, &kept.settings, &modules)?)?;
    outbox::record(context, tx, scope.event("account.created", id.0, made)).await?;
    if twin_of.is_none() {
        days::count_today(context, tx, scope, &[(id, Tally::CREATED)]).await?;
    }
    Ok(account)
}

/// One account within reach, if it still has that version.
pub(crate) async fn current(tx: &Tx, scope: &Scope, id: AccountId, against: i64) -> Result<Contract> {
    let account = store::find(tx, scope, id).await?;
    if account.version == against {
        Ok(account)
    } else {
        Err(Code::VersionIsStale.into())
    }
}

/// Writes an account as it is to be, as its next version, counts it on the plan it is on, and records it.
pub(crate) async fn change(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    name: &'static str,
    before: Contract,
    after: Contract,
) -> Result<Account> {
    let after = write(context, tx, scope, &before, after).await?;
    let id = after.id.0;
    let before = with_counts(context, tx, scope, before).await?;
    let after = with_counts(context, tx, scope, after).await?;
    let event = scope.event(name, id, Change::changed(&before, &after)?);
    outbox::record(context, tx, event).await?;
    Ok(after)
}

/// Writes an account as it is to be, as its next version, and counts it on the plan it is on; whoever calls records
/// what changed.
pub(crate) async fn write(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    before: &Contract,
    after: Contract,
) -> Result<Contract> {
    let after = Contract {
        version: before.version + 1,
        ..after
    };
    store::update(tx, scope, &after, before.version).await?;
    mark_near(context, tx, scope, before, &after).await?;
    known_store::look_again(tx, scope, &[after.id]).await?;
    if before.plan_key() != after.plan_key() {
        let shift = HashMap::from([(before.plan_key(), -1), (after.plan_key(), 1)]);
        count_store::shift(tx, scope, &shift).await?;
    }
    Ok(after)
}

/// Notes which cycles of an account are near their limit, where a change moved the cycles or the limit.
pub(super) async fn mark_near(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    before: &Contract,
    after: &Contract,
) -> Result<()> {
    let cycles = after.open_cycles(context.now());
    if cycles == before.open_cycles(context.now()) {
        return Ok(());
    }
    usage::mark_near(tx, scope, &[(after.id, cycles)]).await
}

/// An account on the newest version of a plan, in the transaction that will write it; as it is, when it is on that
/// plan already, whatever the version.
///
/// # Errors
/// A fault of `plan_id` when the plan is out of reach or takes no new accounts.
pub(crate) async fn onto_plan(tx: &Tx, scope: &Scope, account: Contract, plan: PlanId) -> Result<Contract> {
    if account.plan.id == plan {
        return Ok(account);
    }
    let plan = offered(plans::hold(tx, scope, plan, None).await)?;
    Ok(account.onto(&plan))
}

/// A version that was looked for, if its plan takes new accounts.
fn offered(found: Result<OnVersion>) -> Result<OnVersion> {
    let unknown = || Error::field("plan_id", Fault::Unknown);
    match found {
        Ok(found) if found.enabled => Ok(found),
        Ok(_) => Err(unknown()),
        Err(error) if error.is_broken() => Err(error),
        Err(_) => Err(unknown()),
    }
}

/// An account as it is told, with what is counted of it now.
pub(crate) async fn with_counts(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    contract: Contract,
) -> Result<Account> {
    let cycle = contract.cycle_now(context.now());
    let counts = usage::of_account(source, scope, contract.id, cycle.starts_on).await?;
    Ok(contract.told(counts))
}

async fn full(tx: &Tx, scope: &Scope) -> Result<Error> {
    let reseller = standing::of_member(tx, scope.reseller()?).await?;
    let limit = reseller.maximum_accounts.unwrap_or(reseller.accounts);
    let reached = LimitReached {
        meter: "accounts".to_owned(),
        used: reseller.accounts,
        limit,
        resets_at: None,
    };
    Ok(Refusal::new(Code::LimitReached).limit(reached).into())
}

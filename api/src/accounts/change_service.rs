//! Changing an account and its settings, and passing from demo to production.

use std::collections::HashMap;

use serde_json::{Value, json};
use types::accounts::{Account, AccountChange, AccountId, AccountSettings, AccountState, Environment, ValidChange};
use types::kit::fault::{Fault, Faults};
use types::kit::problem::Code;
use types::modules::ModuleCode;
use types::settings::{Issuer, Settings};
use types::tax_id::Country;

use super::model::Contract;
use super::{service, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::plans::count_store;
use crate::settings::model::Kept;
use crate::settings::{service as settings, store as kept};
use crate::usage::history::DayChange;
use crate::usage::move_store as usage;

/// An account with its settings and its twin. The settings are read after the account, so that they are never older
/// than its version.
pub async fn find(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountSettings> {
    let contract = store::find(&context.db, scope, id).await?;
    let kept = kept::find(&context.db, scope, id).await?;
    told(context, &context.db, scope, contract, kept.settings).await
}

/// Changes an account and its settings against a version.
pub async fn change(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    against: i64,
    change: &AccountChange,
) -> Result<AccountSettings> {
    context
        .db
        .write(async |tx| {
            let before = service::current(tx, scope, id, against).await?;
            let kept = kept::find(tx, scope, id).await?;
            let valid = change.parse(issuer(&before, before.environment), &kept.settings)?;
            apply(context, tx, scope, before, kept, valid).await
        })
        .await
}

/// Passes an account from demo to production, for good.
pub async fn go_live(context: &Context, scope: &Scope, id: AccountId, against: i64) -> Result<Account> {
    context
        .db
        .write(async |tx| {
            let before = service::current(tx, scope, id, against).await?;
            let kept = kept::find(tx, scope, id).await?;
            if scope.is_of_an_account() && !kept.settings.client_may_switch {
                return Err(Code::ClientMayNotSwitch.into());
            }
            may_go_live(&before, &kept)?;
            let after = Contract {
                environment: Environment::Production,
                ..before.clone()
            };
            service::change(context, tx, scope, "account.went_live", before, after).await
        })
        .await
}

fn may_go_live(account: &Contract, kept: &Kept) -> Result<()> {
    if account.twin_of.is_some() {
        return Err(Code::TwinStaysDemo.into());
    }
    if account.environment == Environment::Production {
        return Err(Code::AlreadyInThatState.into());
    }
    if account.state != AccountState::Active {
        return Err(account.stopped_by().into());
    }
    if account.country == Country::Pe && !kept.has_sol() {
        let mut faults = Faults::default();
        faults.add("system.sol_user", Fault::Required);
        faults.add("system.sol_password", Fault::Required);
        return Err(faults.into());
    }
    Ok(())
}

async fn apply(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    before: Contract,
    kept: Kept,
    valid: ValidChange,
) -> Result<AccountSettings> {
    let after = changed(tx, scope, &before, &valid).await?;
    store::update(tx, scope, &after, before.version).await?;
    let mut counts = HashMap::from([(before.plan_key(), -1)]);
    *counts.entry(after.plan_key()).or_default() += 1;
    count_store::shift(tx, scope, &counts).await?;
    if before.cycle_day != after.cycle_day {
        let today = before.cycles().today(context.now());
        let change = DayChange::of(before.cycles(), after.cycles(), today);
        usage::change_day(tx, scope, after.id, before.cycle_changes, &change).await?;
    }
    service::mark_near(context, tx, scope, &before, &after).await?;

    let old_settings = kept.settings.clone();
    let kept = with(context, scope, after.id, kept, valid)?;
    kept::update(tx, scope, after.id, &kept).await?;

    let now = told(context, tx, scope, after, kept.settings).await?;
    let then = service::with_counts(context, tx, scope, before).await?;
    let (then, after) = (
        recorded(&then, &old_settings, &[])?,
        recorded(&now.account, &now.settings, &[])?,
    );
    let event = scope.event("account.changed", now.account.id.0, Change::changed(&then, &after)?);
    outbox::record(context, tx, event).await?;
    Ok(now)
}

async fn changed(tx: &Tx, scope: &Scope, before: &Contract, valid: &ValidChange) -> Result<Contract> {
    let after = match valid.plan_id {
        Some(plan) => service::onto_plan(tx, scope, before.clone(), plan).await?,
        None => before.clone(),
    };
    let cycle_day = valid.cycle_day.unwrap_or(before.cycle_day);
    Ok(Contract {
        version: before.version + 1,
        cycle_day,
        cycle_changes: before.cycle_changes + i64::from(cycle_day != before.cycle_day),
        payer: valid.payer.unwrap_or(before.payer),
        ..after
    })
}

fn with(context: &Context, scope: &Scope, id: AccountId, kept: Kept, valid: ValidChange) -> Result<Kept> {
    let kept = match valid.system {
        Some(system) => settings::with_system(context, scope, id, kept, system)?,
        None => kept,
    };
    let mut kept = match valid.mail {
        Some(mail) => settings::with_mail(context, scope, id, kept, mail)?,
        None => kept,
    };
    if let Some(may) = valid.client_may_switch {
        kept.settings.client_may_switch = may;
    }
    Ok(kept)
}

async fn told(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    contract: Contract,
    settings: Settings,
) -> Result<AccountSettings> {
    let twin = store::twin(source, scope, contract.id).await?;
    let twin_of = match contract.twin_of {
        Some(id) => store::reference(source, scope, id).await?,
        None => None,
    };
    Ok(AccountSettings {
        account: service::with_counts(context, source, scope, contract).await?,
        settings,
        twin,
        twin_of,
    })
}

/// An account and its settings as an event tells them, and the modules of a new one: side by side, without a secret.
pub(super) fn recorded(account: &Account, settings: &Settings, modules: &[ModuleCode]) -> Result<Value> {
    let (mut all, settings) = (json!(account), json!(settings));
    let (Some(into), Value::Object(from)) = (all.as_object_mut(), settings) else {
        return Err(Error::broken("an account is no object"));
    };
    into.extend(from);
    if !modules.is_empty() {
        into.insert("modules".to_owned(), json!(modules));
    }
    Ok(all)
}

fn issuer(account: &Contract, environment: Environment) -> Issuer<'_> {
    Issuer {
        country: account.country,
        tax_id: &account.tax_id,
        in_production: environment == Environment::Production,
    }
}

//! Demo twins: an account beside another, of the same company, to try things in. It shares nothing with it.

use serde_json::json;
use types::accounts::{Account, AccountId, Environment, Hostname, NewTwin, Payer, ValidAccount};
use types::kit::problem::Code;
use types::kit::value::{Email, Name, Password};
use types::limits::PerMeter;
use types::settings::{Sender, ValidSystem};
use types::tax_id::TaxId;

use super::model::{self, Contract};
use super::{hostname_store, module_store, service, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::kit::password;

/// Makes the demo twin of an account, which counts as an account like any other.
pub async fn create(
    context: &Context,
    scope: &Scope,
    once: Option<Once>,
    id: AccountId,
    new: &NewTwin,
) -> Result<Account> {
    store::find(&context.db, scope, id).await?;
    let password = new.parse()?;
    let hash = password::hash(&context.random, password.clone()).await?;
    let work = async |tx: &Tx| {
        let original = store::hold_all(tx, scope, &[id])
            .await?
            .remove(&id)
            .ok_or(Code::NotFound)?;
        if original.twin_of.is_some() {
            return Err(Code::TwinStaysDemo.into());
        }
        if store::twin(tx, scope, id).await?.is_some() {
            return Err(Code::TwinExists.into());
        }
        let twin = twin_of(tx, &original, password.clone()).await?;
        let modules = module_store::find(tx, scope, id).await?;
        let made = service::open(context, tx, scope, &twin, modules, hash.clone(), Some(id)).await?;
        let facts = Change::facts(&json!({"twin_id": made.id, "hostname": made.hostname}));
        outbox::record(context, tx, scope.event("account.twin_created", id.0, facts)).await?;
        Ok(made)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// The same company on the same plan, with a hostname of its own and nothing else of the account.
async fn twin_of(tx: &Tx, original: &Contract, password: Password) -> Result<ValidAccount> {
    let wanted = model::twin_hostnames(&original.hostname);
    let wanted: Vec<_> = wanted.iter().filter_map(|text| Hostname::parse(text).ok()).collect();
    let taken = hostname_store::alike(tx, wanted.iter().map(Hostname::skeleton).collect()).await?;
    let free = wanted
        .into_iter()
        .find(|hostname| !taken.contains_key(&hostname.skeleton()));
    let hostname = free.ok_or_else(|| Error::broken("no hostname is free for a twin"))?;
    let unfit = |fault| Error::broken(format!("a twin is no account: {fault:?}"));
    Ok(ValidAccount {
        tax_id: TaxId::parse(original.country, &original.tax_id).map_err(unfit)?,
        name: Name::parse(&model::twin_name(&original.name)).map_err(unfit)?,
        hostname,
        access_email: Email::parse(&original.access_email).map_err(unfit)?,
        password,
        plan_id: original.plan.id,
        environment: Environment::Demo,
        enforced: PerMeter::each(|meter| original.says.of(meter).enforced),
        modules: None,
        cycle_day: original.cycle_day,
        system: ValidSystem {
            sender: Sender::first_of(original.country),
            ose_url: None,
            sol: None,
        },
        mail: None,
        client_may_switch: false,
        payer: Payer::Client,
    })
}

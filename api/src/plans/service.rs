//! What can be done with plans.

use types::kit::page::{Page, PageQuery};
use types::kit::problem::Code;
use types::modules::ModuleCode;
use types::plans::{NewPlan, Plan, PlanChange, PlanId, PlanTerms, PlanVersion, ValidPlanChange};

use super::{store, version_store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::modules;

pub async fn list(context: &Context, scope: &Scope, page: PageQuery) -> Result<Page<Plan>> {
    store::list(&context.db, scope, page).await
}

pub async fn find(context: &Context, scope: &Scope, id: PlanId) -> Result<Plan> {
    store::find(&context.db, scope, id).await
}

/// All versions of a plan, the newest first.
pub async fn versions(context: &Context, scope: &Scope, id: PlanId) -> Result<Vec<PlanVersion>> {
    let plan = store::find(&context.db, scope, id).await?;
    version_store::of_plan(&context.db, scope, plan.id).await
}

pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewPlan) -> Result<Plan> {
    let valid = new.parse()?;
    let work = async |tx: &Tx| {
        let terms = with_modules(tx, valid.terms.clone(), &[]).await?;
        let plan = Plan {
            id: PlanId(context.id()),
            name: valid.name.as_str().to_owned(),
            enabled: true,
            newest_version: 1,
            terms,
            accounts: 0,
            accounts_on_older: 0,
            created_at: context.now(),
            version: 1,
        };
        store::insert(tx, scope, &plan).await?;
        let event = scope.event("plan.created", plan.id.0, Change::made(&plan)?);
        outbox::record(context, tx, event).await?;
        Ok(plan)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Changes a plan against a version. Other terms become a new version, on which no account is yet.
pub async fn change(context: &Context, scope: &Scope, id: PlanId, against: i64, change: &PlanChange) -> Result<Plan> {
    let valid = change.parse()?;
    context
        .db
        .write(async |tx| {
            let before = store::find(tx, scope, id).await?;
            if before.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let held = before.terms.default_modules.as_deref().unwrap_or_default();
            let terms = match valid.terms.clone() {
                Some(terms) => Some(with_modules(tx, terms, held).await?),
                None => None,
            };
            let after = changed(&before, &valid, terms);
            store::update(tx, scope, &before, &after, context.now()).await?;
            let event = scope.event("plan.changed", id.0, Change::changed(&before, &after)?);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

/// Terms whose modules can all be given; those that the plan has already may stay.
async fn with_modules(tx: &Tx, terms: PlanTerms, held: &[ModuleCode]) -> Result<PlanTerms> {
    let default_modules = match &terms.default_modules {
        Some(asked) => Some(modules::check(tx, "terms.default_modules", asked, held).await?),
        None => None,
    };
    Ok(PlanTerms {
        default_modules,
        ..terms
    })
}

fn changed(before: &Plan, change: &ValidPlanChange, terms: Option<PlanTerms>) -> Plan {
    let mut after = before.clone();
    after.version += 1;
    if let Some(name) = &change.name {
        name.as_str().clone_into(&mut after.name);
    }
    if let Some(enabled) = change.enabled {
        after.enabled = enabled;
    }
    if let Some(terms) = terms.filter(|terms| *terms != before.terms) {
        after.terms = terms;
        after.newest_version += 1;
        after.accounts_on_older = after.accounts;
    }
    after
}

//! What the operator does with resellers.

use types::access::Role;
use types::kit::page::{Page, PageQuery};
use types::kit::problem::Code;
use types::resellers::{
    NewReseller, NewResellerPlan, Reason, Reseller, ResellerChange, ResellerId, ResellerPlan, ResellerPlanChange,
    ResellerPlanId, Standing,
};
use types::users::MemberId;

use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::kit::password;
use crate::users::store as users;

pub async fn list_plans(context: &Context, scope: &Scope, page: PageQuery) -> Result<Page<ResellerPlan>> {
    store::list_plans(&context.db, scope, page).await
}

pub async fn create_plan(
    context: &Context,
    scope: &Scope,
    once: Option<Once>,
    new: &NewResellerPlan,
) -> Result<ResellerPlan> {
    let valid = new.parse()?;
    let work = async |tx: &Tx| {
        let id = ResellerPlanId(context.id());
        let plan = ResellerPlan {
            id,
            name: valid.name.as_str().to_owned(),
            maximum_accounts: valid.maximum_accounts,
            discount_basis_points: valid.discount_basis_points,
            created_at: context.now(),
            version: 1,
        };
        store::insert_plan(tx, scope, &plan).await?;
        let event = scope.event("reseller_plan.created", id.0, Change::made(&plan)?);
        outbox::record(context, tx, event).await?;
        Ok(plan)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Changes a reseller plan against a version. A reseller on it that has more accounts than it then allows keeps them and
/// adds none; its discount holds for the lines that are written from now on.
pub async fn change_plan(
    context: &Context,
    scope: &Scope,
    id: ResellerPlanId,
    against: i64,
    change: &ResellerPlanChange,
) -> Result<ResellerPlan> {
    context
        .db
        .write(async |tx| {
            let before = store::hold_plan(tx, scope, id).await?;
            if before.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let valid = change.of(&before)?;
            let after = ResellerPlan {
                name: valid.name.into_string(),
                maximum_accounts: valid.maximum_accounts,
                discount_basis_points: valid.discount_basis_points,
                version: against + 1,
                ..before.clone()
            };
            store::update_plan(tx, scope, &after).await?;
            let event = scope.event("reseller_plan.changed", id.0, Change::changed(&before, &after)?);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

pub async fn list(context: &Context, scope: &Scope, page: PageQuery) -> Result<Page<Reseller>> {
    store::list(&context.db, scope, page).await
}

pub async fn find(context: &Context, scope: &Scope, id: ResellerId) -> Result<Reseller> {
    store::find(&context.db, scope, id).await
}

/// Makes a reseller and the member who owns it.
pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewReseller) -> Result<Reseller> {
    let valid = new.parse()?;
    store::find_plan(&context.db, "plan_id", valid.plan_id).await?;
    let password_hash = password::hash(&context.random, valid.owner_password.clone()).await?;
    let work = async |tx: &Tx| {
        let id = ResellerId(context.id());
        store::insert(tx, scope, id, &valid, context.now()).await?;
        let owner = users::NewRow {
            id: MemberId(context.id()),
            reseller: Some(id),
            name: valid.owner_name.clone(),
            email: valid.owner_email.clone(),
            role: Role::Owner,
            language: valid.owner_language,
            entry: users::Entry::Password {
                hash: password_hash.clone(),
            },
            now: context.now(),
        };
        users::insert(tx, "owner_email", owner).await?;
        let reseller = store::find(tx, scope, id).await?;
        let event = scope.event("reseller.created", id.0, Change::made(&reseller)?);
        outbox::record(context, tx, event).await?;
        Ok(reseller)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Puts a reseller on another plan. One that has more accounts than the plan allows keeps them and adds none.
pub async fn change(
    context: &Context,
    scope: &Scope,
    id: ResellerId,
    against: i64,
    change: &ResellerChange,
) -> Result<Reseller> {
    let plan = match change.plan_id {
        Some(id) => Some(store::find_plan(&context.db, "plan_id", id).await?),
        None => None,
    };
    let with = |before: &Reseller| {
        Ok(Reseller {
            plan: plan.clone().unwrap_or(before.plan.clone()),
            ..before.clone()
        })
    };
    edit(context, scope, id, against, "reseller.changed", with).await
}

/// Stops a reseller's members from working.
pub async fn suspend(
    context: &Context,
    scope: &Scope,
    id: ResellerId,
    against: i64,
    reason: &Reason,
) -> Result<Reseller> {
    let reason = reason.parse()?;
    let with = |before: &Reseller| match before.standing {
        Standing::Suspended { .. } => Err(Code::AlreadyInThatState.into()),
        Standing::Active => {
            let standing = Standing::Suspended {
                since: context.now(),
                reason: reason.as_str().to_owned(),
            };
            Ok(Reseller {
                standing,
                ..before.clone()
            })
        }
    };
    edit(context, scope, id, against, "reseller.suspended", with).await
}

/// Lets a reseller's members work again.
pub async fn resume(context: &Context, scope: &Scope, id: ResellerId, against: i64) -> Result<Reseller> {
    let with = |before: &Reseller| match before.standing {
        Standing::Active => Err(Code::AlreadyInThatState.into()),
        Standing::Suspended { .. } => Ok(Reseller {
            standing: Standing::Active,
            ..before.clone()
        }),
    };
    edit(context, scope, id, against, "reseller.resumed", with).await
}

async fn edit(
    context: &Context,
    scope: &Scope,
    id: ResellerId,
    against: i64,
    name: &'static str,
    with: impl Fn(&Reseller) -> Result<Reseller>,
) -> Result<Reseller> {
    context
        .db
        .write(async |tx| {
            let before = store::find(tx, scope, id).await?;
            if before.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let after = Reseller {
                version: against + 1,
                ..with(&before)?
            };
            store::update(tx, scope, &after, against).await?;
            let event = scope.event(name, id.0, Change::changed(&before, &after)?);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

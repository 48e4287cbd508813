//! What can be done with plans.

use types::kit::page::{Page, PageQuery};
use types::plans::{NewPlan, Plan, PlanId};

use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};

pub async fn list(context: &Context, scope: &Scope, page: PageQuery) -> Result<Page<Plan>> {
    store::list(&context.db, scope, page).await
}

pub async fn find(context: &Context, scope: &Scope, id: PlanId) -> Result<Plan> {
    store::find(&context.db, scope, id).await
}

pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewPlan) -> Result<Plan> {
    let valid = new.parse()?;
    let work = async |tx: &Tx| {
        let plan = Plan {
            id: PlanId(context.id()),
            name: valid.name.as_str().to_owned(),
            documents: valid.documents,
            users: valid.users,
            accounts: 0,
            created_at: context.now(),
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

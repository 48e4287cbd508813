//! Putting the overview together.

pub use super::money_service::find as money;

use types::accounts::{Account, AccountId, AccountQuery, LockLevel};
use types::overview::{AccountFigures, AccountsInTrouble, LockedFigures, NearLimit, Overview, PlanFigures};

use super::model;
use crate::access::Scope;
use crate::accounts::{count_store, list_service};
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::plans::store as plans;
use crate::resellers::standing;
use crate::usage::{attention_store, day_store, days};

/// So many accounts each list of the overview has.
const LISTED: u16 = 5;

/// Among so many accounts near their limit those nearest are looked for.
const NEAR_READ: u64 = 200;

/// So many plans are told one by one.
const PLANS: usize = 10;

/// The overview of the reseller, as it is now.
pub async fn find(context: &Context, scope: &Scope) -> Result<Overview> {
    let today = days::today(context, &context.db, scope).await?;
    let days = day_store::between(&context.db, scope, model::first_day_told(today), today).await?;
    let newest = AccountQuery {
        limit: Some(LISTED),
        ..AccountQuery::default()
    };
    Ok(Overview {
        today,
        accounts: accounts(context, scope).await?,
        documents: model::documents(&days, today),
        months: model::months(&days, today),
        near_limit: near_limit(context, scope).await?,
        problems: problems(context, scope).await?,
        newest: list_service::list(context, scope, &newest).await?.items,
    })
}

/// Few are counted, the rest follows from how many there are: nothing reads every account.
async fn accounts(context: &Context, scope: &Scope) -> Result<AccountFigures> {
    let reseller = standing::of_member(&context.db, scope.reseller()?).await?;
    let demo = count_store::demo(&context.db, scope).await?;
    let mut locked = LockedFigures::default();
    for (level, accounts) in count_store::locked(&context.db, scope).await? {
        match level {
            LockLevel::Users => locked.users = accounts,
            LockLevel::Issuing => locked.issuing = accounts,
            LockLevel::Everything => locked.everything = accounts,
        }
    }
    let mut plans = plans::used(&context.db, scope).await?;
    let others = plans.split_off(plans.len().min(PLANS));
    let plan = |(id, name, accounts)| PlanFigures { id, name, accounts };
    Ok(AccountFigures {
        all: reseller.accounts,
        maximum: reseller.maximum_accounts,
        active: (reseller.accounts - locked.all()).max(0),
        locked,
        production: (reseller.accounts - demo).max(0),
        demo,
        plans: plans.into_iter().map(plan).collect(),
        on_other_plans: others.iter().map(|(.., accounts)| accounts).sum(),
    })
}

async fn near_limit(context: &Context, scope: &Scope) -> Result<NearLimit> {
    let now = context.now();
    let some = attention_store::some_near(&context.db, scope, now, NEAR_READ).await?;
    let mut first = list_service::of_ids(context, scope, &some).await?;
    first.sort_by_key(|account| (std::cmp::Reverse(model::fullness(&account.documents)), account.id));
    first.truncate(usize::from(LISTED));
    let accounts = attention_store::count_near(&context.db, scope, now).await?;
    Ok(NearLimit { accounts, first })
}

async fn problems(context: &Context, scope: &Scope) -> Result<AccountsInTrouble> {
    let all = attention_store::troubled(&context.db, scope).await?;
    let ids = attention_store::oldest_troubled(&context.db, scope, u64::from(LISTED)).await?;
    let found = list_service::of_ids(context, scope, &ids).await?;
    Ok(AccountsInTrouble {
        accounts: all.accounts,
        not_sent: all.not_sent,
        pending_voiding: all.pending_voiding,
        with_errors: all.with_errors,
        first: in_order(found, &ids),
    })
}

/// The accounts in the order of their ids given.
fn in_order(mut accounts: Vec<Account>, ids: &[AccountId]) -> Vec<Account> {
    accounts.sort_by_key(|account| ids.iter().position(|id| *id == account.id));
    accounts
}

//! The list of accounts, a page at a time.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use types::accounts::terms::words;
use types::accounts::{Account, AccountId, AccountPage, AccountQuery, StateFilter};
use types::kit::page::page_size;
use types::tax_id::Country;

use super::list_store::{self, Asked, Narrowing};
use super::model::Contract;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::resellers::standing;
use crate::usage::cycle::CycleRule;
use crate::usage::store as usage;

/// One page of accounts with what is counted of each.
pub async fn list(context: &Context, scope: &Scope, asked: &AccountQuery) -> Result<AccountPage> {
    let all = standing::of_member(&context.db, scope.reseller()?).await?.accounts;
    let Some(narrowings) = narrowings(context, scope, asked).await? else {
        return Ok(nothing());
    };
    let (sort, order) = asked.sorted();
    let wanted = Asked {
        narrowings,
        sort,
        order,
        cursor: asked.cursor.clone(),
        size: page_size(asked.limit),
        all,
    };
    let found = list_store::list(&context.db, scope, &wanted).await?;
    let total = if asked.is_everything() { Some(all) } else { found.total };
    Ok(AccountPage {
        items: counted(context, scope, found.accounts).await?,
        next: found.next,
        total,
    })
}

/// Those of the accounts that are within reach, in no order.
pub(crate) async fn of_ids(context: &Context, scope: &Scope, ids: &[AccountId]) -> Result<Vec<Account>> {
    let found = list_store::of_ids(&context.db, scope, ids).await?;
    counted(context, scope, found).await
}

/// Accounts with what is counted of each.
async fn counted(context: &Context, scope: &Scope, accounts: Vec<Contract>) -> Result<Vec<Account>> {
    let now = context.now();
    let cycles: HashMap<_, _> = accounts
        .iter()
        .map(|each| (each.id, each.cycle_now(now).starts_on))
        .collect();
    let mut counts = usage::of_accounts(&context.db, scope, &cycles).await?;
    let told = |each: Contract| {
        let counted = counts.remove(&each.id).unwrap_or_default();
        each.told(counted)
    };
    Ok(accounts.into_iter().map(told).collect())
}

/// What must hold of the accounts; none when nothing can hold: a search of signs alone.
async fn narrowings(context: &Context, scope: &Scope, asked: &AccountQuery) -> Result<Option<Vec<Narrowing>>> {
    let mut all = Vec::new();
    if let Some(search) = asked.q.as_deref().map(str::trim).filter(|search| !search.is_empty()) {
        all.extend(words(search).into_iter().map(Narrowing::Word));
        if all.is_empty() {
            return Ok(None);
        }
    }
    all.extend(asked.plan_id.map(Narrowing::Plan));
    all.extend(asked.environment.map(Narrowing::Environment));
    all.extend(asked.state.map(|state| match state {
        StateFilter::Active => Narrowing::Active,
        StateFilter::Locked => Narrowing::Locked,
    }));
    if asked.near_limit {
        all.push(Narrowing::NearLimit(context.now()));
    }
    if asked.problems {
        all.push(Narrowing::Problems);
    }
    if asked.created_from.is_some() || asked.created_to.is_some() {
        let country = standing::country(&context.db, scope.reseller()?).await?;
        let next = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
        all.extend(
            asked
                .created_from
                .map(|day| Narrowing::CreatedFrom(begin(country, day))),
        );
        all.extend(
            asked
                .created_to
                .map(|day| Narrowing::CreatedBefore(begin(country, next(day)))),
        );
    }
    Ok(Some(all))
}

/// The first instant of a day in a country.
fn begin(country: Country, day: NaiveDate) -> DateTime<Utc> {
    CycleRule::new(country, 1).midnight(day)
}

const fn nothing() -> AccountPage {
    AccountPage {
        items: Vec::new(),
        next: None,
        total: Some(0),
    }
}

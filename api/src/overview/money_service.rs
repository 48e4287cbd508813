//! Putting the money of the overview together.

use types::kit::money::Currency;
use types::overview::MoneyOverview;

use super::money_model::told;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::payments::month_store;
use crate::resellers::standing;
use crate::statements::overdue_store;
use crate::usage::days;

/// What came in, what was to, and what is overdue, as it is now.
pub async fn find(context: &Context, scope: &Scope) -> Result<MoneyOverview> {
    let today = days::today(context, &context.db, scope).await?;
    let own: Currency = standing::country(&context.db, scope.reseller()?).await?.currency();
    let months = (super::model::first_day_told(today), days::first_of_month(today));
    let sums = month_store::between(&context.db, scope, months).await?;
    let overdue = overdue_store::before(&context.db, scope, today).await?;
    Ok(told(today, own, &sums, &overdue))
}

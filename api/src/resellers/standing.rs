//! What other features may know of a reseller: whether it may work, and what it has of what it may have.

use types::auth::MyReseller;
use types::resellers::{ResellerId, Standing};
use types::tax_id::Country;

use super::store;
use crate::kit::db::Source;
use crate::kit::error::Result;

/// Whether the reseller is suspended; the operator, who has none, never is.
pub(crate) async fn is_suspended(source: &impl Source, reseller: Option<ResellerId>) -> Result<bool> {
    let Some(id) = reseller else { return Ok(false) };
    Ok(matches!(
        store::by_id(source, id).await?.standing,
        Standing::Suspended { .. }
    ))
}

/// The reseller as its own members see it.
pub(crate) async fn of_member(source: &impl Source, id: ResellerId) -> Result<MyReseller> {
    let reseller = store::by_id(source, id).await?;
    let maximum_accounts = reseller.plan.maximum_accounts;
    Ok(MyReseller {
        id,
        name: reseller.name,
        country: reseller.country,
        accounts: reseller.accounts,
        maximum_accounts,
    })
}

/// The country it is in, by which its months begin.
pub(crate) async fn country(source: &impl Source, id: ResellerId) -> Result<Country> {
    Ok(store::by_id(source, id).await?.country)
}

/// The reseller as it is named on paper: its name and tax number.
pub(crate) async fn on_paper(source: &impl Source, id: ResellerId) -> Result<(String, String)> {
    let reseller = store::by_id(source, id).await?;
    Ok((reseller.name, reseller.tax_id))
}

//! What other features may know of a reseller: whether it may work, and what it has of what it may have.

use std::collections::HashMap;

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

/// The names of some resellers, and the countries they are in.
pub(crate) async fn of_some(
    source: &impl Source,
    ids: impl Iterator<Item = ResellerId>,
) -> Result<HashMap<ResellerId, (String, Country)>> {
    store::some(source, ids).await
}

/// What its plan takes off where the reseller pays for an account, in hundredths of a percent.
pub(crate) async fn discount(source: &impl Source, id: ResellerId) -> Result<i64> {
    Ok(store::by_id(source, id).await?.plan.discount_basis_points)
}

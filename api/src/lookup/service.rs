//! Answering look-ups.

use types::kit::problem::Code;
use types::lookup::{Padron, Taxpayer};
use types::tax_id::{Country, TaxId};

use super::store;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// The taxpayer of a RUC. Four answers: it, a wrong number, not in the padrón, no padrón loaded.
pub async fn find(context: &Context, ruc: &str) -> Result<Taxpayer> {
    let ruc = TaxId::parse(Country::Pe, ruc).map_err(|fault| Error::field("ruc", fault))?;
    if let Some(found) = store::find(&context.db, ruc.as_str()).await? {
        return Ok(found);
    }
    Err(match store::current(&context.db).await? {
        Some(_) => Code::TaxpayerNotFound.into(),
        None => Code::RegistryNotLoaded.into(),
    })
}

/// The padrón that answers.
pub async fn padron(context: &Context) -> Result<Padron> {
    Ok(store::current(&context.db).await?.ok_or(Code::RegistryNotLoaded)?.1)
}

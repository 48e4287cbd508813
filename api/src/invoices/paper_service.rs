//! Invoices on paper, and which of them their resellers are to be told of.

use chrono::TimeDelta;
use serde_json::json;
use types::invoices::{Invoice, InvoiceId, InvoiceState};
use types::kit::text::Language;
use types::resellers::ResellerId;

pub(crate) use super::pdf::Way;

use super::pdf::Paper;
use super::{line_store as lines, setting_store as settings, store, text};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Snapshot, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::resellers::standing;

/// Nobody reads more lines on paper; the rest is summed up.
const MOST: u64 = 5_000;
/// An invoice of which a reseller could not be told for so long is told of no more.
const FRESH: TimeDelta = TimeDelta::days(7);
/// So many are told of in one run.
const TOGETHER: u64 = 1_000;

/// An invoice as a file, and what else a letter tells of it.
pub(crate) struct Printed {
    pub invoice: Invoice,
    pub name: String,
    pub bytes: Vec<u8>,
    /// Who issued it.
    pub issuer: Option<String>,
    pub how_to_pay: Option<String>,
}

/// An invoice within reach as a PDF. `installation` reaches how the operator invoices.
pub(crate) async fn printed(
    context: &Context,
    scope: &Scope,
    installation: &Scope,
    id: InvoiceId,
    way: Option<Way>,
    language: Language,
) -> Result<Printed> {
    let read = async |now: &Snapshot| {
        let kept = store::find(now, scope, id).await?;
        let found = lines::of_invoice(now, scope, id, (None, MOST)).await?;
        let said = settings::find(now, installation).await?;
        let (name, tax_id) = standing::on_paper(now, kept.reseller).await?;
        let country = standing::country(now, kept.reseller).await?;
        Ok(Paper {
            invoice: kept.told(name, super::model::today(country, context.now())),
            lines: found.into_iter().map(super::model::Line::told).collect(),
            issuer: (said.issuer_name, said.issuer_tax_id),
            how_to_pay: said.how_to_pay,
            debtor: (country, tax_id),
            way,
        })
    };
    let paper = context.db.look(read).await?;
    let drawn = tokio::task::spawn_blocking(move || paper.printed(language).map(|bytes| (paper, bytes)));
    let (paper, bytes) = drawn.await.map_err(Error::broken)??;
    Ok(Printed {
        name: format!("{}-{}.pdf", text::file(language), paper.invoice.number),
        invoice: paper.invoice,
        bytes,
        issuer: paper.issuer.0,
        how_to_pay: paper.how_to_pay,
    })
}

/// The invoices that are to be paid and whose resellers were not told of them.
pub(crate) async fn untold(context: &Context, installation: &Scope) -> Result<Vec<(ResellerId, InvoiceId)>> {
    store::untold(&context.db, installation, context.now() - FRESH, TOGETHER).await
}

/// Writes down that a reseller is told of an invoice, at which addresses; false where it was, or need not be.
pub(crate) async fn tell(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    id: InvoiceId,
    addresses: &[String],
) -> Result<bool> {
    let before = store::hold(tx, scope, id).await?;
    if before.told_at.is_some() || before.state != InvoiceState::Pending {
        return Ok(false);
    }
    let number = before.number;
    let told_at = Some(context.now());
    store::update(tx, scope, &super::model::Kept { told_at, ..before }).await?;
    let facts = json!({ "number": number, "to": addresses });
    let event = scope.event("invoice.mailed", id.0, Change::facts(&facts));
    outbox::record(context, tx, event).await?;
    Ok(true)
}

//! Issuing the invoices of a month that began.

use chrono::TimeDelta;
use serde_json::json;
use types::access::Operation;
use types::invoices::InvoiceId;
use types::resellers::ResellerId;

use super::model::{Kept, Open, due_on, month};
use super::{line_store as lines, setting_store as settings, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::kit::turns;
use crate::resellers::standing;

/// What its turns are known by, and how often one comes.
const TASK: &str = "invoices";
const EVERY: TimeDelta = TimeDelta::minutes(10);

/// Issues what is to be issued, for whoever has the turn; how many.
///
/// # Errors
/// When the database fails; what was issued until then is.
pub async fn due(context: &Context) -> Result<u64> {
    if turns::is_ours(context, TASK, EVERY).await? {
        all(context).await
    } else {
        Ok(0)
    }
}

/// Issues an invoice of every reseller and currency whose lines were written before the month that runs; how many. A
/// reseller for whom that fails does not keep others waiting.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(context: &Context) -> Result<u64> {
    let installation = Scope::of_command(Operation::ListInvoices, None, TASK);
    let mut issued = 0;
    for reseller in lines::with_open(&context.db, &installation).await? {
        let issue = async |tx: &Tx| issue(context, tx, &installation, reseller).await;
        match context.db.write(issue).await {
            Ok(made) => issued += made,
            Err(error) => tracing::error!(%error, %reseller, "invoices could not be issued; it is tried again"),
        }
    }
    Ok(issued)
}

/// Issues the invoices of a reseller, in one transaction.
async fn issue(context: &Context, tx: &Tx, installation: &Scope, reseller: ResellerId) -> Result<u64> {
    let scope = &Scope::of_command(Operation::ListInvoices, Some(reseller), TASK);
    let country = standing::country(tx, reseller).await?;
    let (first, began) = month(country, context.now());
    if lines::open(tx, scope, Some(began)).await?.iter().all(Open::is_nothing) {
        return Ok(0);
    }
    // From here on nobody else issues, so what is open is read again.
    let days_to_pay = settings::hold(tx, installation).await?.days_to_pay;
    let mut issued = 0;
    for open in lines::open(tx, scope, Some(began)).await? {
        if open.is_nothing() || store::is_issued(tx, scope, first, &open.currency).await? {
            continue;
        }
        let id = InvoiceId(context.id());
        let number = settings::number(tx, installation).await?;
        let until = due_on(first, days_to_pay);
        let mut invoice = Kept::issued((id, number), reseller, (first, until), open, context.now());
        store::insert(tx, scope, &invoice).await?;
        lines::put_into(tx, scope, id, &invoice.total.currency, began).await?;
        // A line that was being written when the month began may have come to those that were summed up.
        invoice.come_to(lines::sum_of(tx, scope, id).await?);
        store::update(tx, scope, &invoice).await?;
        let facts = json!({
            "number": invoice.number, "issued_on": invoice.issued_on, "due_on": invoice.due_on,
            "total": invoice.total, "lines": invoice.sum.lines,
        });
        outbox::record(context, tx, scope.event("invoice.issued", id.0, Change::facts(&facts))).await?;
        issued += 1;
    }
    Ok(issued)
}

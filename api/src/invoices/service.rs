//! Writing lines, reading invoices, and deciding what became of them.

use std::collections::HashMap;

use serde_json::json;
use types::invoices::{
    Invoice, InvoiceId, InvoiceLine, InvoiceLineId, InvoiceQuery, InvoiceSettlement, InvoiceState, Upcoming,
    UpcomingInvoices, ValidSettlement,
};
use types::kit::money::Money;
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::resellers::{Reason, ResellerId};

pub use super::setting_service::{change as change_settings, get as settings};

use super::model::{Kept, Line, NewLine, next_month, today};
use super::{line_store as lines, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::kit::page::page_of;
use crate::resellers::standing;

/// Writes lines of accounts that the reseller pays for, and that they were, with one query each; their ids in the same order.
pub(crate) async fn add_lines(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    new: Vec<NewLine>,
) -> Result<Vec<InvoiceLineId>> {
    let written_at = context.now();
    let kept: Vec<Line> = new
        .into_iter()
        .map(|line| Line {
            id: InvoiceLineId(context.id()),
            line,
            written_at,
        })
        .collect();
    lines::insert(tx, scope, &kept).await?;
    let events = kept.iter().map(|kept| {
        let line = &kept.line;
        let facts = json!({
            "line_id": kept.id, "description": line.description, "from": line.from, "to": line.to,
            "amount": line.amount(),
        });
        scope.event("account.invoice_line_written", line.account.0, Change::facts(&facts))
    });
    outbox::record_all(context, tx, events.collect()).await?;
    Ok(kept.into_iter().map(|line| line.id).collect())
}

pub async fn list(context: &Context, scope: &Scope, asked: &InvoiceQuery) -> Result<Page<Invoice>> {
    let found = store::list(&context.db, scope, asked).await?;
    let names = standing::of_some(&context.db, found.iter().map(|kept| kept.reseller)).await?;
    let told = |kept: Kept| {
        let (name, country) = names.get(&kept.reseller).ok_or(Code::NotFound)?;
        Ok(kept.told(name.clone(), today(*country, context.now())))
    };
    page_of(found, page_size(asked.limit), |kept| kept.id.0, told)
}

pub async fn find(context: &Context, scope: &Scope, id: InvoiceId) -> Result<Invoice> {
    let kept = store::find(&context.db, scope, id).await?;
    told(context, &context.db, kept).await
}

pub async fn list_lines(context: &Context, scope: &Scope, id: InvoiceId, page: PageQuery) -> Result<Page<InvoiceLine>> {
    store::find(&context.db, scope, id).await?;
    let size = page_size(page.limit);
    let found = lines::of_invoice(&context.db, scope, id, (page.cursor, size + 1)).await?;
    page_of(found, size, |line| line.id.0, |line| Ok(line.told()))
}

/// What the reseller's next invoices hold so far.
pub async fn upcoming(context: &Context, scope: &Scope) -> Result<UpcomingInvoices> {
    let reseller = scope.reseller()?;
    let country = standing::country(&context.db, reseller).await?;
    let open = lines::open(&context.db, scope, None).await?;
    let told = open.into_iter().map(|open| Upcoming {
        lines: open.sum.lines,
        total: Money {
            minor: open.total_minor,
            currency: open.currency,
        },
    });
    Ok(UpcomingInvoices {
        issued_on: next_month(today(country, context.now())),
        discount_basis_points: standing::discount(&context.db, reseller).await?,
        open: told.collect(),
    })
}

/// Writes down that the operator was paid, against a version.
pub async fn settle_by_hand(
    context: &Context,
    scope: &Scope,
    id: InvoiceId,
    against: i64,
    asked: &InvoiceSettlement,
) -> Result<Invoice> {
    context
        .db
        .write(async |tx| {
            let before = pending(tx, scope, id, against).await?;
            let country = standing::country(tx, before.reseller).await?;
            let valid = asked.parse(before.issued_on, today(country, context.now()))?;
            let by = Some(scope.actor().name.clone());
            settle(context, tx, scope, before, (valid, by)).await
        })
        .await
}

/// Writes down that an invoice was paid that is held and pending, and by whose word.
pub(crate) async fn settle(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    before: Kept,
    (paid, by): (ValidSettlement, Option<String>),
) -> Result<Invoice> {
    let after = Kept {
        state: InvoiceState::Paid,
        paid: Some((paid.paid_on, paid.method, paid.reference)),
        decided_by: by,
        version: before.version + 1,
        ..before
    };
    keep(context, tx, scope, after, "invoice.paid").await
}

/// Says that an invoice is not to be paid any more, against a version.
pub async fn cancel(context: &Context, scope: &Scope, id: InvoiceId, against: i64, asked: &Reason) -> Result<Invoice> {
    let reason = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let before = pending(tx, scope, id, against).await?;
            let after = Kept {
                state: InvoiceState::Cancelled,
                cancel_reason: Some(reason.as_str().to_owned()),
                decided_by: Some(scope.actor().name.clone()),
                version: before.version + 1,
                ..before
            };
            keep(context, tx, scope, after, "invoice.cancelled").await
        })
        .await
}

/// An invoice, held until the transaction ends.
pub(crate) async fn hold(tx: &Tx, scope: &Scope, id: InvoiceId) -> Result<Kept> {
    store::hold(tx, scope, id).await
}

async fn pending(tx: &Tx, scope: &Scope, id: InvoiceId, against: i64) -> Result<Kept> {
    let before = store::hold(tx, scope, id).await?;
    if before.version != against {
        return Err(Code::VersionIsStale.into());
    }
    if before.state != InvoiceState::Pending {
        return Err(Code::AlreadyInThatState.into());
    }
    Ok(before)
}

async fn keep(context: &Context, tx: &Tx, scope: &Scope, after: Kept, name: &'static str) -> Result<Invoice> {
    store::update(tx, scope, &after).await?;
    let invoice = told(context, tx, after).await?;
    outbox::record(
        context,
        tx,
        scope.event(name, invoice.id.0, Change::facts(&json!(invoice))),
    )
    .await?;
    Ok(invoice)
}

async fn told(context: &Context, source: &impl Source, kept: Kept) -> Result<Invoice> {
    let of: HashMap<ResellerId, _> = standing::of_some(source, std::iter::once(kept.reseller)).await?;
    let (name, country) = of.get(&kept.reseller).ok_or(Code::NotFound)?;
    Ok(kept.told(name.clone(), today(*country, context.now())))
}

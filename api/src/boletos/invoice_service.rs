//! An invoice on paper with the boleto by which it is paid, and the letter that takes it to who owes it.

use chrono::TimeDelta;
use types::access::{Operation, Role};
use types::boletos::{BoletoState, DigitableLine, ProviderEnvironment};
use types::invoices::InvoiceId;
use types::kit::text::Language;
use types::resellers::ResellerId;

use super::debt::Debt;
use super::service::File;
use super::store;
use crate::access::Scope;
use crate::invoices::letter;
use crate::invoices::paper_service::{self as papers, Printed, Way};
use crate::invoices::service as invoices;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::mail::{Letter, queue};
use crate::kit::turns;
use crate::users::store as users;

/// What its turns are known by, and how often one comes.
const TASK: &str = "invoice letters";
const EVERY: TimeDelta = TimeDelta::minutes(1);
/// A letter that could not be delivered for so long is old.
const LIFE: TimeDelta = TimeDelta::days(3);
/// Who of a reseller is told of its invoices.
const TOLD: [Role; 2] = [Role::Owner, Role::Accountant];

/// An invoice as a PDF.
pub async fn download(context: &Context, scope: &Scope, id: InvoiceId, language: Language) -> Result<File> {
    let printed = printed(context, scope, id, language).await?;
    Ok(File {
        name: printed.name,
        bytes: printed.bytes,
    })
}

async fn printed(context: &Context, scope: &Scope, id: InvoiceId, language: Language) -> Result<Printed> {
    let reseller = invoices::find(context, scope, id).await?.reseller_id;
    let way = way(context, &within(reseller), id).await?;
    papers::printed(context, scope, &installation(), id, way, language).await
}

/// By which boleto it can be paid; boletos are reached within the reseller whose debts they are for.
async fn way(context: &Context, scope: &Scope, id: InvoiceId) -> Result<Option<Way>> {
    let boleto = store::find(&context.db, scope, Debt::Invoice(id)).await?;
    let payable = boleto.filter(|boleto| boleto.state == BoletoState::Registered);
    Ok(payable.and_then(|boleto| {
        let codes = boleto.codes?;
        Some(Way {
            line: Some(DigitableLine::of(codes.barcode).to_string()),
            pix: codes.pix,
            trial: boleto.environment == ProviderEnvironment::Sandbox,
        })
    }))
}

/// Writes the letters of invoices that were issued, for whoever has the turn; how many invoices.
///
/// # Errors
/// When the database fails; what was written until then is.
pub async fn due(context: &Context) -> Result<u64> {
    if turns::is_ours(context, TASK, EVERY).await? {
        tell_all(context).await
    } else {
        Ok(0)
    }
}

/// Writes a letter to the owners and accountants of every reseller that was not told of an invoice; of how many invoices.
/// Without a mail server nobody is told.
///
/// # Errors
/// When the database cannot be read.
pub async fn tell_all(context: &Context) -> Result<u64> {
    if !context.mail.is_set_up() {
        return Ok(0);
    }
    let mut told = 0;
    for (reseller, id) in papers::untold(context, &installation()).await? {
        match tell(context, reseller, id).await {
            Ok(true) => told += 1,
            Ok(false) => (),
            Err(error) => tracing::error!(%error, invoice = %id, "an invoice's letters failed; they are tried again"),
        }
    }
    Ok(told)
}

/// Writes the letters of an invoice with the word that they are written, in one transaction; false where they were.
async fn tell(context: &Context, reseller: ResellerId, id: InvoiceId) -> Result<bool> {
    let scope = &within(reseller);
    let members = users::with_roles(&context.db, scope, &TOLD).await?;
    let mut letters: Vec<Letter> = Vec::new();
    for language in [Language::Es, Language::Pt, Language::En] {
        let readers: Vec<_> = members.iter().filter(|member| member.language == language).collect();
        if readers.is_empty() {
            continue;
        }
        let printed = printed(context, scope, id, language).await?;
        let url = &context.mail.url;
        letters.extend(
            readers
                .into_iter()
                .map(|member| letter::written(&printed, &member.email, url, language)),
        );
    }
    let addresses: Vec<String> = letters.iter().map(|letter| letter.to.clone()).collect();
    let work = async |tx: &Tx| {
        if !papers::tell(context, tx, scope, id, &addresses).await? {
            return Ok(false);
        }
        queue::put_all(context, tx, Some(reseller.0), &letters, context.now() + LIFE).await?;
        Ok(true)
    };
    context.db.write(work).await
}

fn within(reseller: ResellerId) -> Scope {
    Scope::of_command(Operation::ListInvoices, Some(reseller), TASK)
}

fn installation() -> Scope {
    Scope::of_command(Operation::ListInvoices, None, TASK)
}

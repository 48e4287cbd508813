//! Credit notes: as a list, and each on paper.

use std::collections::HashMap;

use actix_web::web::Bytes;
use futures_util::{StreamExt, stream};
use types::accounts::AccountId;
use types::kit::fault::{Fault, Faults};
use types::kit::page::{Page, page_size};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::ledger::{CorrectedCharge, CreditNote, CreditNoteQuery, Entry, EntryId, TakenBack};

use super::note_store::{self as notes, Numbered};
use super::pdf::Paper;
use super::{store, text};
use crate::access::Scope;
use crate::accounts::issuer_store::{self as named, Named};
use crate::kit::context::Context;
use crate::kit::db::{Snapshot, Source};
use crate::kit::error::{Error, Result};
use crate::kit::http::answer::Content;
use crate::kit::page::page_of;
use crate::resellers::standing;

/// A file to send.
pub struct File {
    pub name: String,
    pub content: Content,
}

/// One page of the credit notes of a reseller, the last number first.
pub async fn list(context: &Context, scope: &Scope, asked: &CreditNoteQuery) -> Result<Page<CreditNote>> {
    if asked.from.zip(asked.to).is_some_and(|(from, to)| to < from) {
        return Err(Faults::one("from", Fault::WrongDay).into());
    }
    let read = async |now: &Snapshot| {
        let found = notes::list(now, scope, asked).await?;
        let page = page_of(found, page_size(asked.limit), |note| note.entry.0, Ok)?;
        let told = told(now, scope, &page.items).await?;
        Ok(Page {
            items: told.into_iter().map(|(note, _)| note).collect(),
            next: page.next,
            total: page.total,
        })
    };
    context.db.look(read).await
}

/// A credit note of an account as a PDF.
pub async fn download(
    context: &Context,
    scope: &Scope,
    (account, entry): (AccountId, EntryId),
    language: Language,
) -> Result<File> {
    let read = async |now: &Snapshot| {
        let found = notes::find(now, scope, account, entry).await?;
        let (note, client) = told(now, scope, &[found]).await?.pop().ok_or(Code::NotFound)?;
        let reseller = scope.reseller()?;
        let (name, tax_id) = standing::on_paper(now, reseller).await?;
        Ok(Paper {
            note,
            client: (client.country, client.tax_id),
            issuer: (name, standing::country(now, reseller).await?, tax_id),
        })
    };
    let paper = context.db.look(read).await?;
    let name = format!("{}-{}.pdf", text::file(language), paper.note.number);
    let drawn = tokio::task::spawn_blocking(move || paper.printed(language));
    let bytes = drawn.await.map_err(Error::broken)??;
    let content = stream::once(async move { Ok(Bytes::from(bytes)) }).boxed_local();
    Ok(File { name, content })
}

/// Credit notes with what they credit and correct, what took them back, and whose they are; a few queries for all.
async fn told(source: &impl Source, scope: &Scope, found: &[Numbered]) -> Result<Vec<(CreditNote, Named)>> {
    let own = found.iter().map(|note| note.entry);
    let charges = found.iter().filter_map(|note| note.charge);
    let entries = entries(source, scope, own.chain(charges).collect()).await?;
    let reversals = entries.values().filter_map(|entry| entry.reversed_by).collect();
    let reversals = self::entries(source, scope, reversals).await?;
    let accounts = named::of_ids(source, scope, found.iter().map(|note| note.account)).await?;
    let accounts: HashMap<AccountId, Named> = accounts.into_iter().map(|account| (account.id, account)).collect();
    let tell = |note: &Numbered| {
        let entry = entries.get(&note.entry).ok_or(Code::NotFound)?;
        let account = accounts.get(&note.account).ok_or(Code::NotFound)?;
        let back = entry.reversed_by.and_then(|id| reversals.get(&id));
        let charge = note.charge.and_then(|id| entries.get(&id));
        let told = CreditNote {
            number: note.number,
            account_id: note.account,
            account_name: account.name.clone(),
            entry: entry.clone(),
            charge: charge.map(corrected),
            taken_back: back.map(|reversal| TakenBack {
                on: reversal.happened_on,
                reason: reversal.description.clone(),
            }),
        };
        Ok((told, account.clone()))
    };
    found.iter().map(tell).collect()
}

async fn entries(source: &impl Source, scope: &Scope, ids: Vec<EntryId>) -> Result<HashMap<EntryId, Entry>> {
    let found = store::of_any(source, scope, &ids).await?;
    Ok(found.into_iter().map(|entry| (entry.id, entry)).collect())
}

fn corrected(charge: &Entry) -> CorrectedCharge {
    CorrectedCharge {
        entry_id: charge.id,
        description: charge.description.clone(),
        happened_on: charge.happened_on,
        amount: charge.amount.clone(),
    }
}

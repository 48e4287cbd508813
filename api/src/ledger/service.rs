//! Writing to the ledger, and reading it.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;
use types::accounts::AccountId;
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::kit::page::{Page, page_size};
use types::kit::problem::Code;
use types::ledger::tax::with_tax;
use types::ledger::{
    Balance, Entry, EntryId, EntryKind, LedgerQuery, NewCharge, NewCredit, Reversal, TaxPart, TaxTreatment, Withholding,
};
use types::tax_id::Country;

use super::model::{Item, Posting, Settlement, Side, balance, settle};
use super::store::Written;
use super::{note_store as notes, open_store as open, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change, Event};
use crate::kit::page::page_of;

/// One page of the entries of an account, the last written first.
pub async fn list(context: &Context, scope: &Scope, account: AccountId, asked: &LedgerQuery) -> Result<Page<Entry>> {
    accounts::find(&context.db, scope, account).await?;
    let rows = store::list(&context.db, scope, account, asked).await?;
    page_of(rows, page_size(asked.limit), |entry| entry.id.0, Ok)
}

/// How an account stands, by currency.
pub async fn balances(context: &Context, scope: &Scope, id: AccountId) -> Result<Vec<Balance>> {
    let account = accounts::find(&context.db, scope, id).await?;
    let (balances, _) = stands(context, &context.db, scope, &account).await?;
    Ok(balances)
}

/// How an account stands, by currency, and what is open of it.
pub(crate) async fn stands(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    account: &Contract,
) -> Result<(Vec<Balance>, Vec<Item>)> {
    let sums = open::sums(source, scope, account.id).await?;
    let items = open::open(source, scope, account.id, None).await?;
    let today = account.cycles().today(context.now());
    let told = |(currency, sum)| balance(currency, sum, &items, today);
    Ok((sums.into_iter().map(told).collect(), items))
}

/// The charges in a currency that are among what is open of an account, the first due first, each with what of what is
/// open goes to the State.
pub(crate) async fn open_charges(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    items: &[Item],
    currency: &Currency,
) -> Result<Vec<(Entry, i64)>> {
    let withheld = |item: &Item| match item.side {
        Side::Charge { withheld, .. } if item.currency == *currency => Some((item.entry, withheld)),
        _ => None,
    };
    let withheld: HashMap<EntryId, i64> = items.iter().filter_map(withheld).collect();
    let ids: Vec<EntryId> = withheld.keys().copied().collect();
    let mut entries = store::of_ids(source, scope, account, &ids).await?;
    entries.sort_unstable_by_key(|entry| (entry.due_on, entry.id));
    let with = |entry: Entry| {
        let withheld = withheld.get(&entry.id).copied().unwrap_or_default();
        (entry, withheld)
    };
    Ok(entries.into_iter().map(with).collect())
}

/// Writes a charge by hand.
pub async fn charge(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    new: &NewCharge,
) -> Result<Entry> {
    by_hand(context, scope, id, once, async |_, account: &Contract| {
        let new = new.parse(account.cycles().today(context.now()))?;
        let (amount, tax) = taxed(new.amount, new.tax, account.country, new.happened_on)?;
        let part = |asked: Withholding| asked.part_of(&amount, account.country);
        let withheld = new.withholding.map(part).transpose();
        Ok(Posting {
            due_on: Some(new.due_on),
            tax,
            withheld: withheld.map_err(|fault| Error::field("withholding", fault))?,
            ..Posting::new(EntryKind::Charge, new.happened_on, new.description, amount)
        })
    })
    .await
}

/// Writes a credit by hand.
pub async fn credit(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    new: &NewCredit,
) -> Result<Entry> {
    by_hand(context, scope, id, once, async |tx: &Tx, account: &Contract| {
        let new = new.parse(account.cycles().today(context.now()))?;
        let less = Money {
            minor: -new.amount.minor,
            currency: new.amount.currency,
        };
        let (amount, tax) = taxed(less, new.tax, account.country, new.happened_on)?;
        if let Some(charge) = new.charge_id {
            charge_of(tx, scope, id, charge, &amount).await?;
        }
        Ok(Posting {
            tax,
            meant_for: new.charge_id,
            ..Posting::new(EntryKind::Credit, new.happened_on, new.description, amount)
        })
    })
    .await
}

/// Writes what somebody asks for, once, and tells it.
async fn by_hand(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    posting: impl AsyncFnOnce(&Tx, &Contract) -> Result<Posting>,
) -> Result<Entry> {
    let work = async |tx: &Tx| {
        let account = accounts::hold(tx, scope, id).await?;
        let posting = posting(tx, &account).await?;
        let entry = post(context, tx, scope, id, &posting).await?;
        store::find(tx, scope, id, entry).await
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Takes back a charge or a credit that was written by hand. What a payment wrote is taken back with that payment.
pub async fn reverse_by_hand(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: EntryId,
    asked: &Reversal,
) -> Result<Entry> {
    let reason = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let contract = accounts::hold(tx, scope, account).await?;
            let entry = store::find(tx, scope, account, id).await?;
            if entry.payment_id.is_some() {
                return Err(Code::BelongsToPayment.into());
            }
            let today = contract.cycles().today(context.now());
            let reversal = reverse(context, tx, scope, account, &entry, (today, &reason)).await?;
            store::find(tx, scope, account, reversal).await
        })
        .await
}

/// Writes an entry, and settles what can be settled with it.
pub(crate) async fn post(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    posting: &Posting,
) -> Result<EntryId> {
    let written = post_all(context, tx, scope, &[(account, posting.clone())]).await?;
    written
        .into_iter()
        .next()
        .ok_or_else(|| Error::broken("an entry was not written"))
}

/// Writes entries of several accounts with a few queries, and settles what can be settled with each. Their ids, in the
/// order of the postings.
pub(crate) async fn post_all(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    postings: &[(AccountId, Posting)],
) -> Result<Vec<EntryId>> {
    let amounts = postings.iter().map(|(account, posting)| (*account, &posting.amount));
    let touched = open::add(tx, scope, amounts).await?;
    let entries: Vec<Written<'_>> = postings
        .iter()
        .map(|(account, posting)| written(context, *account, posting))
        .collect();
    let items = entries.iter().filter_map(|entry| {
        let item = Item::of(entry.id, entry.posting)?;
        Some((entry.account, item))
    });
    write(context, tx, scope, &entries).await?;
    open::insert(tx, scope, items).await?;
    for (account, currency) in open::with_credit(tx, scope, touched).await? {
        settle_open(context, tx, scope, account, &currency).await?;
    }
    Ok(entries.into_iter().map(|entry| entry.id).collect())
}

fn written<'a>(context: &Context, account: AccountId, posting: &'a Posting) -> Written<'a> {
    Written {
        id: EntryId(context.id()),
        account,
        posting,
        reverses: None,
    }
}

/// Takes an entry back, whole, on a day and for a reason: what it settled is open again, and then settled by what else
/// there is.
///
/// # Errors
/// `already_in_that_state` when it was taken back before, or takes one back itself.
pub(crate) async fn reverse(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    entry: &Entry,
    (on, reason): (NaiveDate, &str),
) -> Result<EntryId> {
    let back = Money {
        minor: -entry.amount.minor,
        currency: entry.amount.currency.clone(),
    };
    open::add(tx, scope, std::iter::once((account, &back))).await?;
    let now = store::find(tx, scope, account, entry.id).await?;
    if now.reversed_by.is_some() || now.kind == EntryKind::Reversal {
        return Err(Code::AlreadyInThatState.into());
    }
    release(context, tx, scope, account, entry.id).await?;
    let back_of_tax = |tax: TaxPart| TaxPart {
        minor: -tax.minor,
        ..tax
    };
    let posting = Posting {
        tax: entry.tax.clone().map(back_of_tax),
        payment: entry.payment_id,
        ..Posting::new(EntryKind::Reversal, on, reason.to_owned(), back)
    };
    let reversal = Written {
        reverses: Some(entry.id),
        ..written(context, account, &posting)
    };
    write(context, tx, scope, &[reversal]).await?;
    settle_open(context, tx, scope, account, &posting.amount.currency).await?;
    Ok(reversal.id)
}

/// A charge of an account that something in that currency may be meant for.
///
/// # Errors
/// A fault of `charge_id` when it is none of the account, was taken back, or is in another currency.
pub(crate) async fn charge_of(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    id: EntryId,
    amount: &Money,
) -> Result<Entry> {
    let fault = |fault| Error::field("charge_id", fault);
    let charge = match store::find(tx, scope, account, id).await {
        Ok(charge) if charge.kind == EntryKind::Charge && charge.reversed_by.is_none() => charge,
        Ok(_) => return Err(fault(Fault::Unknown)),
        Err(error) if error.refusal().code == Code::NotFound => return Err(fault(Fault::Unknown)),
        Err(error) => return Err(error),
    };
    if charge.amount.currency == amount.currency {
        Ok(charge)
    } else {
        Err(Error::field("amount.currency", Fault::OtherCurrency))
    }
}

/// An amount with its tax.
pub(crate) fn taxed(
    amount: Money,
    treatment: TaxTreatment,
    country: Country,
    on: NaiveDate,
) -> Result<(Money, Option<TaxPart>)> {
    let (minor, tax) = with_tax(amount.minor, treatment, country, on).map_err(|fault| Error::field("tax", fault))?;
    Ok((Money { minor, ..amount }, tax))
}

/// Writes entries and what happened.
async fn write(context: &Context, tx: &Tx, scope: &Scope, entries: &[Written<'_>]) -> Result<()> {
    store::insert(tx, scope, entries, context.now()).await?;
    let numbers = notes::give(tx, scope, entries).await?;
    let events = entries
        .iter()
        .filter_map(|entry| told(scope, entry, numbers.get(&entry.id)));
    outbox::record_all(context, tx, events.collect()).await
}

/// What is told of an entry; what a payment writes is told by the payment.
fn told<'a>(scope: &'a Scope, entry: &Written<'_>, credit_note: Option<&i64>) -> Option<Event<'a>> {
    let posting = entry.posting;
    let name = match posting.kind {
        _ if posting.payment.is_some() => return None,
        EntryKind::Charge => "account.charged",
        EntryKind::Credit | EntryKind::Payment => "account.credited",
        EntryKind::Reversal => "account.entry_reversed",
    };
    let mut facts = json!({
        "entry_id": entry.id, "description": posting.description, "amount": posting.amount, "due_on": posting.due_on,
    });
    if let Some((facts, number)) = facts.as_object_mut().zip(credit_note) {
        facts.insert("credit_note".to_owned(), json!(number));
    }
    Some(scope.event(name, entry.account.0, Change::facts(&facts)))
}

/// What an entry settled, or what settled it, is open again; nothing of it is.
pub(super) async fn release(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    entry: EntryId,
) -> Result<()> {
    let settlements = open::settlements(tx, scope, entry).await?;
    let others = settlements.iter().flat_map(|each| [each.credit, each.charge]);
    let mut entries: Vec<EntryId> = others.chain([entry]).collect();
    entries.sort_unstable();
    entries.dedup();
    let mut items = open::of_entries(tx, scope, &entries).await?;
    for item in &mut items {
        if item.entry == entry {
            item.close();
        } else {
            let own = |each: &&Settlement| item.entry == each.credit || item.entry == each.charge;
            let own: Vec<Settlement> = settlements.iter().filter(own).copied().collect();
            own.iter().for_each(|each| item.reopen(each));
        }
        open::update(tx, scope, item).await?;
    }
    let back = settlements.into_iter().map(|each| Settlement {
        minor: -each.minor,
        withheld: -each.withheld,
        ..each
    });
    let back: Vec<_> = back.map(|each| (context.id(), each)).collect();
    open::settled(tx, scope, account, &back, context.now()).await
}

/// Settles what is open of an account in a currency.
pub(super) async fn settle_open(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    currency: &Currency,
) -> Result<()> {
    let before = open::open(tx, scope, account, Some(currency)).await?;
    let mut after = before.clone();
    let settlements = settle(&mut after);
    for (_, now) in before.iter().zip(&after).filter(|(before, now)| before != now) {
        open::update(tx, scope, now).await?;
    }
    let settlements: Vec<_> = settlements.into_iter().map(|each| (context.id(), each)).collect();
    open::settled(tx, scope, account, &settlements, context.now()).await
}

//! What is charged and given back, each where its payer is charged: in the account's ledger, or by the operator's
//! invoice to the reseller.

use types::accounts::{AccountId, Payer};
use types::invoices::InvoiceLineId;
use types::kit::money::Money;
use types::ledger::EntryId;
use types::subscriptions::ChargeLine;

use super::model::{charge, last};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::invoices::model::NewLine;
use crate::invoices::service as invoices;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::ledger::model::Posting;
use crate::ledger::service as ledger;
use crate::usage::cycle::Span;

/// Where something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Ledger(EntryId),
    Invoice(InvoiceLineId),
}

impl Place {
    /// The entry of the ledger, where it is one.
    pub(super) const fn entry(self) -> Option<EntryId> {
        match self {
            Self::Ledger(entry) => Some(entry),
            Self::Invoice(_) => None,
        }
    }

    /// The line of the operator's invoice, where it is one.
    pub(super) const fn line(self) -> Option<InvoiceLineId> {
        match self {
            Self::Ledger(_) => None,
            Self::Invoice(line) => Some(line),
        }
    }
}

/// Something to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Ledger(Posting),
    Invoice(NewLine),
}

/// What is to be written, of one account or of many.
#[derive(Debug, Default)]
pub(super) struct Bill {
    postings: Vec<(AccountId, Posting)>,
    lines: Vec<NewLine>,
}

/// A part of a bill, by its number among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Ledger(usize),
    Invoice(usize),
}

/// Where the parts of a bill were written.
#[derive(Debug)]
pub(super) struct Written {
    entries: Vec<EntryId>,
    lines: Vec<InvoiceLineId>,
}

impl Part {
    /// How much is charged, or given back.
    pub(super) fn amount(&self) -> Money {
        let (minor, currency) = match self {
            Self::Ledger(posting) => (posting.amount.minor, &posting.amount.currency),
            Self::Invoice(line) => (line.amount_minor, &line.full.currency),
        };
        Money {
            minor: minor.abs(),
            currency: currency.clone(),
        }
    }

    /// Until when it is to be paid; none of what the operator will invoice.
    pub(super) const fn due_on(&self) -> Option<chrono::NaiveDate> {
        match self {
            Self::Ledger(posting) => posting.due_on,
            Self::Invoice(_) => None,
        }
    }
}

impl Bill {
    /// Adds a part of an account.
    pub(super) fn add(&mut self, account: AccountId, part: Part) -> Slot {
        match part {
            Part::Ledger(posting) => {
                self.postings.push((account, posting));
                Slot::Ledger(self.postings.len() - 1)
            }
            Part::Invoice(line) => {
                self.lines.push(line);
                Slot::Invoice(self.lines.len() - 1)
            }
        }
    }

    /// Writes everything, with a few queries for all of it.
    pub(super) async fn write(self, context: &Context, tx: &Tx, scope: &Scope) -> Result<Written> {
        Ok(Written {
            entries: ledger::post_all(context, tx, scope, &self.postings).await?,
            lines: invoices::add_lines(context, tx, scope, self.lines).await?,
        })
    }
}

impl Written {
    pub(super) fn place(&self, slot: Slot) -> Option<Place> {
        match slot {
            Slot::Ledger(number) => self.entries.get(number).copied().map(Place::Ledger),
            Slot::Invoice(number) => self.lines.get(number).copied().map(Place::Invoice),
        }
    }
}

/// What an account's plan costs for a period, to whoever pays for it; none where it costs nothing.
pub(super) fn plan_part(account: &Contract, line: &ChargeLine, span: Span, due_on: chrono::NaiveDate) -> Option<Part> {
    match account.payer {
        Payer::Client => charge(line, span, due_on).map(Part::Ledger),
        Payer::Reseller => (line.amount.minor > 0).then(|| {
            Part::Invoice(NewLine {
                account: account.id,
                account_name: account.name.clone(),
                description: line.name.clone(),
                from: span.starts_on,
                to: last(span.next_on),
                full: line.full.clone(),
                discount_minor: line.discount_minor,
                tax: line.tax.clone(),
                amount_minor: line.amount.minor,
            })
        }),
    }
}

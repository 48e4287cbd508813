//! What was issued, in lines: one for each account, month, kind and currency; and what the lines come to.

use std::collections::BTreeMap;
use std::sync::Arc;

use types::documents::{DocumentKind, DocumentState};
use types::kit::money::Currency;
use types::kit::text::Language;
use types::reports::{Month, NewReport};

use super::reading::{Accounts, which};
use super::text;
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::documents::month_store as months;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// How many documents, what they come to, and how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub documents: i64,
    /// Of those that stand.
    pub minor: i64,
    pub accepted: i64,
    pub observed: i64,
    pub rejected: i64,
    pub voided: i64,
    /// Nothing is known of them from the tax office yet.
    pub pending: i64,
}

/// A line of the report.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub account: Arc<Contract>,
    pub month: Month,
    pub kind: DocumentKind,
    pub currency: Option<Currency>,
    pub counts: Counts,
}

/// What all lines come to, by kind and currency.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals(BTreeMap<(Option<String>, usize), Counts>);

/// The lines of a report, those of some accounts at a time.
pub(super) struct Lines<'a> {
    context: &'a Context,
    scope: &'a Scope,
    accounts: Accounts<'a>,
    asked: &'a NewReport,
}

impl<'a> Lines<'a> {
    pub(super) const fn of(context: &'a Context, scope: &'a Scope, asked: &'a NewReport) -> Self {
        Self {
            context,
            scope,
            accounts: Accounts::of(context, scope, asked),
            asked,
        }
    }

    /// The next lines, which may be none; nothing after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Line>>> {
        let Some(page) = self.accounts.next().await? else {
            return Ok(None);
        };
        let ids: Vec<_> = page.iter().map(|account| account.id).collect();
        let mut lines: BTreeMap<_, Counts> = BTreeMap::new();
        let issued = months::issued(&self.context.db, self.scope, &ids, &which(self.asked)).await?;
        for (account, cell, much) in issued {
            let place = ids.iter().position(|id| *id == account);
            let known = (DocumentKind::of_name(cell.kind), DocumentState::of_name(cell.state));
            let (Some(place), (Some(kind), Some(state))) = (place, known) else {
                continue;
            };
            let currency = Some(cell.currency).filter(|currency| !currency.is_empty());
            let key = (place, Month::of(cell.month), place_of(kind), currency);
            lines
                .entry(key)
                .or_default()
                .count(kind, state, much.documents, much.minor);
        }
        let line = |((place, month, kind, currency), counts): ((usize, Month, usize, Option<String>), Counts)| {
            Some(Line {
                account: Arc::clone(page.get(place)?),
                month,
                kind: *DocumentKind::ALL.get(kind)?,
                currency: currency.and_then(|currency| Currency::parse(&currency).ok()),
                counts,
            })
        };
        Ok(Some(lines.into_iter().filter_map(line).collect()))
    }
}

fn place_of(kind: DocumentKind) -> usize {
    DocumentKind::ALL
        .iter()
        .position(|each| *each == kind)
        .unwrap_or_default()
}

impl Counts {
    fn count(&mut self, kind: DocumentKind, state: DocumentState, documents: i64, minor: i64) {
        self.documents += documents;
        let is_gone = matches!(
            state,
            DocumentState::Rejected | DocumentState::Denied | DocumentState::Voided
        );
        if !is_gone {
            self.minor += minor;
        }
        if !kind.is_fiscal() {
            return;
        }
        let counted = match state {
            DocumentState::Accepted => &mut self.accepted,
            DocumentState::Observed => &mut self.observed,
            DocumentState::Rejected | DocumentState::Denied | DocumentState::Error => &mut self.rejected,
            DocumentState::Voiding | DocumentState::Voided => &mut self.voided,
            DocumentState::NotSent | DocumentState::Sent => &mut self.pending,
        };
        *counted += documents;
    }

    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.minor += other.minor;
        self.accepted += other.accepted;
        self.observed += other.observed;
        self.rejected += other.rejected;
        self.voided += other.voided;
        self.pending += other.pending;
    }

    /// Every count, in the order of the columns: documents first, then how they stand.
    pub(super) const fn numbers(&self) -> [i64; 6] {
        [
            self.documents,
            self.accepted,
            self.observed,
            self.rejected,
            self.voided,
            self.pending,
        ]
    }
}

impl Totals {
    pub(super) fn add(&mut self, lines: &[Line]) {
        for line in lines {
            let currency = line.currency.as_ref().map(|currency| currency.as_str().to_owned());
            self.0
                .entry((currency, place_of(line.kind)))
                .or_default()
                .add(&line.counts);
        }
    }

    /// For each currency what each kind comes to, then all of them, whose kind is none.
    pub(super) fn told(&self) -> Vec<(Option<Currency>, Option<DocumentKind>, Counts)> {
        let mut told = Vec::new();
        let mut currencies: Vec<_> = self.0.keys().map(|(currency, _)| currency.clone()).collect();
        currencies.dedup();
        for currency in currencies {
            let mut all = Counts::default();
            let parsed = currency.as_deref().and_then(|currency| Currency::parse(currency).ok());
            for ((own, kind), counts) in &self.0 {
                if *own == currency {
                    told.push((parsed.clone(), DocumentKind::ALL.get(*kind).copied(), *counts));
                    all.add(counts);
                }
            }
            told.push((parsed, None, all));
        }
        told
    }
}

/// What the columns are called, those of counts in the order of [`Counts::numbers`].
pub(super) const HEADINGS: [fn(Language) -> &'static str; 12] = [
    text::account,
    text::tax_id,
    text::month,
    text::kind,
    text::currency,
    text::amount,
    text::documents,
    text::accepted,
    text::observed,
    text::rejected,
    text::voided,
    text::pending,
];

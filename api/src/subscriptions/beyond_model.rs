//! What was used beyond a plan, and costs.

use chrono::NaiveDate;
use types::accounts::AccountId;
use types::kit::money::Money;
use types::ledger::{EntryKind, TaxPart};
use types::limits::Meter;
use types::plans::{Beyond, PlanId, PlanTerms};
use types::subscriptions::UseCharge;
use types::tax_id::Country;

use super::model::{days, last, taxed};
use crate::accounts::model::Contract;
use crate::kit::error::Result;
use crate::ledger::model::Posting;
use crate::usage::cycle::Span;
use crate::usage::store::Counts;

/// What was used of a meter in a cycle beyond what is included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub account: AccountId,
    pub span: Span,
    pub meter: Meter,
    pub plan: (PlanId, i64),
    pub used: i64,
    pub included: i64,
    pub unit: Money,
    pub tax: Option<TaxPart>,
    pub amount: Money,
}

impl Use {
    /// What is charged of a cycle, by the plan the account is on and the others it had in that cycle: of a meter the
    /// most that any of them includes is included.
    pub(super) fn of(account: &Contract, span: Span, counts: &Counts, had: &[&PlanTerms]) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for meter in Beyond::METERS {
            let limit = account.limit(meter, counts);
            let (Some(unit), Some(own)) = (limit.beyond.clone(), limit.included()) else {
                continue;
            };
            let included = match limit.own {
                Some(own) => Some(own),
                None => had
                    .iter()
                    .try_fold(own, |most, terms| terms.limit(meter).map(|limit| limit.max(most))),
            };
            let Some(included) = included.filter(|included| *included < limit.used) else {
                continue;
            };
            let full = unit.minor.saturating_mul(limit.used - included);
            let (minor, tax) = taxed(full, (&account.terms, account.country, span.next_on))?;
            all.push(Self {
                account: account.id,
                span,
                meter,
                plan: account.plan_key(),
                used: limit.used,
                included,
                amount: Money {
                    minor,
                    currency: unit.currency.clone(),
                },
                unit,
                tax,
            });
        }
        Ok(all)
    }

    /// Its charge, written on the day after the cycle.
    pub(super) fn charge(&self, country: Country, due_on: NaiveDate) -> Posting {
        let more = self.used - self.included;
        let named = named(self.meter, country, more == 1);
        Posting {
            due_on: Some(due_on),
            tax: self.tax.clone(),
            ..Posting::new(
                EntryKind::Charge,
                self.span.next_on,
                format!("{more} {named} · {}", days(self.span)),
                self.amount.clone(),
            )
        }
    }

    pub(super) fn told(self) -> UseCharge {
        UseCharge {
            meter: self.meter,
            from: self.span.starts_on,
            to: last(self.span.next_on),
            used: self.used,
            included: self.included,
            unit: self.unit,
            tax: self.tax,
            amount: self.amount,
        }
    }
}

/// What is used beyond a plan, in the language of a country.
const fn named(meter: Meter, country: Country, one: bool) -> &'static str {
    match (country, meter, one) {
        (Country::Pe, Meter::SalesNotes, true) => "nota de venta adicional",
        (Country::Pe, Meter::SalesNotes, false) => "notas de venta adicionales",
        (Country::Pe, Meter::Lookups, true) => "consulta adicional",
        (Country::Pe, Meter::Lookups, false) => "consultas adicionales",
        (Country::Pe, _, true) => "documento adicional",
        (Country::Pe, _, false) => "documentos adicionales",
        (Country::Br, Meter::SalesNotes, true) => "nota de venda adicional",
        (Country::Br, Meter::SalesNotes, false) => "notas de venda adicionais",
        (Country::Br, Meter::Lookups, true) => "consulta adicional",
        (Country::Br, Meter::Lookups, false) => "consultas adicionais",
        (Country::Br, _, true) => "documento adicional",
        (Country::Br, _, false) => "documentos adicionais",
    }
}

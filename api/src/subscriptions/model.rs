//! What a subscription charges, and when.

use chrono::{DateTime, Days, NaiveDate, Utc};
use types::accounts::{AccountId, Payer};
use types::kit::money::Money;
use types::ledger::tax::{sales_tax, with_tax};
use types::ledger::{EntryKind, TaxPart, TaxTreatment};
use types::plans::{PlanId, PlanTerms};
use types::subscriptions::{ChargeLine, Discount, Extra, Period, PeriodCharge, Subscription, SubscriptionState};
use types::tax_id::Country;

use super::bill::Place;
use super::span::{Share, months, next_on, percentage};
use crate::accounts::model::Contract;
use crate::kit::error::{Error, Result};
use crate::ledger::model::Posting;
use crate::usage::cycle::Span;

/// A subscription as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub account: AccountId,
    pub starts_on: NaiveDate,
    /// The first day that is not charged.
    pub charged_to: NaiveDate,
    /// When that day begins at the account's; none of one that ended.
    pub due_at: Option<DateTime<Utc>>,
    /// A day of the first cycle whose use is not charged.
    pub used_to: NaiveDate,
    /// When that cycle is over; none where no use is to be charged any more.
    pub use_due_at: Option<DateTime<Utc>>,
    /// How many periods were charged.
    pub periods: i64,
    pub discount: Option<Discount>,
    pub end_reason: Option<String>,
    pub extras: Vec<Extra>,
    pub version: i64,
}

/// A period as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeptPeriod {
    pub account: AccountId,
    pub number: i64,
    pub span: Span,
    pub plan: (PlanId, i64),
    pub plan_name: String,
    pub amount: Option<Money>,
    /// Where it was charged.
    pub charged: Option<Place>,
    /// The first day that was not had of it.
    pub cut_on: Option<NaiveDate>,
    /// Where something of it was given back.
    pub credited: Option<Place>,
}

/// What holds for all accounts of a reseller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    pub days_to_pay: i64,
    /// What is taken off the price of a plan where the reseller pays, in hundredths of a percent.
    pub resellers_points: i64,
}

/// What is charged at the beginning of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub span: Span,
    pub plan: Option<ChargeLine>,
    pub extras: Vec<ChargeLine>,
}

impl Kept {
    /// One that begins on a day.
    pub(super) fn begin(account: &Contract, starts_on: NaiveDate) -> Self {
        let cycles = account.cycles();
        // Use is charged of whole cycles.
        let first = match cycles.of_day(starts_on) {
            span if span.starts_on == starts_on => span,
            span => cycles.of_day(span.next_on),
        };
        Self {
            used_to: first.starts_on,
            use_due_at: Some(cycles.midnight(first.next_on)),
            account: account.id,
            starts_on,
            charged_to: starts_on,
            due_at: Some(account.cycles().midnight(starts_on)),
            periods: 0,
            discount: None,
            end_reason: None,
            extras: Vec::new(),
            version: 1,
        }
    }

    pub(super) const fn has_ended(&self) -> bool {
        self.due_at.is_none()
    }

    pub(super) fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }

    /// The share that is taken off the plan for a period that begins on a day: what the reseller grants its client, or
    /// what the operator grants the reseller.
    pub(super) fn points_off(&self, payer: Payer, rules: Rules, day: NaiveDate) -> Option<i64> {
        match payer {
            Payer::Client => self.discount_on(day),
            Payer::Reseller => Some(rules.resellers_points).filter(|points| *points > 0),
        }
    }

    fn discount_on(&self, day: NaiveDate) -> Option<i64> {
        let discount = self
            .discount
            .filter(|discount| discount.until.is_none_or(|until| day <= until));
        discount.map(|discount| discount.basis_points)
    }

    /// What its next period costs on the terms of now.
    pub(super) fn next(&self, account: &Contract, rules: Rules) -> Result<Due> {
        let (rule, terms, from) = (account.cycles(), &account.terms, self.charged_to);
        let span = Span {
            starts_on: from,
            next_on: next_on(rule, from, terms.interval),
        };
        let share = Share::of_days(rule, from, span.next_on);
        let extra = |extra: &Extra| {
            let price = Money {
                minor: extra.unit.minor.saturating_mul(extra.quantity),
                currency: extra.unit.currency.clone(),
            };
            let name = (extra.name.clone(), extra.quantity);
            line(name, &price, share, None, (terms, account.country, from))
        };
        Ok(Due {
            span,
            plan: plan_line(account, share, self.points_off(account.payer, rules, from), from)?,
            extras: self.extras.iter().map(extra).collect::<Result<_>>()?,
        })
    }

    /// Everything until a day is charged, by one period more.
    pub(super) fn move_on(&mut self, account: &Contract, next_on: NaiveDate) {
        self.charged_to = next_on;
        self.due_at = Some(account.cycles().midnight(next_on));
        self.periods += 1;
    }

    /// The use of everything before a day is charged. Of one that ended, cycles are charged as long as they begin before
    /// the day until which it is.
    pub(super) fn used_until(&mut self, account: &Contract, day: NaiveDate) {
        let cycles = account.cycles();
        let goes_on = !self.has_ended() || day < self.charged_to;
        self.used_to = day;
        self.use_due_at = goes_on.then(|| cycles.midnight(cycles.of_day(day).next_on));
    }

    pub(super) fn told(self, today: NaiveDate) -> Subscription {
        let state = if self.has_ended() {
            SubscriptionState::Ended
        } else if self.starts_on > today {
            SubscriptionState::Trial
        } else {
            SubscriptionState::Active
        };
        Subscription {
            account_id: self.account,
            state,
            starts_on: self.starts_on,
            charged_to: self.charged_to,
            end_reason: self.end_reason,
            discount: self.discount,
            extras: self.extras,
            version: self.version,
        }
    }
}

impl Due {
    /// As it is told, when it is charged today or on its first day.
    pub(super) fn told(self, payer: Payer, today: NaiveDate, days_to_pay: i64) -> PeriodCharge {
        PeriodCharge {
            from: self.span.starts_on,
            to: last(self.span.next_on),
            due_on: due_on(self.span.starts_on.max(today), days_to_pay),
            payer,
            lines: self.plan.into_iter().chain(self.extras).collect(),
        }
    }
}

impl KeptPeriod {
    /// What of what was charged for the plan is for the days from one on, that day too, with the tax; none where that
    /// is nothing.
    pub(super) fn unused(&self, account: &Contract, from: NaiveDate) -> Option<Money> {
        let amount = self.amount.as_ref()?;
        let share = |from| Share::of_days(account.cycles(), from, self.span.next_on);
        let minor = share(from).of(amount.minor, share(self.span.starts_on));
        (minor > 0).then(|| Money {
            minor,
            currency: amount.currency.clone(),
        })
    }

    /// Whether a day is one of those that it charged and that are still to be had.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        self.cut_on.is_none() && self.span.starts_on <= day && day < self.span.next_on
    }

    /// The first day after those that were had of it, or will be.
    pub(super) fn had_to(&self) -> NaiveDate {
        self.cut_on.unwrap_or(self.span.next_on)
    }

    pub(super) fn told(self) -> Period {
        Period {
            number: self.number,
            from: self.span.starts_on,
            to: last(self.span.next_on),
            plan_id: self.plan.0,
            plan_version: self.plan.1,
            plan_name: self.plan_name,
            amount: self.amount,
            entry_id: self.charged.and_then(Place::entry),
            invoice_line_id: self.charged.and_then(Place::line),
            cut_after: self.cut_on.map(last),
            credit_id: self.credited.and_then(Place::entry),
            credit_line_id: self.credited.and_then(Place::line),
        }
    }
}

/// What the plan of an account costs for a share of months that begins on a day; none where it has no price.
pub(super) fn plan_line(
    account: &Contract,
    share: Share,
    discount: Option<i64>,
    on: NaiveDate,
) -> Result<Option<ChargeLine>> {
    let Some(price) = &account.terms.price else {
        return Ok(None);
    };
    let name = (account.plan.name.clone(), 1);
    line(name, price, share, discount, (&account.terms, account.country, on)).map(Some)
}

fn line(
    (name, quantity): (String, i64),
    price: &Money,
    share: Share,
    discount: Option<i64>,
    (terms, country, on): (&PlanTerms, Country, NaiveDate),
) -> Result<ChargeLine> {
    let money = |minor| Money {
        minor,
        currency: price.currency.clone(),
    };
    let full = share.cost(price.minor, months(terms.interval));
    let discount_minor = discount.map_or(0, |points| percentage(full, points));
    let (minor, tax) = taxed(full - discount_minor, (terms, country, on))?;
    Ok(ChargeLine {
        name,
        quantity,
        full: money(full),
        discount_minor,
        tax,
        amount: money(minor),
    })
}

/// What is charged for a price of a plan on a day, with the tax in it.
pub(super) fn taxed(
    minor: i64,
    (terms, country, on): (&PlanTerms, Country, NaiveDate),
) -> Result<(i64, Option<TaxPart>)> {
    let treatment = if terms.tax_included || sales_tax(country, on).is_none() {
        TaxTreatment::Included
    } else {
        TaxTreatment::Added
    };
    let taxed = with_tax(minor, treatment, country, on);
    taxed.map_err(|fault| Error::broken(format!("a price cannot be taxed: {fault:?}")))
}

/// The charge of a line for a period; none where it costs nothing.
pub(super) fn charge(line: &ChargeLine, span: Span, due_on: NaiveDate) -> Option<Posting> {
    let name = match line.quantity {
        1 => line.name.clone(),
        quantity => format!("{quantity} × {}", line.name),
    };
    (line.amount.minor > 0).then(|| Posting {
        due_on: Some(due_on),
        tax: line.tax.clone(),
        ..Posting::new(
            EntryKind::Charge,
            span.starts_on,
            format!("{name} · {}", days(span)),
            line.amount.clone(),
        )
    })
}

/// The days of a span, as they are written in both countries.
pub(super) fn days(span: Span) -> String {
    let written = |day: NaiveDate| day.format("%d/%m/%Y");
    format!("{} – {}", written(span.starts_on), written(last(span.next_on)))
}

/// Until when that is to be paid which is charged on a day.
pub(super) fn due_on(day: NaiveDate, days_to_pay: i64) -> NaiveDate {
    day + Days::new(u64::try_from(days_to_pay).unwrap_or_default())
}

pub(super) fn last(next_on: NaiveDate) -> NaiveDate {
    next_on - Days::new(1)
}

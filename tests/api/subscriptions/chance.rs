//! Whatever happens to subscriptions over years, each day is charged once, at what a naive book says.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveTime};
use tests::chance::Chance;
use types::accounts::{AccountChange, ChangeAccount, GetAccount};
use types::subscriptions::{
    ChangePlanNow, ConfirmedPlanChange, End, EndSubscription, NewPlanChange, Period, PreviewPlanChange,
};

use super::*;

const STEPS: u32 = 60;
/// Every length of a month divides it.
const PARTS: i128 = 28 * 29 * 30 * 31;

/// A plan as the book knows it.
#[derive(Clone, Copy, Debug)]
struct Price {
    plan: PlanId,
    minor: i64,
    months: i64,
}

/// What a naive book keeper knows of one account.
#[derive(Debug)]
struct Book {
    price: Price,
    anchor: u32,
    /// Hundredths of a percent.
    discount: i64,
    /// What all extras cost together, for each interval.
    extras: Vec<i64>,
    /// The first day that is not charged, while it is charged.
    next: Option<NaiveDate>,
    /// The days that were charged, and that were given back of them.
    charged: BTreeMap<NaiveDate, i64>,
    /// The last period: its first day, the day after it, and what was charged for the plan.
    last: Option<(NaiveDate, NaiveDate, i64)>,
    owed: i64,
    periods: usize,
}

impl Book {
    /// Whether a cycle begins on a day.
    fn begins(&self, day: NaiveDate) -> bool {
        let is_last = (day + Days::new(1)).month() != day.month();
        day.day() == self.anchor || (is_last && day.day() < self.anchor)
    }

    /// How many days the cycle of a day has.
    fn length(&self, day: NaiveDate) -> i128 {
        let mut first = day;
        while !self.begins(first) {
            first = first - Days::new(1);
        }
        let mut last = day;
        while !self.begins(last + Days::new(1)) {
            last = last + Days::new(1);
        }
        i128::from((last - first).num_days() + 1)
    }

    /// The parts of months between two days.
    fn parts(&self, from: NaiveDate, to: NaiveDate) -> i128 {
        let days = from.iter_days().take_while(|day| *day < to);
        days.map(|day| PARTS / self.length(day)).sum()
    }

    fn cost(&self, minor: i64, from: NaiveDate, to: NaiveDate) -> i64 {
        half_up(
            i128::from(minor) * self.parts(from, to),
            PARTS * i128::from(self.price.months),
        )
    }

    fn off(&self, minor: i64) -> i64 {
        minor - half_up(i128::from(minor) * i128::from(self.discount), 10_000)
    }

    /// The day after the period that begins on a day.
    fn end(&self, from: NaiveDate) -> NaiveDate {
        let mut cycles = if self.begins(from) { self.price.months } else { 1 };
        let mut day = from;
        while cycles > 0 {
            day = day + Days::new(1);
            cycles -= i64::from(self.begins(day));
        }
        day
    }

    fn cover(&mut self, from: NaiveDate, to: NaiveDate, times: i64) {
        for day in from.iter_days().take_while(|day| *day < to) {
            *self.charged.entry(day).or_default() += times;
        }
    }

    fn charge(&mut self, today: NaiveDate) {
        while let Some(from) = self.next.filter(|next| *next <= today) {
            let to = self.end(from);
            let plan = self.off(self.cost(self.price.minor, from, to));
            let extras: i64 = self.extras.iter().map(|extra| self.cost(*extra, from, to)).sum();
            self.owed += plan + extras;
            self.cover(from, to, 1);
            self.last = Some((from, to, plan));
            self.next = Some(to);
            self.periods += 1;
        }
    }

    /// What of the last period is given back from a day on; none when it is over.
    fn give_back(&mut self, today: NaiveDate) -> Option<NaiveDate> {
        let (from, to, plan) = self.last.filter(|(from, to, _)| *from <= today && today < *to)?;
        let parts = self.parts(from, to);
        self.owed -= half_up(i128::from(plan) * self.parts(today, to), parts);
        self.cover(today, to, -1);
        self.last = None;
        Some(to)
    }
}

fn half_up(dividend: i128, divisor: i128) -> i64 {
    let whole = dividend / divisor;
    let up = i128::from(2 * (dividend % divisor) >= divisor);
    i64::try_from(whole + up).expect("an amount")
}

/// What is told of the periods, day by day.
fn days(periods: &[Period]) -> BTreeMap<NaiveDate, i64> {
    let mut days = BTreeMap::new();
    for period in periods {
        let last = period.cut_after.unwrap_or(period.to);
        for day in period.from.iter_days().take_while(|day| *day <= last) {
            *days.entry(day).or_default() += 1;
        }
    }
    days
}

async fn step(owner: &Caller<'_>, chance: &mut Chance, account_id: AccountId, prices: &[Price], book: &mut Book) {
    let today = local(owner).await;
    let told = owner.ok(GetSubscription { account_id }).await.subscription;
    let version = told.map_or(1, |told| told.version);
    match (chance.below(8), book.next) {
        (0, Some(_)) => {
            book.discount = chance.pick(&[0, 1, 1_000, 5_000, 10_000]);
            book.extras = (0..chance.below(3))
                .map(|_| 100 + i64::try_from(chance.below(5_000)).expect("one"))
                .collect();
            let discount = (book.discount > 0).then_some(Discount {
                basis_points: book.discount,
                until: None,
            });
            let extra = |minor: &i64| Extra {
                name: "Extra".to_owned(),
                unit: soles(*minor),
                quantity: 1,
            };
            let extras = book.extras.iter().map(extra).collect();
            let body = SubscriptionChange { discount, extras };
            owner
                .ok(ChangeSubscription {
                    account_id,
                    version,
                    body,
                })
                .await;
        }
        (1 | 2, _) => {
            let others: Vec<Price> = prices
                .iter()
                .copied()
                .filter(|price| price.plan != book.price.plan)
                .collect();
            let price = chance.pick(&others);
            let body = NewPlanChange { plan_id: price.plan };
            let fingerprint = owner.ok(PreviewPlanChange { account_id, body }).await.fingerprint;
            let body = ConfirmedPlanChange {
                plan_id: price.plan,
                fingerprint,
            };
            owner.ok(ChangePlanNow { account_id, body }).await;
            let left = if book.next.is_some() {
                book.give_back(today)
            } else {
                None
            };
            book.price = price;
            if let Some(to) = left {
                let plan = book.off(book.cost(price.minor, today, to));
                book.owed += plan;
                book.cover(today, to, 1);
                book.last = Some((today, to, plan));
                book.periods += 1;
            }
        }
        (3, _) => {
            book.price = chance.pick(prices);
            let version = owner.ok(GetAccount { account_id }).await.version;
            let body = AccountChange {
                plan_id: Some(book.price.plan),
                ..AccountChange::default()
            };
            owner
                .ok(ChangeAccount {
                    account_id,
                    version,
                    body,
                })
                .await;
        }
        (4, _) => {
            book.anchor = chance.pick(&[1, 7, 15, 28, 29, 30, 31]);
            let version = owner.ok(GetAccount { account_id }).await.version;
            let cycle_day = u8::try_from(book.anchor).ok();
            let body = AccountChange {
                cycle_day,
                ..AccountChange::default()
            };
            owner
                .ok(ChangeAccount {
                    account_id,
                    version,
                    body,
                })
                .await;
        }
        (5, Some(_)) => {
            let give_back = chance.below(2) == 0;
            let body = End {
                give_back,
                reason: "Por un tiempo".to_owned(),
            };
            owner
                .ok(EndSubscription {
                    account_id,
                    version,
                    body,
                })
                .await;
            if give_back {
                book.give_back(today);
            }
            book.next = None;
        }
        (_, None) => {
            let free = book.charged.iter().rev().find(|(_, times)| **times > 0);
            let free = free.map_or(today, |(day, _)| (*day + Days::new(1)).max(today));
            let starts_on = free + Days::new(chance.below(20));
            (book.discount, book.extras) = (0, Vec::new());
            start(owner, account_id, starts_on).await;
            book.next = Some(starts_on);
            book.charge(today);
        }
        _ => (),
    }
}

/// The day it is at the account's.
async fn local(owner: &Caller<'_>) -> NaiveDate {
    let account_id = owner
        .ok(types::accounts::ListAccounts {
            query: types::accounts::AccountQuery::default(),
        })
        .await;
    let account_id = account_id.items[0].id;
    let query = types::statements::StatementQuery::default();
    owner
        .ok(types::statements::GetStatement { account_id, query })
        .await
        .today
}

on_both_engines! {
    async fn every_day_is_charged_once_at_what_it_costs(app) {
        let mut chance = Chance::begin();
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let mut prices = Vec::new();
        for (minor, months, interval) in [
            (11_800, 1, Interval::Monthly), (30_001, 3, Interval::Quarterly), (99_999, 12, Interval::Yearly),
            (7, 6, Interval::Semiannual), (5_900, 1, Interval::Monthly),
        ] {
            let plan = plan(&owner, &format!("Plan {minor}"), Some(soles(minor)), interval).await;
            prices.push(Price { plan, minor, months });
        }
        let account_id = account(&owner, tenant, "pukara", prices[0].plan).await;
        let mut book = Book {
            price: prices[0], anchor: 1, discount: 0, extras: Vec::new(), next: None, charged: BTreeMap::new(),
            last: None, owed: 0, periods: 0,
        };
        let noon = NaiveTime::from_hms_opt(17, 0, 0).expect("noon in Lima");
        for _ in 0..STEPS {
            let ahead = if chance.below(9) == 0 { 100 } else { chance.below(25) };
            let later = (app.context.now().date_naive() + Days::new(ahead + 1)).and_time(noon).and_utc();
            app.clock.advance(later - app.context.now());
            if chance.below(3) == 0 {
                let other = app.apart().await;
                let both = [app.context.clone(), other];
                let reports = at_once(2, both.iter().map(run_service::all)).await;
                assert!(reports.iter().all(Result::is_ok), "{reports:?}");
            } else {
                charge(&app).await;
            }
            let owner = app.anew(&tenant.owner).await;
            book.charge(local(&owner).await);
            step(&owner, &mut chance, account_id, &prices, &mut book).await;

            let periods = owner.ok(ListPeriods { account_id }).await;
            if book.periods <= 120 {
                assert_eq!(periods.len(), book.periods, "{book:?}");
                book.charged.retain(|_, times| *times != 0);
                assert_eq!(days(&periods), book.charged);
            }
            assert!(book.charged.values().all(|times| *times == 1), "no day is charged twice");
            let owed = owner.ok(types::ledger::GetBalances { account_id }).await;
            assert_eq!(owed.first().map_or(0, |balance| balance.balance_minor), book.owed, "{book:?}");
        }
        assert!(book.periods > 20, "something happened");
        let sum = "SELECT CAST(SUM(amount_minor) AS bigint) FROM ledger_entries";
        assert_eq!(app.number(sum).await, book.owed);
        assert_eq!(crate::recount::recount(&app, false).await.differences, []);
    }
}

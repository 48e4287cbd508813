//! Money at a glance: whatever is scheduled, comes in, is cancelled and taken back, it is what the payments come to.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use talonario::usage::cycle::CycleRule;
use tests::chance::Chance;
use tests::{Caller, TestApp, on_both_engines};
use types::accounts::AccountId;
use types::kit::money::{Currency, Money};
use types::ledger::{EntryKind, LedgerQuery, ListEntries, Reversal};
use types::overview::{GetOverviewMoney, MoneyMonth, MoneyOverview, OverdueFigures};
use types::payments::{
    CancelPayment, Cancellation, ChangePayment, ConfirmPayment, Confirmation, DebtTax, ListPayments, NewPayment,
    Payment, PaymentChange, PaymentMethod, PaymentQuery, PaymentState, ReversePayment, SchedulePayment,
};
use types::tax_id::Country;

const STEPS: u32 = 90;

fn in_(currency: &str, minor: i64) -> Money {
    let currency = Currency::parse(currency).expect("a currency");
    Money { minor, currency }
}

fn today(app: &TestApp) -> NaiveDate {
    CycleRule::new(Country::Pe, 1).today(app.context.now())
}

fn new(amount: Money, due_on: NaiveDate) -> NewPayment {
    NewPayment {
        due_on,
        method: PaymentMethod::Cash,
        card_brand: None,
        bank: None,
        reference: None,
        amount,
        charge_id: None,
        description: Some("Mensualidad".to_owned()),
        tax: DebtTax::Included,
    }
}

async fn payments(owner: &Caller<'_>, account_id: AccountId) -> Vec<Payment> {
    let query = PaymentQuery {
        limit: Some(200),
        ..PaymentQuery::default()
    };
    owner.ok(ListPayments { account_id, query }).await.items
}

async fn step(app: &TestApp, owner: &Caller<'_>, chance: &mut Chance, account_id: AccountId) {
    let today = today(app);
    let mut some_day = |back: u64, ahead: u64| today - Days::new(back) + Days::new(chance.below(back + ahead + 1));
    let (due_on, paid_on) = (some_day(60, 60), some_day(60, 0));
    let minor = i64::try_from(chance.below(90_000) + 1).expect("an amount");
    let all = payments(owner, account_id).await;
    let of = |state| all.iter().filter(|payment| payment.state == state).collect::<Vec<_>>();
    let (waited, paid) = (of(PaymentState::Scheduled), of(PaymentState::Paid));
    match chance.below(8) {
        3 | 4 if !waited.is_empty() => {
            let payment = chance.pick(&waited);
            let body = Confirmation {
                amount_minor: Some(minor).filter(|_| minor % 2 == 0),
                paid_on: Some(paid_on),
                rest_due_on: Some(due_on).filter(|_| minor % 3 == 0),
                ..Confirmation::default()
            };
            let (payment_id, version) = (payment.id, payment.version);
            owner
                .ok(ConfirmPayment {
                    account_id,
                    payment_id,
                    version,
                    body,
                })
                .await;
        }
        5 if !waited.is_empty() => {
            let payment = chance.pick(&waited);
            let (payment_id, version) = (payment.id, payment.version);
            let body = Cancellation::default();
            owner
                .ok(CancelPayment {
                    account_id,
                    payment_id,
                    version,
                    body,
                })
                .await;
        }
        6 if !waited.is_empty() => {
            let payment = chance.pick(&waited);
            let (payment_id, version) = (payment.id, payment.version);
            let body = PaymentChange {
                due_on,
                method: payment.method,
                card_brand: None,
                bank: None,
                reference: None,
            };
            owner
                .ok(ChangePayment {
                    account_id,
                    payment_id,
                    version,
                    body,
                })
                .await;
        }
        7 if !paid.is_empty() => {
            let payment = chance.pick(&paid);
            let (payment_id, version) = (payment.id, payment.version);
            let body = Reversal {
                reason: "Rebotó".to_owned(),
            };
            owner
                .ok(ReversePayment {
                    account_id,
                    payment_id,
                    version,
                    body,
                })
                .await;
        }
        _ => {
            let currency = if chance.below(4) == 0 { "USD" } else { "PEN" };
            let body = new(in_(currency, minor), due_on);
            owner.ok(SchedulePayment { account_id, body }).await;
        }
    }
}

/// What a naive book keeper finds, account by account and payment by payment.
#[derive(Debug, Default, PartialEq, Eq)]
struct Book {
    months: BTreeMap<(String, NaiveDate), [i64; 3]>,
    overdue: BTreeMap<String, (i64, i64)>,
}

async fn book(app: &TestApp, owner: &Caller<'_>, accounts: &[AccountId]) -> Book {
    let first = |day: NaiveDate| day.with_day(1).expect("a day");
    let mut book = Book::default();
    for account_id in accounts.iter().copied() {
        for payment in payments(owner, account_id).await {
            let mut add = |month: NaiveDate, place: usize| {
                let cell = (payment.amount.currency.as_str().to_owned(), first(month));
                book.months.entry(cell).or_default()[place] += payment.amount.minor;
            };
            match payment.state {
                PaymentState::Scheduled => add(payment.due_on, 1),
                PaymentState::Paid => {
                    add(payment.paid_on.expect("a day"), 0);
                    add(payment.due_on, 1);
                    add(payment.due_on, 2);
                }
                PaymentState::Cancelled | PaymentState::Reversed => {}
            }
        }
        let query = LedgerQuery {
            limit: Some(200),
            ..LedgerQuery::default()
        };
        let entries = owner.ok(ListEntries { account_id, query }).await.items;
        assert!(entries.len() < 200, "all of them were read");
        let mut late: BTreeMap<String, i64> = BTreeMap::new();
        for entry in entries {
            let due = entry.due_on.is_some_and(|day| day < today(app));
            if entry.kind == EntryKind::Charge && due && entry.open_minor > 0 {
                *late.entry(entry.amount.currency.into()).or_default() += entry.open_minor;
            }
        }
        for (currency, minor) in late {
            let all = book.overdue.entry(currency).or_default();
            *all = (all.0 + 1, all.1 + minor);
        }
    }
    let months = first(today(app));
    let oldest = months.with_year(months.year() - 1).expect("a day") + chrono::Months::new(1);
    book.months
        .retain(|(_, month), sums| (oldest..=months).contains(month) && *sums != [0; 3]);
    book
}

fn told(money: &MoneyOverview) -> Book {
    let mut book = Book::default();
    for each in &money.currencies {
        assert_eq!(each.months.len(), 12);
        for month in &each.months {
            let MoneyMonth {
                month,
                received_minor,
                scheduled_minor,
                collected_minor,
            } = *month;
            let sums = [received_minor, scheduled_minor, collected_minor];
            if sums != [0; 3] {
                book.months.insert((each.currency.as_str().to_owned(), month), sums);
            }
        }
        let OverdueFigures { accounts, minor } = each.overdue;
        if accounts > 0 {
            book.overdue
                .insert(each.currency.as_str().to_owned(), (accounts, minor));
        }
    }
    book
}

on_both_engines! {
    async fn money_at_a_glance_is_what_the_payments_come_to(app) {
        let tenant = &app.world.sillar;
        let accounts = [app.account(tenant, "pukara").await.id, app.account(tenant, "wayra").await.id];
        let mut chance = Chance::begin();
        let owner = app.by(&tenant.owner);
        for _ in 0..STEPS {
            let account = chance.pick(&accounts);
            step(&app, &owner, &mut chance, account).await;
        }
        app.clock.advance(TimeDelta::days(25));
        let owner = app.anew(&tenant.owner).await;
        let naive = book(&app, &owner, &accounts).await;
        let money = owner.ok(GetOverviewMoney {}).await;
        assert_eq!(told(&money), naive);
        assert!(!naive.overdue.is_empty() && naive.months.len() > 3, "something happened: {naive:?}");
        assert_eq!((money.today, money.currencies[0].currency.as_str()), (today(&app), "PEN"));

        // What was there before the months were kept is added up.
        for statement in [
            "DROP TABLE payment_months",
            "DROP INDEX ledger_items_due",
            "DELETE FROM seaql_migrations WHERE version = 'm0041_payment_months'",
        ] {
            app.execute(statement).await;
        }
        app.context.db.migrate().await.expect("the schema of now");
        assert_eq!(owner.ok(GetOverviewMoney {}).await, money);
        assert_eq!(crate::recount::recount(&app, false).await.differences, []);

        let other = app.anew(&app.world.ipe.accountant).await;
        let theirs = other.ok(GetOverviewMoney {}).await;
        assert_eq!((theirs.currencies.len(), theirs.currencies[0].currency.as_str()), (1, "BRL"));
        assert_eq!(told(&theirs), Book::default(), "nothing of another reseller's");
    }

    async fn payments_of_one_shard_may_come_in_at_once(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let due = today(&app);
        let mut made = Vec::new();
        for turn in 0..8 {
            let body = new(in_("PEN", 1_000 + turn), due + Days::new(20 * (u64::try_from(turn).expect("a number") % 2)));
            made.push(manager.ok(SchedulePayment { account_id, body }).await);
        }
        let confirm = |payment: Payment| {
            let (payment_id, version) = (payment.id, payment.version);
            manager.send(ConfirmPayment { account_id, payment_id, version, body: Confirmation::default() })
        };
        for answer in tests::many::at_once(8, made.into_iter().map(confirm)).await {
            assert!(answer.is_ok(), "{answer:?}");
        }
        let months = manager.ok(GetOverviewMoney {}).await.currencies.remove(0).months;
        let now = months.last().expect("this month");
        assert_eq!(now.received_minor, (0..8).map(|turn| 1_000 + turn).sum::<i64>());
        assert_eq!(now.scheduled_minor, now.collected_minor);
    }
}

//! Whatever is charged, credited, paid and taken back in whatever order over years, the books balance.

use chrono::{Days, TimeDelta};
use talonario::usage::cycle::CycleRule;
use tests::chance::Chance;
use tests::{Caller, TestApp, on_both_engines};
use types::accounts::AccountId;
use types::ledger::{
    CreateCharge, CreateCredit, EntryKind, GetBalances, LedgerQuery, ListEntries, NewCharge, NewCredit, ReverseEntry,
    TaxTreatment, Withholding, WithholdingKind,
};
use types::payments::{
    CancelPayment, Cancellation, ConfirmPayment, Confirmation, DebtTax, ListPayments, NewPayment, PaymentMethod,
    PaymentQuery, PaymentState, ReversePayment, SchedulePayment,
};
use types::tax_id::Country;

use super::{soles, why};
use crate::recount::recount;

const STEPS: u32 = 150;

/// What a naive book keeper has written down.
#[derive(Default)]
struct Book {
    /// What is owed.
    owed: i64,
    entries: usize,
}

async fn step(app: &TestApp, owner: &Caller<'_>, chance: &mut Chance, account_id: AccountId, book: &mut Book) {
    let today = CycleRule::new(Country::Pe, 1).today(app.context.now());
    let minor = i64::try_from(chance.below(150_000) + 1).expect("an amount");
    let query = LedgerQuery {
        limit: Some(200),
        ..LedgerQuery::default()
    };
    let entries = owner.ok(ListEntries { account_id, query }).await.items;
    let query = PaymentQuery {
        limit: Some(200),
        ..PaymentQuery::default()
    };
    let payments = owner.ok(ListPayments { account_id, query }).await.items;
    match chance.below(8) {
        0 => {
            let withheld = minor > Withholding::FROM && chance.below(2) == 0;
            let kind = chance.pick(&WithholdingKind::ALL);
            let body = NewCharge {
                description: "Cargo".to_owned(),
                amount: soles(minor),
                tax: TaxTreatment::Included,
                happened_on: None,
                due_on: today + Days::new(chance.below(60)),
                withholding: withheld.then_some(Withholding {
                    kind,
                    basis_points: None,
                }),
            };
            owner.ok(CreateCharge { account_id, body }).await;
            book.owed += minor;
            book.entries += 1;
        }
        1 => {
            let charges = entries
                .iter()
                .filter(|entry| entry.kind == EntryKind::Charge && entry.reversed_by.is_none());
            let charges: Vec<_> = charges.map(|entry| Some(entry.id)).chain([None]).collect();
            let body = NewCredit {
                description: "Abono".to_owned(),
                amount: soles(minor),
                tax: TaxTreatment::Exempt,
                happened_on: Some(today - Days::new(chance.below(60))),
                charge_id: chance.pick(&charges),
            };
            owner.ok(CreateCredit { account_id, body }).await;
            book.owed -= minor;
            book.entries += 1;
        }
        2 => {
            let by_hand = |entry: &&types::ledger::Entry| {
                entry.kind != EntryKind::Reversal && entry.reversed_by.is_none() && entry.payment_id.is_none()
            };
            let all: Vec<_> = entries.iter().filter(by_hand).collect();
            if !all.is_empty() {
                let entry = chance.pick(&all);
                let body = why("Por error");
                owner
                    .ok(ReverseEntry {
                        account_id,
                        entry_id: entry.id,
                        body,
                    })
                    .await;
                book.owed -= entry.amount.minor;
                book.entries += 1;
            }
        }
        3 | 4 => {
            let open = entries
                .iter()
                .filter(|entry| entry.kind == EntryKind::Charge && entry.open_minor > 0);
            let open: Vec<_> = open.map(Some).chain([None]).collect();
            let charge = chance.pick(&open);
            let amount = charge.map_or(minor, |charge| minor.min(charge.open_minor));
            let method = chance.pick(&[PaymentMethod::Cash, PaymentMethod::Yape, PaymentMethod::Detraction]);
            let body = NewPayment {
                due_on: today + Days::new(chance.below(30)),
                method,
                card_brand: None,
                bank: None,
                reference: None,
                amount: soles(amount),
                charge_id: charge.map(|charge| charge.id),
                description: Some("Pago".to_owned()),
                tax: DebtTax::Included,
            };
            owner.ok(SchedulePayment { account_id, body }).await;
            if charge.is_none() {
                book.owed += amount;
                book.entries += 1;
            }
        }
        place => {
            let state = if place == 7 {
                PaymentState::Paid
            } else {
                PaymentState::Scheduled
            };
            let all: Vec<_> = payments.iter().filter(|payment| payment.state == state).collect();
            if all.is_empty() {
                return;
            }
            let payment = chance.pick(&all);
            let (payment_id, version) = (payment.id, payment.version);
            match place {
                5 => {
                    let came_in = minor.min(payment.amount.minor + 500);
                    let body = Confirmation {
                        amount_minor: Some(came_in),
                        ..Confirmation::default()
                    };
                    let done = owner
                        .ok(ConfirmPayment {
                            account_id,
                            payment_id,
                            version,
                            body,
                        })
                        .await;
                    let rest = payment.amount.minor - came_in;
                    assert_eq!(done.rest.map(|rest| rest.amount.minor), (rest > 0).then_some(rest));
                    book.owed -= came_in;
                    book.entries += 1;
                }
                6 => {
                    let before = owed(owner, account_id).await;
                    let body = Cancellation::default();
                    owner
                        .ok(CancelPayment {
                            account_id,
                            payment_id,
                            version,
                            body,
                        })
                        .await;
                    let less = before - owed(owner, account_id).await;
                    assert!(
                        (0..=payment.amount.minor).contains(&less),
                        "no more is forgiven than was waited for"
                    );
                    book.owed -= less;
                    book.entries += usize::from(less > 0);
                }
                _ => {
                    let body = why("No llegó");
                    owner
                        .ok(ReversePayment {
                            account_id,
                            payment_id,
                            version,
                            body,
                        })
                        .await;
                    book.owed += payment.amount.minor;
                    book.entries += 1;
                }
            }
        }
    }
}

async fn owed(owner: &Caller<'_>, account_id: AccountId) -> i64 {
    let balances = owner.ok(GetBalances { account_id }).await;
    balances.first().map_or(0, |balance| balance.balance_minor)
}

/// The sum, what is open and what is not used, and the sums of what settled what, as the tables have them.
async fn balances(app: &TestApp, owner: &Caller<'_>, account_id: AccountId, book: &Book) {
    let told = owner.ok(GetBalances { account_id }).await;
    let Some(balance) = told.first() else { return };
    assert_eq!(balance.balance_minor, book.owed);
    assert_eq!(balance.open_minor - balance.unused_minor, book.owed, "{balance:?}");
    assert!(
        balance.open_minor == 0 || balance.unused_minor == 0,
        "what came in is used: {balance:?}"
    );
    assert!(
        balance.withheld_minor >= 0 && balance.withheld_minor <= balance.open_minor,
        "{balance:?}"
    );
    let number = async |query: &str| app.number(query).await;
    assert_eq!(
        number("SELECT CAST(SUM(amount_minor) AS bigint) FROM ledger_entries").await,
        book.owed
    );
    let entries = i64::try_from(book.entries).expect("a count");
    assert_eq!(number("SELECT COUNT(*) FROM ledger_entries").await, entries);
    let differ = "SELECT COUNT(*) FROM ledger_items JOIN ledger_entries ON ledger_entries.id = ledger_items.entry_id \
         WHERE open_minor < 0 OR ledger_items.withheld_minor < 0 OR ledger_items.withheld_minor > open_minor \
         OR is_open <> (open_minor > 0) \
         OR (NOT EXISTS (SELECT 1 FROM ledger_entries back WHERE back.reverses = ledger_entries.id) \
             AND open_minor + COALESCE((SELECT SUM(minor) FROM ledger_settlements \
               WHERE charge_id = entry_id OR credit_id = entry_id), 0) <> ABS(amount_minor))";
    assert_eq!(number(differ).await, 0, "what is open is what was not settled");
    let wrong = "SELECT COUNT(*) FROM (SELECT credit_id, charge_id FROM ledger_settlements \
         GROUP BY credit_id, charge_id HAVING SUM(minor) < 0 OR SUM(withheld_minor) < 0 OR SUM(withheld_minor) > SUM(minor)) AS x";
    assert_eq!(number(wrong).await, 0);
}

on_both_engines! {
    async fn the_books_balance_whatever_happens(app) {
        let mut chance = Chance::begin();
        let account_id = app.account(&app.world.sillar, "pukara").await.id;
        let mut book = Book::default();
        for _ in 0..STEPS {
            app.clock.advance(TimeDelta::hours(i64::try_from(chance.below(24 * 14)).expect("hours")));
            let owner = app.anew(&app.world.sillar.owner).await;
            step(&app, &owner, &mut chance, account_id, &mut book).await;
            balances(&app, &owner, account_id, &book).await;
        }
        assert!(book.entries > 20, "something happened");
        assert_eq!(recount(&app, false).await.differences, [], "a recount says the same");
    }
}

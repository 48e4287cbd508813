//! What is kept of money is made wrong behind the service's back.

use chrono::{Days, NaiveDate, TimeDelta};
use tests::world::beginning;
use tests::{Caller, TestApp, on_both_engines};
use types::accounts::{Account, AccountId};
use types::audit::{EventQuery, ListAccountEvents};
use types::ledger::{
    Balance, CreateCharge, CreateCredit, GetBalances, NewCharge, NewCredit, Reversal, ReverseEntry, TaxTreatment,
    Withholding, WithholdingKind,
};
use types::overview::GetOverviewMoney;
use types::payments::{ConfirmPayment, Confirmation, DebtTax, NewPayment, PaymentMethod, SchedulePayment};

use super::{named, recount};
use crate::invoices::{issue, issuer, paid_by_reseller};
use crate::ledger::soles;

fn today() -> NaiveDate {
    beginning().date_naive()
}

async fn charge(owner: &Caller<'_>, account_id: AccountId, name: &str, minor: i64, due: u64) -> types::ledger::Entry {
    let withholding = (minor > Withholding::FROM).then_some(Withholding {
        kind: WithholdingKind::Detraction,
        basis_points: None,
    });
    let body = NewCharge {
        description: name.to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Included,
        happened_on: None,
        due_on: today() + Days::new(due),
        withholding,
    };
    owner.ok(CreateCharge { account_id, body }).await
}

async fn credit(owner: &Caller<'_>, account_id: AccountId, name: &str, minor: i64) {
    let body = NewCredit {
        description: name.to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Exempt,
        happened_on: None,
        charge_id: None,
    };
    owner.ok(CreateCredit { account_id, body }).await;
}

async fn schedule(owner: &Caller<'_>, account_id: AccountId, minor: i64, due: u64) -> types::payments::Payment {
    let body = NewPayment {
        due_on: today() + Days::new(due),
        method: PaymentMethod::Cash,
        card_brand: None,
        bank: None,
        reference: None,
        amount: soles(minor),
        charge_id: None,
        description: Some(format!("Pago de {minor}")),
        tax: DebtTax::Included,
    };
    owner.ok(SchedulePayment { account_id, body }).await
}

/// A ledger with what is open, settled in part, settled, taken back and withheld; another with credit left; payments of
/// two months; an invoice.
async fn filled(app: &TestApp) -> Account {
    let tenant = &app.world.sillar;
    let owner = app.by(&tenant.owner);
    let account = app.account(tenant, "pukara").await;
    let id = account.id;
    charge(&owner, id, "Uno", 10_000, 20).await;
    charge(&owner, id, "Dos", 6_000, 3).await;
    charge(&owner, id, "Tres", 118_000, 40).await;
    let wrong = charge(&owner, id, "Error", 900, 1).await;
    credit(&owner, id, "Abono", 7_000).await;
    let body = Reversal {
        reason: "Por error".to_owned(),
    };
    let (account_id, entry_id) = (id, wrong.id);
    owner
        .ok(ReverseEntry {
            account_id,
            entry_id,
            body,
        })
        .await;
    let payment = schedule(&owner, id, 3_000, 5).await;
    let body = Confirmation {
        amount_minor: Some(2_000),
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
    schedule(&owner, id, 4_000, 30).await;
    let other = app.account(tenant, "wayra").await.id;
    // Whose ids are of one moment are in no order.
    app.clock.advance(TimeDelta::milliseconds(1));
    credit(&owner, other, "A favor", 500).await;

    issuer(&app.by(&app.world.operator)).await;
    let october = app.at(beginning() - TimeDelta::days(40));
    paid_by_reseller(app, &october, tenant, "illari", soles(11_800)).await;
    assert_eq!(issue(&app.context).await, 1);
    account
}

fn item(name: &str) -> String {
    format!("entry_id = (SELECT id FROM ledger_entries WHERE description = '{name}')")
}

/// Statements that each make something wrong, and what a recount says then.
fn falsifications() -> Vec<(String, &'static [&'static str])> {
    let items = |set: &str, name: &str| format!("UPDATE ledger_items SET {set} WHERE {}", item(name));
    let balances = |set: &str| {
        format!(
            "UPDATE ledger_balances SET {set} WHERE account_id = (SELECT id FROM accounts WHERE hostname = 'pukara')"
        )
    };
    let december = "month = '2026-12-01'";
    vec![
        (
            balances("balance_minor = balance_minor + 5"),
            &["ledger_balances.balance_minor"],
        ),
        (
            "DELETE FROM ledger_balances".to_owned(),
            &["ledger_balances.balance_minor", "ledger_balances.balance_minor"],
        ),
        (
            items("open_minor = open_minor - 1", "Uno"),
            &["ledger_items.open_minor"],
        ),
        (items("is_open = FALSE", "Uno"), &["ledger_items.is_open"]),
        (items("withheld_minor = 0", "Tres"), &["ledger_items.withheld_minor"]),
        (items("falls_on = '2020-01-01'", "Uno"), &["ledger_items.falls_on"]),
        (items("is_charge = FALSE", "Tres"), &["ledger_items.is_charge"]),
        (items("currency = 'USD'", "Tres"), &["ledger_items.currency"]),
        (
            items(
                "account_id = (SELECT id FROM accounts WHERE hostname = 'wayra')",
                "Tres",
            ),
            &["ledger_items.account_id"],
        ),
        (
            items("open_minor = 900, is_open = TRUE", "Error"),
            &["ledger_items.is_open", "ledger_items.open_minor"],
        ),
        (
            format!("DELETE FROM ledger_items WHERE {}", item("Uno")),
            &["ledger_items.open_minor"],
        ),
        (
            format!("UPDATE payment_months SET waiting_minor = waiting_minor + 7 WHERE {december}"),
            &["payment_months.waiting_minor"],
        ),
        (
            "UPDATE payment_months SET month = '2026-09-01' WHERE month = '2026-11-01'".to_owned(),
            &[
                "payment_months.received_minor",
                "payment_months.collected_minor",
                "payment_months.waiting_minor",
                "payment_months.received_minor",
                "payment_months.collected_minor",
                "payment_months.waiting_minor",
            ],
        ),
        (
            format!("DELETE FROM payment_months WHERE {december}"),
            &["payment_months.waiting_minor"],
        ),
        (
            "UPDATE invoices SET total_minor = total_minor * 2".to_owned(),
            &["invoices.total_minor"],
        ),
        (
            "UPDATE invoices SET lines = 0, tax_minor = 1".to_owned(),
            &["invoices.lines", "invoices.tax_minor"],
        ),
        (
            "DELETE FROM credit_notes WHERE number = 1".to_owned(),
            &["credit_notes.number"],
        ),
        (
            "UPDATE credit_notes SET number = 70 WHERE number = 2".to_owned(),
            &["credit_notes.number"],
        ),
        (
            "DELETE FROM credit_notes".to_owned(),
            &["credit_notes.number", "credit_notes.number"],
        ),
        (
            "UPDATE credit_note_counters SET given = 1".to_owned(),
            &["credit_note_counters.given"],
        ),
        (
            "DELETE FROM credit_note_counters".to_owned(),
            &["credit_note_counters.given"],
        ),
    ]
}

/// Everything that is kept, as one number of each table that another set would hardly give.
async fn kept(app: &TestApp) -> Vec<i64> {
    let mut all = Vec::new();
    for query in [
        "SELECT CAST(SUM(balance_minor) AS BIGINT) FROM ledger_balances WHERE currency = 'PEN'",
        "SELECT CAST(SUM(open_minor * 7 + withheld_minor * 3) AS BIGINT) FROM ledger_items WHERE is_open AND currency = 'PEN'",
        "SELECT COUNT(*) FROM ledger_items WHERE is_charge",
        "SELECT COUNT(*) FROM ledger_settlements",
        "SELECT COUNT(DISTINCT falls_on) FROM ledger_items",
        "SELECT CAST(SUM(received_minor * 3 + collected_minor * 5 + waiting_minor) AS BIGINT) FROM payment_months \
         WHERE month > '2026-10-01'",
        "SELECT CAST(SUM(lines * 100000000 + total_minor * 10 + tax_minor) AS BIGINT) FROM invoices",
        "SELECT CAST(SUM(-e.amount_minor * n.number) AS BIGINT) FROM credit_notes n JOIN ledger_entries e ON e.id = n.entry_id",
        "SELECT given FROM credit_note_counters",
    ] {
        all.push(app.number(query).await);
    }
    all
}

async fn balance(owner: &Caller<'_>, account_id: AccountId) -> Vec<Balance> {
    owner.ok(GetBalances { account_id }).await
}

on_both_engines! {
    async fn sound_books_have_nothing_to_report(app) {
        let account = filled(&app).await;
        let report = recount(&app, false).await;
        assert_eq!((report.accounts, report.differences, report.repaired), (3, vec![], 0));
        let owner = app.by(&app.world.sillar.owner);
        let [stands] = balance(&owner, account.id).await.try_into().expect("one currency");
        assert_eq!(stands.balance_minor, 10_000 + 6_000 + 118_000 - 7_000 + 3_000 - 2_000 + 4_000);
        assert!(stands.withheld_minor > 0, "something is withheld");
    }

    async fn whatever_is_wrong_of_money_is_told_and_put_right(app) {
        let account = filled(&app).await;
        let owner = app.by(&app.world.sillar.owner);
        let (right, told) = (kept(&app).await, balance(&owner, account.id).await);
        let seen = owner.ok(GetOverviewMoney {}).await;
        for (statement, expected) in falsifications() {
            app.execute(&statement).await;
            let report = recount(&app, false).await;
            let names: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!((named(&report.differences), report.repaired), (names, 0), "{statement}");
            assert_eq!(recount(&app, false).await, report, "telling changes nothing");
            let repaired = recount(&app, true).await;
            assert_eq!((&repaired.differences, repaired.repaired), (&report.differences, expected.len()), "{statement}");
            assert_eq!(recount(&app, true).await.differences, [], "{statement}");
            assert_eq!(kept(&app).await, right, "{statement}");
            assert_eq!(balance(&owner, account.id).await, told, "{statement}");
            assert_eq!(owner.ok(GetOverviewMoney {}).await, seen, "{statement}");
        }
    }

    async fn what_settles_more_than_there_is_is_taken_back(app) {
        let account = filled(&app).await;
        let owner = app.by(&app.world.sillar.owner);
        let before = balance(&owner, account.id).await;
        let of = |name: &str| format!("(SELECT id FROM ledger_entries WHERE description = '{name}')");
        let copy = format!(
            "INSERT INTO ledger_settlements (id, reseller_id, account_id, credit_id, charge_id, minor, withheld_minor, created_at) \
             SELECT {}, reseller_id, account_id, {}, {}, 4000, 0, created_at FROM ledger_settlements WHERE credit_id = {} LIMIT 1",
            of("A favor"), of("Abono"), of("Uno"), of("Abono"),
        );
        app.execute(&copy).await;
        let told = recount(&app, true).await.differences;
        assert_eq!(named(&told), ["ledger_items.open_minor", "ledger_items.open_minor"], "of the charge and of the credit");
        assert!(told.iter().any(|each| (each.was.as_str(), each.is.as_str()) == ("0", "-4000")), "{told:?}");
        assert_eq!(recount(&app, true).await.differences, []);
        let after = balance(&owner, account.id).await;
        assert_eq!((after[0].balance_minor, after[0].open_minor, after[0].unused_minor),
            (before[0].balance_minor, before[0].open_minor, 0), "what was taken back is settled anew");
    }

    async fn what_was_put_right_is_in_the_history_of_the_account(app) {
        let account = filled(&app).await;
        let was = 10_000 + 6_000 + 118_000 - 7_000 + 3_000 - 2_000 + 4_000;
        app.clock.advance(TimeDelta::seconds(5));
        let hold = "account_id = (SELECT id FROM accounts WHERE hostname = 'pukara')";
        app.execute(&format!("UPDATE ledger_balances SET balance_minor = 5 WHERE {hold}")).await;
        let told: Vec<String> = recount(&app, true).await.differences.iter().map(ToString::to_string).collect();
        let row = format!("account_id={} currency=PEN balance_minor", account.id);
        assert_eq!(told, [format!("ledger_balances {row}: 5, counted {was}")]);
        let call = ListAccountEvents { account_id: account.id, query: EventQuery::default() };
        let history = app.by(&app.world.sillar.owner).ok(call).await.items;
        assert_eq!(history[0].name, "account.ledger_recounted");
        let changes: Vec<_> = history[0].changes.iter().map(|change| (change.field.clone(), change.before.clone(), change.after.clone())).collect();
        assert_eq!(changes, [(row, Some("5".into()), Some(was.to_string().into()))]);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.ledger_recounted'").await, 1);
    }
}

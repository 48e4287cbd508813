//! Issuing and telling of invoices that is killed again and again: each is there once, with its letters and its events.

use std::collections::BTreeMap;
use std::time::Duration;

use tests::binary::Installation;
use tests::chance::Chance;
use tests::remote::Remote;
use tests::world::{PASSWORD, Tenant};
use tests::{Engine, make};
use types::accounts::{CreateAccount, NewAccount, Payer};
use types::invoices::{ChangeInvoiceSettings, GetInvoiceSettings};
use types::kit::money::{Currency, Money};
use types::plans::{CreatePlan, Interval, NewPlan, PlanTerms};
use types::subscriptions::{NewSubscription, StartSubscription};

use super::settings;

/// A reseller has an invoice of a month for each currency in which it owes.
const CURRENCIES: [&str; 12] = [
    "PEN", "BRL", "USD", "EUR", "CLP", "BOB", "ARS", "COP", "MXN", "UYU", "PYG", "GBP",
];
const INVOICES: i64 = 24;
/// No run goes on for longer before it is killed.
const LONGEST: Duration = Duration::from_secs(20);
/// So many find letters of some invoices written, and of others not.
const HALFWAY: u32 = 4;

/// What is there of invoices, wherever it stands.
async fn is_whole(installation: &Installation) -> i64 {
    let count = async |query: &str| installation.number(query).await;
    let invoices = count("SELECT COUNT(*) FROM invoices").await;
    let last = count("SELECT COALESCE(MAX(number), 0) FROM invoices").await;
    let numbers = count("SELECT COUNT(DISTINCT number) FROM invoices").await;
    let next = count("SELECT next_number FROM invoice_settings").await;
    assert_eq!(
        (last, numbers, next),
        (invoices, invoices, invoices + 1),
        "numbered without a gap"
    );
    let of = |name: &str, invoices: &str| {
        format!(
            "SELECT COUNT(*) FROM invoices i WHERE {invoices} AND (SELECT COUNT(*) FROM events e \
             WHERE e.name = '{name}' AND e.subject_id = i.id) <> 1"
        )
    };
    assert_eq!(count(&of("invoice.issued", "TRUE")).await, 0, "each is told once");
    assert_eq!(count(&of("invoice.mailed", "told_at IS NOT NULL")).await, 0);
    let told = count("SELECT COUNT(*) FROM invoices WHERE told_at IS NOT NULL").await;
    let mailed = count("SELECT COUNT(*) FROM events WHERE name = 'invoice.mailed'").await;
    assert_eq!((mailed, count("SELECT COUNT(*) FROM mails").await), (told, told * 2));
    told
}

/// An account in each currency whose reseller pays for it, charged in the month before.
async fn charged(tenant: &Tenant, address: &str) {
    let owner = Remote::signed_in(address, &tenant.owner.email, PASSWORD).await;
    for currency in CURRENCIES {
        let terms = PlanTerms {
            price: Some(Money {
                minor: 11_800,
                currency: Currency::parse(currency).expect("a currency"),
            }),
            interval: Interval::Monthly,
            ..PlanTerms::default()
        };
        let name = currency.to_owned();
        let body = NewPlan { name, terms };
        let hostname = format!("{}-{}", tenant.owner.email.len(), currency.to_lowercase());
        let body = NewAccount {
            plan_id: owner.ok(&CreatePlan { body }).await.id,
            payer: Payer::Reseller,
            ..make::new_account(tenant, &hostname)
        };
        let account_id = owner.ok(&CreateAccount { body }).await.id;
        let body = NewSubscription::default();
        owner.ok(&StartSubscription { account_id, body }).await;
    }
}

async fn killed_again_and_again(engine: Engine) {
    let installation = Installation::make_on(engine).await.mailing();
    let world = &installation.world;
    let mut process = installation.serve();
    let operator = Remote::signed_in(&process.address, &world.operator.email, PASSWORD).await;
    let version = operator.ok(&GetInvoiceSettings {}).await.version;
    let body = settings(10);
    operator.ok(&ChangeInvoiceSettings { version, body }).await;
    for tenant in [&world.sillar, &world.ipe] {
        charged(tenant, &process.address).await;
    }
    process.kill();
    let lines = "SELECT COUNT(*) FROM invoice_lines WHERE invoice_id IS NULL";
    assert_eq!(installation.number(lines).await, INVOICES);
    installation
        .execute("UPDATE invoice_lines SET written_at = '2026-01-15 12:00:00+00:00'")
        .await;

    let mut chance = Chance::begin();
    let (mut told, mut halfway, mut after) = (0, 0, Duration::from_millis(20));
    while told < INVOICES {
        assert!(after < LONGEST, "{told} are told of");
        installation.run_and_kill(&["charge"], after + Duration::from_millis(chance.below(30)));
        let before = told;
        told = is_whole(&installation).await;
        // A run gets as far as the next invoice or two, wherever that is.
        if told == before {
            after += Duration::from_millis(15);
        }
        halfway += u32::from((1..INVOICES).contains(&told));
    }
    assert!(halfway >= HALFWAY, "killed while letters were written, {halfway} times");
    for _ in 0..2 {
        let output = installation.run(&["charge"]);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(is_whole(&installation).await, INVOICES);
    }

    let mut letters: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for letter in installation.letters().await {
        let number = letter.subject.rsplit(' ').next().and_then(|number| number.parse().ok());
        letters
            .entry(number.expect("an invoice's number"))
            .or_default()
            .push(letter.to);
    }
    assert_eq!(
        letters.keys().copied().collect::<Vec<_>>(),
        (1..=INVOICES).collect::<Vec<_>>()
    );
    for (number, mut to) in letters {
        to.sort();
        let theirs = |domain: &str| ["accountant", "owner"].map(|who| format!("{who}@{domain}"));
        assert!(
            to == theirs("sillar.example") || to == theirs("ipe.example"),
            "{number} goes to {to:?}"
        );
    }
    assert_eq!(installation.number(lines).await, 0);
    let sums = "SELECT COUNT(*) FROM invoices i WHERE i.lines <> 1 OR i.total_minor <> \
         (SELECT SUM(l.amount_minor) FROM invoice_lines l WHERE l.invoice_id = i.id)";
    assert_eq!(installation.number(sums).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn invoices_and_their_letters_survive_being_killed_on_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn invoices_and_their_letters_survive_being_killed_on_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}

//! The real binary is killed while it writes to ledgers and charges: what was acknowledged is there once, and so is what
//! is sent again.

use std::time::Duration;

use chrono::Days;
use futures_util::future::join;
use talonario::kit::clock::{Clock, SystemClock};
use tests::Engine;
use tests::binary::Installation;
use tests::chance::Chance;
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::remote::Remote;
use tests::world::PASSWORD;
use types::accounts::{AccountId, CreateAccount, CreateIntegrationKey, NewIntegrationKey};
use types::documents::CreateDocument;
use types::ledger::{
    CreateCharge, CreateCredit, EntryId, GetBalances, LedgerQuery, ListEntries, NewCharge, NewCredit, ReverseEntry,
    TaxTreatment,
};
use types::payments::{
    ConfirmPayment, Confirmation, DebtTax, ListPayments, NewPayment, PaymentId, PaymentMethod, PaymentQuery,
    PaymentState, SchedulePayment,
};
use types::plans::{Beyond, CreatePlan, Interval, NewPlan, PlanId, PlanTerms};
use types::subscriptions::{NewSubscriptions, StartSubscriptions};

use super::{soles, why};

const ACCOUNTS: u32 = 6;
const KILLS: u64 = 5;
const PLAN: &str = "Mensual";
const PRICE: i64 = 11_800;
/// What the service itself charges.
const CHARGED: &str = "(description LIKE 'Mensual %' OR description LIKE '%adicionales%')";
/// So many documents are issued in each of two cycles that are over, one more than is included by two.
const ISSUED: i64 = 3;

/// Something that is asked of a ledger.
#[derive(Clone, Debug)]
enum Step {
    Charge(i64),
    Credit(i64),
    Reverse(EntryId, i64),
    Schedule(i64),
    Confirm(PaymentId, i64, i64),
}

/// A ledger as whoever writes to it remembers it.
struct Book {
    account_id: AccountId,
    chance: Chance,
    owed: i64,
    entries: i64,
    steps: u32,
    by_hand: Vec<(EntryId, i64)>,
    payments: Vec<(PaymentId, i64, i64)>,
    /// What was asked and not answered, with its key.
    unanswered: Option<(Step, String)>,
}

impl Book {
    fn next(&mut self) -> Step {
        let minor = i64::try_from(self.chance.below(150_000) + 1).expect("an amount");
        match self.chance.below(6) {
            0 => Step::Credit(minor),
            1 if !self.by_hand.is_empty() => {
                let (entry, amount) = self.by_hand.swap_remove(0);
                Step::Reverse(entry, amount)
            }
            2 => Step::Schedule(minor),
            3 | 4 if !self.payments.is_empty() => {
                let (payment, version, amount) = self.payments.swap_remove(0);
                Step::Confirm(payment, version, amount)
            }
            _ => Step::Charge(minor),
        }
    }

    fn wrote(&mut self, minor: i64) {
        self.owed += minor;
        self.entries += 1;
    }

    /// Asks for a step, and notes what came of it; whether it was answered.
    async fn take(&mut self, remote: &Remote, step: &Step, key: &str) -> bool {
        let account_id = self.account_id;
        let today = SystemClock.now().date_naive();
        match step {
            Step::Charge(minor) => {
                let body = NewCharge {
                    description: "Cargo".to_owned(),
                    amount: soles(*minor),
                    tax: TaxTreatment::Included,
                    happened_on: None,
                    due_on: today + Days::new(20),
                    withholding: None,
                };
                let call = CreateCharge { account_id, body };
                let Some(entry) = remote.send_once(&call, key).await else {
                    return false;
                };
                self.by_hand.push((entry.id, *minor));
                self.wrote(*minor);
            }
            Step::Credit(minor) => {
                let body = NewCredit {
                    description: "Abono".to_owned(),
                    amount: soles(*minor),
                    tax: TaxTreatment::Exempt,
                    happened_on: None,
                    charge_id: None,
                };
                let call = CreateCredit { account_id, body };
                let Some(entry) = remote.send_once(&call, key).await else {
                    return false;
                };
                self.by_hand.push((entry.id, -minor));
                self.wrote(-minor);
            }
            Step::Schedule(minor) => {
                let body = NewPayment {
                    due_on: today + Days::new(10),
                    method: PaymentMethod::Cash,
                    card_brand: None,
                    bank: None,
                    reference: None,
                    amount: soles(*minor),
                    charge_id: None,
                    description: Some("Pago".to_owned()),
                    tax: DebtTax::Included,
                };
                let call = SchedulePayment { account_id, body };
                let Some(payment) = remote.send_once(&call, key).await else {
                    return false;
                };
                self.payments.push((payment.id, payment.version, *minor));
                self.wrote(*minor);
            }
            Step::Reverse(entry_id, minor) => {
                let call = ReverseEntry {
                    account_id,
                    entry_id: *entry_id,
                    body: why("Por error"),
                };
                if remote.send(&call).await.is_none() {
                    return false;
                }
                self.wrote(-minor);
            }
            Step::Confirm(payment_id, version, minor) => {
                let call = ConfirmPayment {
                    account_id,
                    payment_id: *payment_id,
                    version: *version,
                    body: Confirmation::default(),
                };
                if remote.send(&call).await.is_none() {
                    return false;
                }
                self.wrote(-minor);
            }
        }
        true
    }

    /// Writes until the service is gone.
    async fn write(&mut self, remote: &Remote) {
        loop {
            let step = self.next();
            self.steps += 1;
            let key = format!("{}-{}", self.account_id, self.steps);
            if !self.take(remote, &step, &key).await {
                self.unanswered = Some((step, key));
                return;
            }
        }
    }

    /// Asks again for what was not answered, unless it can be seen that it was done.
    async fn go_on(&mut self, remote: &Remote) {
        let Some((step, key)) = self.unanswered.take() else {
            return;
        };
        let account_id = self.account_id;
        let done = match &step {
            Step::Reverse(entry, minor) => {
                let query = LedgerQuery {
                    limit: Some(200),
                    cursor: None,
                    currency: None,
                };
                let entries = remote.ok(&ListEntries { account_id, query }).await.items;
                entries
                    .iter()
                    .any(|other| other.reverses == Some(*entry))
                    .then_some(-minor)
            }
            Step::Confirm(payment_id, _, minor) => {
                let query = PaymentQuery {
                    limit: Some(200),
                    state: Some(PaymentState::Scheduled),
                    ..PaymentQuery::default()
                };
                let waited = remote.ok(&ListPayments { account_id, query }).await.items;
                let done = waited.iter().all(|payment| payment.id != *payment_id);
                done.then_some(-minor)
            }
            Step::Charge(_) | Step::Credit(_) | Step::Schedule(_) => None,
        };
        match done {
            Some(minor) => self.wrote(minor),
            None => assert!(self.take(remote, &step, &key).await, "it is answered now: {step:?}"),
        }
    }

    /// The ledger is what was written to it and what was charged.
    async fn is_right(&self, installation: &Installation, remote: &Remote) {
        let account_id = self.account_id;
        let id = installation.id(account_id);
        let of = |what: &str, charged: &str| {
            format!("SELECT {what} FROM ledger_entries WHERE account_id = {id} AND {charged} {CHARGED}")
        };
        let count = async |query: String| installation.number(&query).await;
        assert_eq!(count(of("COUNT(*)", "NOT")).await, self.entries, "each once");
        let sum = "CAST(COALESCE(SUM(amount_minor), 0) AS bigint)";
        assert_eq!(count(of(sum, "NOT")).await, self.owed);
        let charged = count(of(sum, "")).await;
        let balances = remote.ok(&GetBalances { account_id }).await;
        let balance = balances.first().map_or(0, |balance| balance.balance_minor);
        assert_eq!(balance, self.owed + charged);
        let open = balances
            .first()
            .map_or(0, |balance| balance.open_minor - balance.unused_minor);
        assert_eq!(open, balance, "what is open is what is owed");
    }
}

async fn killed_again_and_again(engine: Engine) {
    let installation = Installation::make_on(engine).await;
    let sillar = &installation.world.sillar;
    let mut process = installation.serve();
    let signed_in = async |address: &str| Remote::signed_in(address, &sillar.owner.email, PASSWORD).await;
    let owner = signed_in(&process.address).await;
    let plan_id = plan(&owner).await;
    let mut chance = Chance::begin();
    let mut books = Vec::new();
    for place in 0..ACCOUNTS {
        let mut body = make::new_account(sillar, &format!("cuenta-{place}"));
        body.plan_id = plan_id;
        let account_id = owner.ok(&CreateAccount { body }).await.id;
        issue(&owner, &process.address, account_id).await;
        books.push(Book {
            account_id,
            chance: chance.branch(),
            owed: 0,
            entries: 0,
            steps: 0,
            by_hand: Vec::new(),
            payments: Vec::new(),
            unanswered: None,
        });
    }
    let body = NewSubscriptions {
        starts_on: Some(SystemClock.now().date_naive() - Days::new(360)),
        cursor: None,
    };
    assert_eq!(
        owner.ok(&StartSubscriptions { body }).await.started,
        i64::from(ACCOUNTS)
    );

    for _ in 0..KILLS {
        let owner = signed_in(&process.address).await;
        let width = books.len();
        let writing = at_once(width, books.iter_mut().map(|book| book.write(&owner)));
        let after = Duration::from_millis(200 + chance.below(400));
        let killing = async {
            tokio::time::sleep(after).await;
            process.kill();
        };
        join(writing, killing).await;
        installation.run_and_kill(&["charge"], Duration::from_millis(20 + chance.below(120)));
        process = installation.serve();
        let owner = signed_in(&process.address).await;
        for book in &mut books {
            book.go_on(&owner).await;
        }
        for book in &books {
            book.is_right(&installation, &owner).await;
        }
        let unlike = "SELECT COUNT(*) FROM credit_note_counters c WHERE c.given <> (SELECT COUNT(*) FROM credit_notes) \
            OR c.given <> (SELECT MAX(number) FROM credit_notes) \
            OR c.given <> (SELECT COUNT(*) FROM ledger_entries WHERE kind = 'credit')";
        assert_eq!(
            installation.number(unlike).await,
            0,
            "each credit has a number, and none is left out"
        );
    }
    let written: i64 = books.iter().map(|book| book.entries).sum();
    assert!(written > i64::from(ACCOUNTS) * 5, "much was written: {written}");
    process.kill();
    assert!(installation.run(&["charge"]).status.success());
    periods_are_charged_once(&installation).await;
    let repaired = "SELECT COUNT(*) FROM events WHERE name IN ('account.ledger_recounted', 'reseller.recounted')";
    assert_eq!(installation.number(repaired).await, 0, "nothing had to be put right");
    let told = String::from_utf8(installation.run(&["recount"]).stdout).expect("text");
    assert_eq!(told, format!("{ACCOUNTS} accounts, 0 counters differ, 0 repaired\n"));
}

/// Issues documents in two cycles that are over.
async fn issue(owner: &Remote, address: &str, account_id: AccountId) {
    let body = NewIntegrationKey {
        name: "Servidor".to_owned(),
    };
    let key = owner.ok(&CreateIntegrationKey { account_id, body }).await;
    let software = Remote::new(address, &key.secret);
    for number in 0..2 * ISSUED {
        let ago = if number < ISSUED { 100 } else { 200 };
        let on = SystemClock.now().date_naive() - Days::new(ago);
        let xml = make::factura(RUC, number + 1, &on.to_string());
        software.ok(&CreateDocument { account_id, xml }).await;
    }
}

async fn plan(owner: &Remote) -> PlanId {
    let terms = PlanTerms {
        price: Some(soles(PRICE)),
        interval: Interval::Monthly,
        tax_included: true,
        documents: Some(1),
        beyond: Beyond {
            documents: Some(soles(50)),
            ..Beyond::default()
        },
        ..PlanTerms::default()
    };
    let name = PLAN.to_owned();
    let body = NewPlan { name, terms };
    owner.ok(&CreatePlan { body }).await.id
}

/// No day is charged twice, none is left out, and each period is one entry.
async fn periods_are_charged_once(installation: &Installation) {
    let count = async |query: &str| installation.number(query).await;
    let periods = count("SELECT COUNT(*) FROM subscription_periods").await;
    assert!(periods >= i64::from(ACCOUNTS) * 12, "{periods} periods of a year");
    let gaps = "SELECT COUNT(*) FROM subscription_periods p WHERE p.number > 1 AND NOT EXISTS \
         (SELECT 1 FROM subscription_periods b WHERE b.account_id = p.account_id AND b.number = p.number - 1 \
         AND b.next_on = p.starts_on)";
    assert_eq!(count(gaps).await, 0);
    let behind = "SELECT COUNT(*) FROM subscriptions s WHERE s.charged_to <> (SELECT MAX(p.next_on) \
         FROM subscription_periods p WHERE p.account_id = s.account_id)";
    assert_eq!(count(behind).await, 0);
    let charged = format!("SELECT COUNT(*) FROM ledger_entries WHERE description LIKE '{PLAN} %'");
    assert_eq!(count(&charged).await, periods);
    let uses = i64::from(ACCOUNTS) * 2;
    assert_eq!(
        count("SELECT COUNT(*) FROM use_charges").await,
        uses,
        "two cycles of each"
    );
    let charged =
        "SELECT COUNT(*) FROM ledger_entries WHERE description LIKE '2 documentos adicionales%' AND amount_minor = 100";
    assert_eq!(count(charged).await, uses);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ledgers_survive_being_killed_on_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ledgers_survive_being_killed_on_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}

//! Whatever is charged, paid, locked and given grace over months, the ladder does what a naive book says.

use std::collections::{BTreeMap, BTreeSet};

use tests::chance::Chance;
use tests::letters::nowhere;
use types::accounts::{Lock, LockAccount, UnlockAccount};

use super::*;

const STEPS: u32 = 70;
const MINOR: i64 = 1_000;

/// What a naive book keeper knows of one account.
#[derive(Debug, Default)]
struct Book {
    /// What is owed, by the day it is due.
    owed: BTreeMap<NaiveDate, i64>,
    /// What came in and settles nothing.
    unused: i64,
    by_hand: Option<LockLevel>,
    ladder: Option<LockLevel>,
    grace: Option<NaiveDate>,
    released: bool,
    since: Option<NaiveDate>,
    /// What was told or passed over of each day: none twice.
    past: BTreeMap<NaiveDate, BTreeSet<i64>>,
    told: usize,
}

impl Book {
    fn settle(&mut self) {
        for owed in self.owed.values_mut() {
            let part = self.unused.min(*owed);
            *owed -= part;
            self.unused -= part;
        }
        self.owed.retain(|_, owed| *owed > 0);
    }

    /// What is stopped in the end.
    fn level(&self) -> Option<(LockLevel, bool)> {
        match (self.ladder, self.by_hand) {
            (Some(ladder), by_hand) if by_hand.is_none_or(|by_hand| by_hand < ladder) => Some((ladder, true)),
            (_, by_hand) => by_hand.map(|level| (level, false)),
        }
    }

    /// Whether the lock that there is came of the ladder.
    fn is_held(&self) -> bool {
        self.level().is_some_and(|(_, overdue)| overdue)
    }

    fn run(&mut self, steps: &[DunningStep], today: NaiveDate) {
        if self.grace.is_some_and(|until| until < today) {
            self.grace = None;
            self.released = false;
        }
        let first = steps.iter().map(|step| step.days).min().expect("a step");
        let longest = self.owed.keys().next().copied();
        let since = longest.filter(|due| (today - *due).num_days() >= first);
        if since != self.since {
            self.released = false;
            self.since = since;
        }
        self.ladder = None;
        let (Some(since), None) = (since, self.grace) else {
            return;
        };
        let days = (today - since).num_days();
        let past = self.past.entry(since).or_default();
        let last = past.last().copied().unwrap_or(i64::MIN);
        let mut tells = false;
        for step in steps.iter().filter(|step| step.days <= days) {
            if let (Some(level), false) = (step.action.level(), self.released) {
                self.ladder = self.ladder.max(Some(level));
            }
            if step.days > last {
                assert!(past.insert(step.days));
                tells |= step.action.level().is_none() || !self.released;
            }
        }
        self.told += usize::from(tells);
    }
}

fn day_of(app: &TestApp) -> NaiveDate {
    (app.context.now() - TimeDelta::hours(5)).date_naive()
}

async fn act(
    owner: &Caller<'_>,
    chance: &mut Chance,
    account_id: AccountId,
    book: &mut Book,
    today: NaiveDate,
) -> bool {
    let version = owner.ok(GetAccount { account_id }).await.version;
    match chance.below(12) {
        0..=3 => {
            let ahead = i64::try_from(chance.below(60)).expect("days") - 50;
            let due_on = today + TimeDelta::days(ahead);
            let body = NewCharge {
                description: "Cargo".to_owned(),
                amount: soles(MINOR),
                tax: TaxTreatment::Exempt,
                happened_on: Some(due_on.min(today)),
                due_on,
                withholding: None,
            };
            owner.ok(CreateCharge { account_id, body }).await;
            *book.owed.entry(due_on).or_default() += MINOR;
            book.settle();
        }
        4..=5 => {
            let minor = i64::try_from(chance.below(3) + 1).expect("a number") * MINOR / 2;
            pay(owner, account_id, minor).await;
            book.unused += minor;
            book.settle();
        }
        6 if chance.below(2) == 0 => {
            let level = chance.pick(&LockLevel::ALL);
            if book.level() == Some((level, false)) {
                return false;
            }
            let body = Lock {
                level,
                reason: "A pedido".to_owned(),
            };
            owner
                .ok(LockAccount {
                    account_id,
                    version,
                    body,
                })
                .await;
            book.released |= book.is_held();
            book.by_hand = Some(level);
            book.ladder = None;
        }
        7 if book.level().is_some() => {
            owner.ok(UnlockAccount { account_id, version }).await;
            book.released |= book.is_held();
            book.by_hand = None;
            book.ladder = None;
        }
        8 if chance.below(2) == 0 => {
            let until = today + Days::new(chance.below(15));
            let body = NewGrace {
                until,
                reason: "Paga el viernes".to_owned(),
            };
            owner.ok(GrantGrace { account_id, body }).await;
            book.grace = Some(until);
            return true;
        }
        9 if book.grace.is_some_and(|until| today <= until) => {
            owner.ok(EndGrace { account_id }).await;
            (book.grace, book.released) = (None, false);
            return true;
        }
        _ => (),
    }
    false
}

on_both_engines! {
    async fn every_step_is_taken_once_and_what_is_stopped_is_what_the_book_says(app) {
        let mut chance = Chance::begin();
        let app = app.mailing(nowhere());
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        let contact = BillingContactChange { emails: vec!["pagos@pukara.example".to_owned()], ..BillingContactChange::default() };
        owner.ok(ChangeBillingContact { account_id, body: contact }).await;
        let steps = suggested();
        take(&owner, steps.clone()).await;
        let mut book = Book::default();
        let mut stopped = 0;
        for _ in 0..STEPS {
            let owner = later(&app, tenant, i64::try_from(chance.below(9)).expect("days")).await;
            let today = day_of(&app);
            for _ in 0..chance.below(3) {
                // Grace takes effect at once.
                if act(&owner, &mut chance, account_id, &mut book, today).await {
                    book.run(&steps, today);
                    assert_eq!(book.level(), locked(&owner, account_id).await, "{book:?}");
                }
            }
            if chance.below(3) == 0 {
                let both = [app.context.clone(), app.apart().await];
                let reports = at_once(2, both.iter().map(run_service::all)).await;
                assert!(reports.iter().all(|report| report.as_ref().is_ok_and(|report| report.failed == 0)), "{reports:?}");
            } else {
                run(&app).await;
            }
            book.run(&steps, today);
            assert_eq!(locked(&owner, account_id).await, book.level(), "{today} {book:?}");
            stopped += usize::from(book.is_held());
            let told = stands(&owner, account_id).await;
            assert_eq!(told.ladder.map(|ladder| ladder.since), book.since, "{today} {book:?}");
        }
        let count = async |query: &str| usize::try_from(app.number(query).await).expect("a count");
        assert_eq!(count("SELECT COUNT(*) FROM dunning_steps WHERE told = 'mailed'").await, book.told);
        assert_eq!(count("SELECT COUNT(*) FROM events WHERE name = 'account.dunning_step_taken'").await, book.told);
        assert_eq!(count("SELECT COUNT(*) FROM mails").await, book.told, "a letter for each");
        let past: usize = book.past.values().map(BTreeSet::len).sum();
        assert_eq!(count("SELECT COUNT(*) FROM dunning_steps").await, past);
        assert!(stopped > 0 && book.told > 1, "something happened: {stopped} {book:?}");
    }
}

/// The level of the lock, and whether it is the ladder's.
async fn locked(owner: &Caller<'_>, account_id: AccountId) -> Option<(LockLevel, bool)> {
    let state = state(owner, account_id).await;
    state.level().map(|level| (level, state.is_overdue()))
}

//! Changing many accounts: sent in as many calls as it takes, each account with its own outcome.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::accounts::{
    Account, AccountId, BULK_MAXIMUM, BulkLock, BulkLockAccounts, BulkOutcome, BulkUnlock, BulkUnlockAccounts, Chosen,
    GetAccount, Lock, Outcome, RowOutcome,
};

use crate::accounts::list::text;
use crate::kit::http::send;
use crate::kit::{Failure, Listing, Picked, language, say, t, toast};

/// What is to be done with the chosen accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Lock(Lock),
    Unlock,
}

/// What came of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub name: String,
    /// Why it was not changed; none when it was.
    pub refused: Option<String>,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It is being asked about.
    #[default]
    Asking,
    /// So many of so many have their outcome.
    Going { done: usize, all: usize },
    /// All have.
    Over(Vec<Told>),
}

/// Many accounts being changed: what is asked, what is done, what came of it.
#[derive(Clone, Copy)]
pub struct Bulk {
    pub picked: Picked<Account>,
    pub stage: RwSignal<Stage>,
    /// Whether its dialog is open.
    pub open: RwSignal<bool>,
    pub act: RwSignal<Act>,
    list: Listing<Account>,
}

impl Bulk {
    #[must_use]
    pub fn new(picked: Picked<Account>, list: Listing<Account>) -> Self {
        Self {
            picked,
            list,
            stage: RwSignal::new(Stage::Asking),
            open: RwSignal::new(false),
            act: RwSignal::new(Act::Unlock),
        }
    }

    /// Asks in a dialog before it does that.
    pub fn ask(self, act: Act) {
        if !self.is_going() {
            self.act.set(act);
            self.stage.set(Stage::Asking);
        }
        self.open.set(true);
    }

    /// Whether accounts are being changed.
    #[must_use]
    pub fn is_going(self) -> bool {
        matches!(*self.stage.read_untracked(), Stage::Going { .. })
    }

    /// Does it with all that are chosen.
    pub fn begin(self, act: Act) {
        let chosen = self.picked.each(|id, (version, name)| {
            let (account_id, version) = (*id, Some(*version));
            (Chosen { account_id, version }, name.clone())
        });
        if self.is_going() || chosen.is_empty() {
            return;
        }
        self.act.set(act.clone());
        let all = chosen.len();
        self.stage.set(Stage::Going { done: 0, all });
        spawn_local(async move {
            let told = self.go_through(&act, &chosen).await;
            self.end(&act, told);
        });
    }

    async fn go_through(self, act: &Act, chosen: &[(Chosen, String)]) -> Vec<Told> {
        let most = usize::try_from(BULK_MAXIMUM).unwrap_or(usize::MAX);
        let mut told = Vec::with_capacity(chosen.len());
        let mut failed = None::<Failure>;
        for part in chosen.chunks(most) {
            if failed.is_none() {
                match change(act, part).await {
                    Ok(outcome) => {
                        self.apply(&outcome.rows).await;
                        told.extend(
                            part.iter()
                                .map(|(each, name)| tell(act, &outcome, each.account_id, name)),
                        );
                    }
                    Err(failure) => failed = Some(failure),
                }
            }
            if let Some(failure) = &failed {
                let left = part.iter().map(|(_, name)| Told {
                    name: name.clone(),
                    refused: Some(failure.title()),
                });
                told.extend(left);
            }
            let (done, all) = (told.len(), chosen.len());
            self.stage.try_set(Stage::Going { done, all });
        }
        told
    }

    /// Shows in the list how the accounts stand now; those that somebody else changed are read again.
    async fn apply(self, rows: &[RowOutcome]) {
        let settled = |outcome| matches!(outcome, Outcome::Done | Outcome::NotFound);
        let done: Vec<AccountId> = rows
            .iter()
            .filter(|row| settled(row.outcome))
            .map(|row| row.account_id)
            .collect();
        let changed = |row: &&RowOutcome| row.outcome != Outcome::Stale;
        let put = |items: &mut Vec<Account>| {
            for row in rows.iter().filter(changed) {
                let listed = items.iter_mut().find(|account| account.id == row.account_id);
                if let (Some(listed), Some(version), Some(state)) = (listed, row.version, row.state.clone()) {
                    listed.version = version;
                    listed.state = state;
                }
            }
        };
        if self.list.items.try_update(put).is_none() {
            return;
        }
        self.picked.drop(&done);
        for row in rows.iter().filter(|row| row.outcome == Outcome::Stale) {
            let account_id = row.account_id;
            if let Ok(account) = send(GetAccount { account_id }).await {
                self.list.items.try_update(|items| {
                    if let Some(listed) = items.iter_mut().find(|listed| listed.id == account_id) {
                        *listed = account;
                    }
                });
            }
        }
    }

    /// Where everything went well, or nobody looks any more, it is said in a toast.
    fn end(self, act: &Act, told: Vec<Told>) {
        let count = |refused: bool| told.iter().filter(|each| each.refused.is_some() == refused).count();
        let (done, left) = (count(false), count(true));
        if left == 0 {
            self.open.try_set(false);
        }
        if left == 0 || self.open.try_get_untracked() != Some(true) {
            toast(summary(act, done));
        }
        self.stage.try_set(Stage::Over(told));
    }
}

/// What was done, in a sentence.
#[must_use]
pub fn summary(act: &Act, done: usize) -> String {
    let count = say::number(i64::try_from(done).unwrap_or(i64::MAX));
    match (act, done) {
        (_, 0) => t(text::none_done).to_owned(),
        (Act::Lock(_), 1) => t(text::locked_that).to_owned(),
        (Act::Lock(_), _) => text::locked_all(language(), count),
        (Act::Unlock, 1) => t(text::unlocked_that).to_owned(),
        (Act::Unlock, _) => text::unlocked_all(language(), count),
    }
}

async fn change(act: &Act, part: &[(Chosen, String)]) -> Result<BulkOutcome, Failure> {
    let accounts = part.iter().map(|(chosen, _)| *chosen).collect();
    match act {
        Act::Lock(Lock { level, reason }) => {
            let (level, reason) = (*level, reason.clone());
            let body = BulkLock {
                accounts,
                level,
                reason,
            };
            send(BulkLockAccounts { body }).await
        }
        Act::Unlock => {
            let body = BulkUnlock { accounts };
            send(BulkUnlockAccounts { body }).await
        }
    }
}

fn tell(act: &Act, outcome: &BulkOutcome, id: AccountId, name: &str) -> Told {
    let row = outcome.rows.iter().find(|row| row.account_id == id);
    let refused = match (row.map(|row| row.outcome), act) {
        (Some(Outcome::Done), _) => None,
        (Some(Outcome::AlreadySo), Act::Lock(_)) => Some(t(text::was_locked)),
        (Some(Outcome::AlreadySo), Act::Unlock) => Some(t(text::was_active)),
        (Some(Outcome::Stale), _) => Some(t(text::stale)),
        (Some(Outcome::NotFound) | None, _) => Some(t(text::gone)),
    };
    Told {
        name: name.to_owned(),
        refused: refused.map(str::to_owned),
    }
}

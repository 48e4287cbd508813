//! Changing an account's limits, each change against the version that is on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::accounts::{Account, AccountId};
use types::kit::money::Currency;
use types::limits::{ChangeLimits, Limit, LimitChange, Limits, LimitsChange, Meter};

use crate::kit::http::send;
use crate::kit::{Task, t, toast, toast_undo};
use crate::limits::{text, words};

/// What is needed to change the limits of an account that is on the page.
#[derive(Clone, Copy)]
pub struct Changing {
    pub account: Memo<Account>,
    /// All of them, where the page has read them. The account itself tells two.
    pub all: RwSignal<Option<Limits>>,
    pub task: Task,
    /// Told of the limits after a change.
    pub on_changed: Callback<Limits>,
    /// Reads the account again, when somebody else changed it first.
    pub on_stale: Callback<()>,
}

impl Changing {
    #[must_use]
    pub fn new(account: Memo<Account>, on_changed: Callback<Limits>, on_stale: Callback<()>) -> Self {
        let task = Task::new();
        Effect::new(move |_| {
            if task.is_stale() {
                on_stale.run(());
            }
        });
        Self {
            account,
            all: RwSignal::new(None),
            task,
            on_changed,
            on_stale,
        }
    }

    /// One limit, as soon as it is known; tracked.
    #[must_use]
    pub fn limit(self, meter: Meter) -> Option<Limit> {
        let told = self.account.with(|account| of_account(account, meter).cloned());
        told.or_else(|| self.all.with(|all| all.as_ref().map(|all| all.of(meter).clone())))
    }

    /// What the sales amount is in; tracked.
    #[must_use]
    pub fn currency(self) -> Currency {
        let told = self.all.with(|all| all.as_ref().map(|all| all.currency.clone()));
        told.unwrap_or_else(|| self.account.with(|account| account.country.currency()))
    }

    /// Switches a limit on or off, and offers to undo it.
    pub fn switch(self, meter: Meter, on: bool) {
        let (account_id, version) = self.account.with_untracked(|account| (account.id, account.version));
        let call = switch_call(account_id, version, meter, on);
        self.task.run(call, move |limits| {
            let version = limits.version;
            self.take(limits);
            toast_undo(words::switched(meter, on), move || {
                self.undo(switch_call(account_id, version, meter, !on));
            });
        });
    }

    /// Shows the limits as they are after a change. The page may be gone by then.
    pub fn take(self, limits: Limits) {
        self.all.try_set(Some(limits.clone()));
        self.on_changed.try_run(limits);
    }

    fn undo(self, call: ChangeLimits) {
        spawn_local(async move {
            match send(call).await {
                Ok(limits) => self.take(limits),
                Err(failure) => {
                    toast(format!("{} {}", t(text::not_undone), failure.title()));
                    self.on_stale.try_run(());
                }
            }
        });
    }
}

/// The limits that an account tells of itself.
const fn of_account(account: &Account, meter: Meter) -> Option<&Limit> {
    match meter {
        Meter::Documents => Some(&account.documents),
        Meter::Users => Some(&account.users),
        Meter::SalesNotes | Meter::Lookups | Meter::Establishments | Meter::SalesAmount => None,
    }
}

fn switch_call(account_id: AccountId, version: i64, meter: Meter, on: bool) -> ChangeLimits {
    let change = LimitChange {
        enforced: Some(on),
        own: None,
    };
    ChangeLimits {
        account_id,
        version,
        body: LimitsChange::one(meter, change),
    }
}

/// The account with the limits it has now.
#[must_use]
pub fn with_limits(account: Account, limits: Limits) -> Account {
    Account {
        documents: limits.documents,
        users: limits.users,
        version: limits.version,
        ..account
    }
}

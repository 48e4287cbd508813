//! Changing an account's limits, each change against the version that is on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::accounts::{Account, AccountId};
use types::limits::{ChangeLimits, LimitChange, Limits, LimitsChange, Meter};

use crate::kit::http::send;
use crate::kit::{Task, t, toast, toast_undo};
use crate::limits::{text, words};

/// What is needed to change the limits of an account that is on the page.
#[derive(Clone, Copy)]
pub struct Changing {
    pub account: Memo<Account>,
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
            task,
            on_changed,
            on_stale,
        }
    }

    /// Switches a limit on or off, and offers to undo it.
    pub fn switch(self, meter: Meter, on: bool) {
        let (account_id, version) = self.account.with_untracked(|account| (account.id, account.version));
        let call = switch_call(account_id, version, meter, on);
        self.task.run(call, move |limits| {
            let version = limits.version;
            self.on_changed.run(limits);
            toast_undo(words::switched(meter, on), move || {
                self.undo(switch_call(account_id, version, meter, !on));
            });
        });
    }

    /// Takes a change back. The page it was made on may be gone by then.
    fn undo(self, call: ChangeLimits) {
        spawn_local(async move {
            match send(call).await {
                Ok(limits) => drop(self.on_changed.try_run(limits)),
                Err(failure) => {
                    toast(format!("{} {}", t(text::not_undone), failure.title()));
                    self.on_stale.try_run(());
                }
            }
        });
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
        body: of_meter(meter, change),
    }
}

/// The change of one limit, the other left as it is.
#[must_use]
pub fn of_meter(meter: Meter, change: LimitChange) -> LimitsChange {
    match meter {
        Meter::Documents => LimitsChange {
            documents: Some(change),
            users: None,
        },
        Meter::Users => LimitsChange {
            documents: None,
            users: Some(change),
        },
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

//! Locking an account, which asks for level and reason, and unlocking it, which can be undone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::accounts::{Account, AccountState, Lock, LockAccount, UnlockAccount};
use types::kit::problem::Code;

use crate::accounts::level::{self, LevelField};
use crate::accounts::{standing_text as words, text};
use crate::kit::http::send;
use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormView, Kind, Task, TextArea, language, t, toast, toast_undo,
};

/// What is needed to lock or unlock an account that is on the page.
#[derive(Clone, Copy)]
pub struct Locking {
    pub account: Memo<Account>,
    pub on_changed: Callback<Account>,
    /// Reads the account again, when somebody else changed it first.
    pub on_stale: Callback<()>,
    pub unlocking: Task,
}

impl Locking {
    #[must_use]
    pub fn new(account: Memo<Account>, on_changed: Callback<Account>, on_stale: Callback<()>) -> Self {
        Self {
            account,
            on_changed,
            on_stale,
            unlocking: Task::new(),
        }
    }

    /// Whether the account is locked, tracked.
    #[must_use]
    pub fn is_locked(self) -> bool {
        self.account.with(|account| account.state != AccountState::Active)
    }

    /// Unlocks it, and offers to lock it again for the same reason.
    pub fn unlock(self) {
        let before = self.account.get_untracked();
        let call = UnlockAccount {
            account_id: before.id,
            version: before.version,
        };
        let done = move |account: Account| {
            let undo = Self::again(&before, account.version);
            let name = account.name.clone();
            self.on_changed.run(account);
            toast_undo(words::unlocked(language(), name), move || {
                if let Some(call) = undo.clone() {
                    self.lock_again(call);
                }
            });
        };
        self.unlocking.run_or(call, done, move |failure| {
            toast(failure.title());
            self.on_stale.run(());
        });
    }

    fn again(before: &Account, version: i64) -> Option<LockAccount> {
        let AccountState::Locked { level, reason, .. } = &before.state else {
            return None;
        };
        Some(LockAccount {
            account_id: before.id,
            version,
            body: Lock {
                level: *level,
                reason: reason.clone(),
            },
        })
    }

    /// Takes unlocking back. The page it was done on may be gone by then.
    fn lock_again(self, call: LockAccount) {
        spawn_local(async move {
            match send(call).await {
                Ok(account) => drop(self.on_changed.try_run(account)),
                Err(failure) => {
                    toast(failure.title());
                    self.on_stale.try_run(());
                }
            }
        });
    }
}

/// The button of a header: locks, asking first, or unlocks.
#[component]
pub fn LockButton(locking: Locking) -> impl IntoView {
    let open = RwSignal::new(false);
    let locked = Memo::new(move |_| locking.is_locked());
    let ask = Callback::new(move |()| open.set(true));
    let unlock = Callback::new(move |()| locking.unlock());
    view! {
        {move || {
            if locked.get() {
                view! { <Button label=t(text::unlock) icon="lock" busy=locking.unlocking.busy on_click=unlock /> }
            } else {
                view! { <Button label=t(text::lock_ask) icon="lock" kind=Kind::Danger on_click=ask /> }
            }
        }}
        <LockDialog locking open />
    }
}

/// The dialog that asks for level and reason; for an account that is locked, what they are to be now.
#[component]
pub fn LockDialog(locking: Locking, open: RwSignal<bool>) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = locking.account.with(|account| account.name.clone());
        if locking.is_locked() {
            words::change_lock_which(language(), name)
        } else {
            text::lock_which(language(), name)
        }
    });
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Dialog open title>
            <LockForm locking on_close=close body="body" foot="foot" />
        </Dialog>
    }
}

/// The form that locks, or changes a lock; `body` and `foot` are the classes of its two parts where it stands.
#[component]
pub fn LockForm(
    locking: Locking,
    on_close: Callback<()>,
    body: &'static str,
    foot: &'static str,
    #[prop(default = "")] class: &'static str,
) -> impl IntoView {
    let form = Form::new();
    let before = locking.account.with_untracked(|account| account.state.clone());
    let reason = RwSignal::new(match &before {
        AccountState::Active => String::new(),
        AccountState::Locked { reason, .. } => reason.clone(),
    });
    let before = before.level();
    let level = RwSignal::new(before.unwrap_or_default().name().to_owned());
    let (back, verb) = match before {
        None => (t(text::do_not_lock), t(text::lock)),
        Some(_) => (t(words::do_not_change), t(words::change_lock)),
    };
    let submit = Callback::new(move |()| {
        let lock = Lock {
            level: level::chosen(level),
            reason: reason.get_untracked(),
        };
        let (account_id, version) = locking.account.with_untracked(|account| (account.id, account.version));
        let call = LockAccount {
            account_id,
            version,
            body: lock.clone(),
        };
        form.send(lock.parse(), call, move |account| {
            let name = account.name.clone();
            toast(match before {
                None => text::now_locked(language(), name),
                Some(_) => words::lock_is_changed(language(), name),
            });
            on_close.run(());
            locking.on_changed.run(account);
        });
    });
    Effect::new(move |_| {
        let code = form.task.failure.read().as_ref().and_then(crate::kit::Failure::code);
        if code == Some(Code::AlreadyInThatState) {
            toast(t(words::was_so));
            on_close.run(());
            locking.on_stale.run(());
        }
    });
    view! {
        <FormView form on_submit=submit class>
            <div class=body>
                <LevelField level />
                <Field name="reason" label=t(text::reason) hint=t(text::reason_hint)>
                    <TextArea value=reason rows=2 />
                </Field>
                <FormFailure form on_stale=locking.on_stale />
            </div>
            <div class=foot>
                <Button label=back harmless=true on_click=on_close />
                <Button label=verb kind=Kind::DangerPrimary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

//! A change under way: whether it runs, and why the last try failed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::call::Call;
use types::kit::problem::Code;

use crate::kit::failure::Failure;
use crate::kit::http::{Outgoing, exchange};

/// Reads the answer and acts on it; gives back why it could not.
type Settle = Box<dyn FnOnce(Result<Vec<u8>, Failure>) -> Option<Failure>>;

/// A change that a button starts. One at a time: while it runs, starting it again does nothing.
#[derive(Clone, Copy)]
pub struct Task {
    pub busy: RwSignal<bool>,
    pub failure: RwSignal<Option<Failure>>,
}

impl Default for Task {
    fn default() -> Self {
        Self::new()
    }
}

impl Task {
    #[must_use]
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    /// Sends a call; `done` gets its reply, a failure is kept in `failure`.
    pub fn run<C: Call + 'static>(self, call: C, done: impl FnOnce(C::Reply) + 'static) {
        self.run_or(call, done, |_| ());
    }

    /// As [`Task::run`]; `failed` is told of the failure as well.
    pub fn run_or<C: Call + 'static>(
        self,
        call: C,
        done: impl FnOnce(C::Reply) + 'static,
        failed: impl FnOnce(&Failure) + 'static,
    ) {
        let request = Outgoing::of(&call);
        let settle = move |answer: Result<Vec<u8>, Failure>| {
            let reply = answer.and_then(|bytes| call.read(&bytes).map_err(|_| Failure::Unreadable));
            match reply {
                Ok(reply) => {
                    done(reply);
                    None
                }
                Err(failure) => {
                    failed(&failure);
                    Some(failure)
                }
            }
        };
        self.start(request, Box::new(settle));
    }

    fn start(self, request: Outgoing, settle: Settle) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = exchange(request).await;
            self.busy.try_set(false);
            if let Some(failure) = settle(answer) {
                self.failure.try_set(Some(failure));
            }
        });
    }

    /// Whether the last try failed because somebody changed the thing first. Tracked.
    #[must_use]
    pub fn is_stale(self) -> bool {
        let code = self.failure.read().as_ref().and_then(Failure::code);
        code == Some(Code::VersionIsStale)
    }

    /// Forgets the last failure, as when a dialog is opened anew.
    pub fn clear(self) {
        self.failure.set(None);
    }
}

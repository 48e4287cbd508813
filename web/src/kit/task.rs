//! A change under way: whether it runs, and why the last try failed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::call::Call;
use types::kit::problem::Code;

use crate::kit::failure::Failure;
use crate::kit::http::send;

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
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let reply = send(call).await;
            self.busy.try_set(false);
            match reply {
                Ok(reply) => done(reply),
                Err(failure) => {
                    failed(&failure);
                    self.failure.try_set(Some(failure));
                }
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

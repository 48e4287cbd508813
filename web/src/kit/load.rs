//! Data a page reads: a thing (`load`) or a list page by page (`listing`). What is shown stays while it is read again.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::call::Call;
use types::kit::page::Page;
use uuid::Uuid;

use crate::kit::failure::Failure;
use crate::kit::http::send;

/// A thing being read from the service.
pub struct Load<T: Send + Sync + 'static> {
    pub value: RwSignal<Option<T>>,
    pub failure: RwSignal<Option<Failure>>,
    pub waiting: RwSignal<bool>,
    turn: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Load<T> {}

impl<T: Send + Sync + 'static> Load<T> {
    /// Reads it again; what is shown stays until the reply comes.
    pub fn again(&self) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
    }

    /// Puts in what another call answered, such as the thing after a change.
    pub fn set(&self, value: T) {
        self.value.set(Some(value));
    }
}

/// Reads a thing, and reads it again whenever a signal that `call` reads changes; `None` reads nothing.
/// When the address of the thing changes, the old one goes: `fresh` says so by another key.
pub fn load<C>(call: impl Fn() -> Option<C> + 'static) -> Load<C::Reply>
where
    C: Call + 'static,
    C::Reply: Send + Sync + 'static,
{
    let it = Load {
        value: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(true),
        turn: RwSignal::new(0),
    };
    let latest = StoredValue::new(0_u32);
    let asked = StoredValue::new_local(String::new());
    Effect::new(move |_| {
        it.turn.track();
        let Some(call) = call() else {
            it.waiting.set(false);
            return;
        };
        let mine = latest.get_value().wrapping_add(1);
        latest.set_value(mine);
        let url = call.parts().url(C::PATH);
        if asked.get_value() != url {
            asked.set_value(url);
            it.value.set(None);
        }
        it.waiting.set(true);
        it.failure.set(None);
        spawn_local(async move {
            let reply = send(call).await;
            if latest.try_get_value() != Some(mine) {
                return;
            }
            match reply {
                Ok(value) => it.value.set(Some(value)),
                Err(failure) => it.failure.set(Some(failure)),
            }
            it.waiting.set(false);
        });
    });
    it
}

/// What is read, for a view that is drawn once and follows it: `None` as long as there is nothing. When the
/// source empties again the memo keeps the last value, until whoever drew the view takes it away.
pub fn follow<T>(source: Signal<Option<T>>) -> Option<Memo<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let first = source.get_untracked()?;
    Some(Memo::new(move |last: Option<&T>| {
        source.get().or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    }))
}

/// A list being read page by page.
pub struct Listing<T: Send + Sync + 'static> {
    pub items: RwSignal<Vec<T>>,
    /// How many there are in all, where the service says.
    pub total: RwSignal<Option<i64>>,
    pub failure: RwSignal<Option<Failure>>,
    pub waiting: RwSignal<bool>,
    /// Whether the first page has come.
    pub begun: RwSignal<bool>,
    next: RwSignal<Option<Uuid>>,
    turn: RwSignal<u32>,
    latest: StoredValue<u32>,
    read: StoredValue<Rc<dyn Fn(Option<Uuid>)>, LocalStorage>,
}

impl<T: Send + Sync + 'static> Clone for Listing<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Listing<T> {}

impl<T: Send + Sync + 'static> Listing<T> {
    /// Reads the list from its beginning again; what is shown stays until the reply comes.
    pub fn again(&self) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
    }

    /// Whether the list goes on.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.next.read().is_some()
    }

    /// Reads the next page and puts it under the ones that are there.
    pub fn more(&self) {
        if let Some(cursor) = self.next.get_untracked() {
            (self.read.get_value())(Some(cursor));
        }
    }

    /// Changes the items in place, such as one that another call answered anew.
    pub fn change(&self, change: impl FnOnce(&mut Vec<T>)) {
        self.items.update(change);
    }
}

/// Reads a list, and reads it again from its beginning whenever a signal that `call` reads changes.
/// `call` makes the request of the page that begins at a cursor.
pub fn listing<T, C>(call: impl Fn(Option<Uuid>) -> C + 'static) -> Listing<T>
where
    T: Send + Sync + 'static,
    C: Call<Reply = Page<T>> + 'static,
{
    let call = Rc::new(call);
    let it = Listing {
        items: RwSignal::new(Vec::new()),
        total: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(true),
        begun: RwSignal::new(false),
        next: RwSignal::new(None),
        turn: RwSignal::new(0),
        latest: StoredValue::new(0),
        read: StoredValue::new_local(Rc::new(|_| ())),
    };
    let asking = call.clone();
    it.read.set_value(Rc::new(move |cursor| {
        fetch(it, untrack(|| asking(cursor)), cursor.is_some())
    }));
    Effect::new(move |_| {
        it.turn.track();
        fetch(it, call(None), false);
    });
    it
}

fn fetch<T, C>(it: Listing<T>, call: C, goes_on: bool)
where
    T: Send + Sync + 'static,
    C: Call<Reply = Page<T>> + 'static,
{
    let mine = it.latest.get_value().wrapping_add(1);
    it.latest.set_value(mine);
    it.waiting.set(true);
    it.failure.set(None);
    spawn_local(async move {
        let reply = send(call).await;
        if it.latest.try_get_value() != Some(mine) {
            return;
        }
        match reply {
            Ok(page) => {
                if goes_on {
                    it.items.update(|items| items.extend(page.items));
                } else {
                    it.items.set(page.items);
                }
                it.next.set(page.next);
                it.total.set(page.total);
                it.begun.set(true);
            }
            Err(failure) => it.failure.set(Some(failure)),
        }
        it.waiting.set(false);
    });
}

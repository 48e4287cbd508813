//! Data a page reads: a thing (`load`) or a list page by page (`listing`). What is shown stays while it is read again.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::call::Call;
use types::kit::page::Page;
use uuid::Uuid;

use crate::kit::effect::effect;
use crate::kit::failure::Failure;
use crate::kit::http::{Outgoing, exchange};

/// Reads the first page of a list, or the next one.
type ReadPage = Rc<dyn Fn(bool)>;

/// A page of a list, whatever its cursor is.
pub trait Paged {
    type Item: Send + Sync + 'static;
    type Cursor: Clone + 'static;
    /// The items, where the next page begins, and how many there are in all where that is known.
    fn cut(self) -> (Vec<Self::Item>, Option<Self::Cursor>, Option<i64>);
}

impl<T: Send + Sync + 'static> Paged for Page<T> {
    type Item = T;
    type Cursor = Uuid;
    fn cut(self) -> (Vec<T>, Option<Uuid>, Option<i64>) {
        (self.items, self.next, self.total)
    }
}

/// Takes an answer and says whether it could be read.
type Put = Box<dyn FnOnce(&[u8]) -> bool>;

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
/// When another thing is asked for than before, the old one goes at once.
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
    let asking = Asking::new(it.failure, it.waiting);
    let asked = StoredValue::new(String::new());
    effect(move || {
        it.turn.track();
        let Some(call) = call() else {
            it.waiting.set(false);
            return;
        };
        let request = Outgoing::of(&call);
        if asked.with_value(|asked| asked != request.url()) {
            asked.set_value(request.url().to_owned());
            it.value.set(None);
        }
        asking.ask(request, move |bytes| {
            let value = call.read(bytes).ok();
            let can_be_read = value.is_some();
            it.value.set(value);
            can_be_read
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
    goes_on: RwSignal<bool>,
    turn: RwSignal<u32>,
    read: StoredValue<ReadPage, LocalStorage>,
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
        self.goes_on.get()
    }

    /// Reads the next page and puts it under the ones that are there.
    pub fn more(&self) {
        if self.goes_on.get_untracked() {
            untrack(|| (self.read.get_value())(true));
        }
    }

    /// Changes the items in place, such as one that another call answered anew.
    pub fn change(&self, change: impl FnOnce(&mut Vec<T>)) {
        self.items.update(change);
    }

    /// The total is told with the first page alone.
    fn put(self, items: Vec<T>, total: Option<i64>, is_more: bool, goes_on: bool) {
        if is_more {
            self.items.update(|all| all.extend(items));
        } else {
            self.items.set(items);
            self.total.set(total);
        }
        self.goes_on.set(goes_on);
        self.begun.set(true);
    }
}

/// Reads a list, and reads it again from its beginning whenever a signal that `call` reads changes.
/// `call` makes the request of the page that begins at a cursor.
pub fn listing<P, C>(call: impl Fn(Option<P::Cursor>) -> C + 'static) -> Listing<P::Item>
where
    P: Paged + 'static,
    C: Call<Reply = P> + 'static,
{
    let it = Listing {
        items: RwSignal::new(Vec::new()),
        total: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(true),
        begun: RwSignal::new(false),
        goes_on: RwSignal::new(false),
        turn: RwSignal::new(0),
        read: StoredValue::new_local(Rc::new(|_| ())),
    };
    let asking = Asking::new(it.failure, it.waiting);
    let next = StoredValue::new_local(None::<P::Cursor>);
    let read = Rc::new(move |more: bool| {
        let call = call(next.get_value().filter(|_| more));
        asking.ask(Outgoing::of(&call), move |bytes| {
            let Ok(page) = call.read(bytes) else { return false };
            let (items, cursor, total) = page.cut();
            it.put(items, total, more, cursor.is_some());
            next.set_value(cursor);
            true
        });
    });
    it.read.set_value(read.clone());
    effect(move || {
        it.turn.track();
        read(false);
    });
    it
}

/// One question at a time: the answer to an older one is dropped, as is one for a page that has gone.
#[derive(Clone, Copy)]
struct Asking {
    failure: RwSignal<Option<Failure>>,
    waiting: RwSignal<bool>,
    latest: StoredValue<u32>,
}

impl Asking {
    fn new(failure: RwSignal<Option<Failure>>, waiting: RwSignal<bool>) -> Self {
        Self {
            failure,
            waiting,
            latest: StoredValue::new(0),
        }
    }

    /// `put` takes the answer and says whether it could be read.
    fn ask(self, request: Outgoing, put: impl FnOnce(&[u8]) -> bool + 'static) {
        self.ask_boxed(request, Box::new(put));
    }

    fn ask_boxed(self, request: Outgoing, put: Put) {
        let mine = self.latest.get_value().wrapping_add(1);
        self.latest.set_value(mine);
        self.waiting.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = exchange(request).await;
            if self.latest.try_get_value() != Some(mine) {
                return;
            }
            match answer {
                Ok(bytes) if put(&bytes) => (),
                Ok(_) => self.failure.set(Some(Failure::Unreadable)),
                Err(failure) => self.failure.set(Some(failure)),
            }
            self.waiting.set(false);
        });
    }
}

//! Rows of a list that are ticked, to be changed together: the cells that tick, and the bar of what can be done.

use std::collections::BTreeMap;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use types::kit::text::Language;

use crate::kit::button::{IconButton, Kind};
use crate::kit::effect::effect;
use crate::kit::load::Listing;
use crate::kit::text::{language, t};
use crate::kit::{browser, say};

/// A row that can be picked.
pub trait Pick: Send + Sync + 'static {
    /// What tells one row from another.
    type Key: Ord + Copy + Send + Sync + 'static;
    /// What is known of a row while it is picked, such as the version at which it was seen.
    type Kept: Send + Sync + 'static;
    fn key(&self) -> Self::Key;
    fn kept(&self) -> Self::Kept;
}

/// The picked rows of a list. They stay picked while more of it is loaded, and as long as they are in it.
pub struct Picked<T: Pick> {
    kept: RwSignal<BTreeMap<T::Key, T::Kept>>,
    /// The one ticked last, from which a range goes on.
    last: StoredValue<Option<T::Key>>,
    list: Listing<T>,
}

impl<T: Pick> Clone for Picked<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Pick> Copy for Picked<T> {}

impl<T: Pick> Picked<T> {
    #[must_use]
    pub fn new(list: Listing<T>) -> Self {
        let it = Self {
            kept: RwSignal::new(BTreeMap::new()),
            last: StoredValue::new(None),
            list,
        };
        effect(move || it.follow());
        it
    }

    /// How many are picked, tracked.
    #[must_use]
    pub fn count(self) -> usize {
        self.kept.read().len()
    }

    /// What each picked row comes to.
    #[must_use]
    pub fn each<R>(self, of: impl Fn(&T::Key, &T::Kept) -> R) -> Vec<R> {
        let kept = self.kept.read_untracked();
        kept.iter().map(|(key, kept)| of(key, kept)).collect()
    }

    /// Picks none any more.
    pub fn clear(self) {
        self.last.set_value(None);
        if !self.kept.read_untracked().is_empty() {
            self.kept.set(BTreeMap::new());
        }
    }

    /// Picks these no more.
    pub fn drop(self, done: &[T::Key]) {
        self.kept.update(|kept| kept.retain(|key, _| !done.contains(key)));
    }

    /// What was read again is kept as it is now; what has left the list is picked no more.
    fn follow(self) {
        let items = self.list.items.read();
        let kept = self.kept.read_untracked();
        if !kept.is_empty() {
            let still = items.iter().filter(|item| kept.contains_key(&item.key()));
            let still = still.map(|item| (item.key(), item.kept())).collect();
            drop(kept);
            self.kept.set(still);
        }
    }

    /// Ticks one, or all from the one ticked last to this.
    fn tick(self, key: T::Key, wanted: bool, to_last: bool) {
        let items = self.list.items.read_untracked();
        let place = |key: T::Key| items.iter().position(|item| item.key() == key);
        let here = place(key);
        let from = self.last.get_value().filter(|_| to_last).and_then(place).or(here);
        let (first, last) = match (from, here) {
            (Some(from), Some(here)) => (from.min(here), from.max(here)),
            _ => return,
        };
        self.set(items.iter().take(last + 1).skip(first), wanted);
        self.last.set_value(Some(key));
    }

    fn set<'a>(self, items: impl Iterator<Item = &'a T>, wanted: bool) {
        self.kept.update(|kept| {
            for item in items {
                if wanted {
                    kept.insert(item.key(), item.kept());
                } else {
                    kept.remove(&item.key());
                }
            }
        });
    }

    /// How many of those shown are picked: none, some, all.
    fn extent(self) -> Extent {
        let kept = self.kept.read();
        let items = self.list.items.read();
        match items.iter().filter(|item| kept.contains_key(&item.key())).count() {
            0 => Extent::None,
            count if count == items.len() => Extent::All,
            _ => Extent::Some,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    None,
    Some,
    All,
}

/// The cell that ticks a row; with Shift, all from the one ticked last.
pub fn tick<T: Pick>(picked: Picked<T>, item: &T, label: String) -> AnyView {
    let key = item.key();
    let on_click = move |event: MouseEvent| picked.tick(key, event_target_checked(&event), event.shift_key());
    view! {
        <td class="tick w1">
            <input
                class="check"
                type="checkbox"
                aria-label=label
                prop:checked=move || picked.kept.read().contains_key(&key)
                on:click=on_click
            />
        </td>
    }
    .into_any()
}

/// The header that ticks all that are shown, or none of them.
pub fn tick_head<T: Pick>(picked: Picked<T>, label: String) -> AnyView {
    let extent = Memo::new(move |_| picked.extent());
    let on_click = move |event: MouseEvent| {
        let items = picked.list.items.read_untracked();
        picked.set(items.iter(), event_target_checked(&event));
    };
    view! {
        <th scope="col" class="tick w1">
            <input
                class="check"
                type="checkbox"
                aria-label=label
                prop:checked=move || extent.get() == Extent::All
                prop:indeterminate=move || extent.get() == Extent::Some
                on:click=on_click
            />
        </th>
    }
    .into_any()
}

/// How a list speaks of its picked rows.
#[derive(Clone, Copy)]
pub struct PickWords {
    /// That one is picked.
    pub one: fn(Language) -> &'static str,
    /// How many are.
    pub many: fn(Language, String) -> String,
    /// What can be done with them.
    pub acts: fn(Language) -> &'static str,
    /// To pick none any more.
    pub none: fn(Language) -> &'static str,
}

/// The bar, there while any row is picked: how many, what can be done with them (`children`), and the way out.
#[component]
pub fn PickBar<T: Pick>(picked: Picked<T>, words: PickWords, children: ChildrenFn) -> impl IntoView {
    let count = Memo::new(move |_| picked.count());
    bar(count, Callback::new(move |()| picked.clear()), words, children)
}

fn bar(count: Memo<usize>, clear: Callback<()>, words: PickWords, children: ChildrenFn) -> AnyView {
    let said = move || match count.get() {
        0 => String::new(),
        1 => t(words.one).to_owned(),
        count => (words.many)(language(), say::number(i64::try_from(count).unwrap_or(i64::MAX))),
    };
    let any = Memo::new(move |_| count.get() > 0);
    let none = Callback::new(move |()| {
        clear.run(());
        request_animation_frame(|| {
            browser::focus("thead .check");
        });
    });
    view! {
        <span class="vh" role="status">{said}</span>
        {move || {
            any.get()
                .then(|| {
                    view! {
                        <div class="filters bulk" role="group" aria-label=t(words.acts)>
                            <b class="num">{said}</b>
                            {children()}
                            <span class="push" />
                            <IconButton label=t(words.none) icon="x" kind=Kind::Ghost on_click=none />
                        </div>
                    }
                })
        }}
    }
    .into_any()
}

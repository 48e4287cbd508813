//! The accounts that are chosen, to be changed together. They stay chosen while more of the list is loaded.

use std::collections::BTreeMap;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use types::accounts::{Account, AccountId, Chosen};

use crate::accounts::list::text;
use crate::kit::{Listing, language, t};

/// The chosen accounts with their names, and the list they are chosen from.
#[derive(Clone, Copy)]
pub struct Picked {
    names: RwSignal<BTreeMap<AccountId, String>>,
    /// The one ticked last, from which a range goes on.
    last: StoredValue<Option<AccountId>>,
    list: Listing<Account>,
}

impl Picked {
    #[must_use]
    pub fn new(list: Listing<Account>) -> Self {
        Self {
            names: RwSignal::new(BTreeMap::new()),
            last: StoredValue::new(None),
            list,
        }
    }

    /// How many are chosen, tracked.
    #[must_use]
    pub fn count(self) -> usize {
        self.names.read().len()
    }

    #[must_use]
    pub fn ids(self) -> Vec<AccountId> {
        self.names.with_untracked(|names| names.keys().copied().collect())
    }

    /// Each chosen account at the version at which it was seen, with its name.
    #[must_use]
    pub fn chosen(self) -> Vec<(Chosen, String)> {
        let items = self.list.items.read_untracked();
        let versions: BTreeMap<AccountId, i64> = items.iter().map(|account| (account.id, account.version)).collect();
        let chosen = |(id, name): (&AccountId, &String)| {
            let version = versions.get(id).copied();
            let account_id = *id;
            (Chosen { account_id, version }, name.clone())
        };
        self.names.with_untracked(|names| names.iter().map(chosen).collect())
    }

    /// Chooses none any more.
    pub fn clear(self) {
        self.last.set_value(None);
        if !self.names.read_untracked().is_empty() {
            self.names.set(BTreeMap::new());
        }
    }

    /// Chooses these no more.
    pub fn drop(self, done: &[AccountId]) {
        self.names.update(|names| names.retain(|id, _| !done.contains(id)));
    }

    fn holds(self, id: AccountId) -> bool {
        self.names.read().contains_key(&id)
    }

    /// Ticks one, or all from the one ticked last to this.
    fn tick(self, id: AccountId, wanted: bool, to_last: bool) {
        let items = self.list.items.read_untracked();
        let place = |id: AccountId| items.iter().position(|account| account.id == id);
        let here = place(id);
        let from = self.last.get_value().filter(|_| to_last).and_then(place).or(here);
        let (first, last) = match (from, here) {
            (Some(from), Some(here)) => (from.min(here), from.max(here)),
            _ => return,
        };
        let range = items.iter().take(last + 1).skip(first);
        self.names.update(|names| set(names, range, wanted));
        self.last.set_value(Some(id));
    }

    /// Ticks all that are shown, or none of them.
    fn tick_all(self, wanted: bool) {
        let items = self.list.items.read_untracked();
        self.names.update(|names| set(names, items.iter(), wanted));
    }

    /// How many of those shown are chosen: none, some, all.
    fn extent(self) -> Extent {
        let names = self.names.read();
        let items = self.list.items.read();
        let count = items.iter().filter(|account| names.contains_key(&account.id)).count();
        match count {
            0 => Extent::None,
            count if count == items.len() => Extent::All,
            _ => Extent::Some,
        }
    }
}

fn set<'a>(names: &mut BTreeMap<AccountId, String>, accounts: impl Iterator<Item = &'a Account>, wanted: bool) {
    for account in accounts {
        if wanted {
            names.insert(account.id, account.name.clone());
        } else {
            names.remove(&account.id);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    None,
    Some,
    All,
}

/// The cell that chooses an account; with Shift, all from the one ticked last.
pub fn tick(picked: Picked, account: &Account) -> AnyView {
    let id = account.id;
    let on_click = move |event: MouseEvent| picked.tick(id, event_target_checked(&event), event.shift_key());
    view! {
        <td class="tick w1">
            <input
                class="check"
                type="checkbox"
                aria-label=text::choose(language(), account.name.clone())
                prop:checked=move || picked.holds(id)
                on:click=on_click
            />
        </td>
    }
    .into_any()
}

/// The header that chooses all that are shown.
pub fn tick_head(picked: Picked) -> AnyView {
    let extent = Memo::new(move |_| picked.extent());
    view! {
        <th scope="col" class="tick w1">
            <input
                class="check"
                type="checkbox"
                aria-label=t(text::choose_all)
                prop:checked=move || extent.get() == Extent::All
                prop:indeterminate=move || extent.get() == Extent::Some
                on:click=move |event| picked.tick_all(event_target_checked(&event))
            />
        </th>
    }
    .into_any()
}

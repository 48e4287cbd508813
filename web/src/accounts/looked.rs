//! The account that the drawer shows, kept the same there and in the list.

use leptos::prelude::*;
use types::accounts::{Account, AccountId, GetAccount};
use types::limits::Limits;

use crate::kit::{Listing, Load, load};
use crate::limits::with_limits;

/// The account in the address: read anew, and kept the same in the list. Lives as long as the list's page does,
/// so that what is undone after the drawer is closed is still seen in the list.
#[derive(Clone, Copy)]
pub struct Looked {
    /// The one in the address.
    pub wanted: Memo<Option<AccountId>>,
    /// What is known of it: from the list at once, or read.
    pub shown: Memo<Option<Account>>,
    pub read: Load<Account>,
    /// To be told of the account, or of its limits, after a change.
    pub changed: Callback<Account>,
    pub limits_changed: Callback<Limits>,
    /// Reads it again.
    pub again: Callback<()>,
}

impl Looked {
    #[must_use]
    pub fn new(wanted: Memo<Option<AccountId>>, list: Listing<Account>) -> Self {
        let read = load(move || wanted.get().map(|account_id| GetAccount { account_id }));
        let shown = Memo::new(move |_| {
            let wanted = wanted.get()?;
            let is_it = |account: &&Account| account.id == wanted;
            let listed = list.items.read().iter().find(is_it).cloned();
            listed.or_else(|| read.value.get().filter(|account| account.id == wanted))
        });
        Effect::new(move |_| {
            if let Some(account) = read.value.get() {
                put(list, account);
            }
        });
        let limits_changed = move |limits: Limits| {
            let is_it = |account: &&Account| account.id == limits.account_id;
            let listed = list.items.read_untracked().iter().find(is_it).cloned();
            let before = listed.or_else(|| read.value.get_untracked().filter(|account| is_it(&account)));
            if let Some(before) = before {
                change(list, read, with_limits(before, limits));
            }
        };
        Self {
            wanted,
            shown,
            read,
            changed: Callback::new(move |account| change(list, read, account)),
            limits_changed: Callback::new(limits_changed),
            again: Callback::new(move |()| read.again()),
        }
    }
}

fn change(list: Listing<Account>, read: Load<Account>, account: Account) {
    put(list, account.clone());
    let is_read = read
        .value
        .with_untracked(|read| read.as_ref().is_some_and(|read| read.id == account.id));
    if is_read {
        read.set(account);
    }
}

/// Puts an account in its place in the list, where it is listed.
fn put(list: Listing<Account>, account: Account) {
    let differs = |listed: &Account| listed.id == account.id && *listed != account;
    if list.items.read_untracked().iter().any(differs) {
        list.change(|items| {
            if let Some(listed) = items.iter_mut().find(|listed| listed.id == account.id) {
                *listed = account;
            }
        });
    }
}

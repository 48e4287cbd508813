//! What the parts of the tab share.

use leptos::prelude::*;
use types::accounts::{Account, AccountId};
use types::kit::money::Currency;
use types::subscriptions::{AccountSubscription, Period, Subscription};

use crate::kit::{Load, toast};

/// The account, what is read of it, and which dialog is open.
#[derive(Clone, Copy)]
pub struct Desk {
    pub id: AccountId,
    pub account: Memo<Account>,
    pub read: Load<AccountSubscription>,
    pub periods: Load<Vec<Period>>,
    /// The account is to be read again: its plan changed.
    pub moved: Callback<()>,
    pub starting: RwSignal<bool>,
    pub changing: RwSignal<bool>,
    pub planning: RwSignal<bool>,
    pub ending: RwSignal<bool>,
}

impl Desk {
    /// The subscription as it was read last.
    #[must_use]
    pub fn subscription(&self) -> Option<Subscription> {
        let told = self.read.value.get_untracked();
        told.and_then(|told| told.subscription)
    }

    /// What new extras are priced in: what the plan is, where it has a price.
    #[must_use]
    pub fn currency(&self) -> Currency {
        let next = self.read.value.get_untracked().and_then(|told| told.next);
        let line = next.and_then(|next| next.lines.into_iter().next());
        let own = || self.account.with_untracked(|account| account.country.currency());
        line.map_or_else(own, |line| line.amount.currency)
    }

    /// What a change answered is shown, and it is said what was done.
    pub fn done(&self, told: AccountSubscription, open: RwSignal<bool>, said: &'static str) {
        open.set(false);
        self.read.set(told);
        self.periods.again();
        toast(said);
    }
}

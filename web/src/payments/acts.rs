//! The list of payments and what belongs to it, for everything that changes it.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::ledger::Balance;
use types::payments::Payment;

use crate::kit::{Listing, Load};

/// Copied freely.
#[derive(Clone, Copy)]
pub struct Acts {
    pub account: AccountId,
    pub list: Listing<Payment>,
    pub balances: Load<Vec<Balance>>,
    /// What the dialogs are about.
    pub payment: RwSignal<Option<Payment>>,
    pub confirming: RwSignal<bool>,
    pub cancelling: RwSignal<bool>,
    pub taking_back: RwSignal<bool>,
    pub boleto: RwSignal<bool>,
    /// Of the Pix to the reseller's own key.
    pub pix: RwSignal<bool>,
}

impl Acts {
    #[must_use]
    pub fn new(account: AccountId, list: Listing<Payment>, balances: Load<Vec<Balance>>) -> Self {
        Self {
            account,
            list,
            balances,
            payment: RwSignal::new(None),
            confirming: RwSignal::new(false),
            cancelling: RwSignal::new(false),
            taking_back: RwSignal::new(false),
            boleto: RwSignal::new(false),
            pix: RwSignal::new(false),
        }
    }

    /// Asks about a payment, in one of the dialogs.
    pub fn ask(self, payment: &Payment, dialog: RwSignal<bool>) -> Callback<()> {
        let payment = payment.clone();
        Callback::new(move |()| {
            self.payment.set(Some(payment.clone()));
            dialog.set(true);
        })
    }

    /// Reads everything again; what is shown stays until it comes.
    pub fn again(self) {
        self.list.again();
        self.balances.again();
    }
}

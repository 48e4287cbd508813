//! What the parts of a payment's boleto share: the boleto, what is done about it, and why the last try failed.

use leptos::prelude::*;
use types::boletos::{
    BoletoState, CancelBoleto, GetBoleto, GetPaymentProvider, PaymentProvider, RefreshBoleto, RegisterBoleto,
    RegisteredBoleto,
};
use types::payments::Payment;

use crate::boletos::{text, words};
use crate::kit::{Load, Task, language, load, t, toast};
use crate::payments::acts::Acts;

/// What can be done about a boleto at the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Register,
    Refresh,
    Cancel,
}

/// Copied freely; made anew each time the dialog opens.
#[derive(Clone, Copy)]
pub struct Desk {
    pub acts: Acts,
    pub payment: StoredValue<Payment>,
    pub read: Load<RegisteredBoleto>,
    pub provider: Load<PaymentProvider>,
    /// Whether there is a boleto to read.
    pub there: RwSignal<bool>,
    pub task: Task,
    /// What was tried last, to be tried again.
    pub last: RwSignal<Act>,
    /// Whether it is being asked if the boleto is to be cancelled.
    pub asking: RwSignal<bool>,
}

impl Desk {
    #[must_use]
    pub fn new(acts: Acts, payment: Payment) -> Self {
        let (account_id, payment_id) = (payment.account_id, payment.id);
        let there = RwSignal::new(payment.boleto.is_some());
        Self {
            acts,
            payment: StoredValue::new(payment),
            read: load(move || there.get().then_some(GetBoleto { account_id, payment_id })),
            provider: load(move || (!there.get()).then_some(GetPaymentProvider {})),
            there,
            task: Task::new(),
            last: RwSignal::new(Act::Register),
            asking: RwSignal::new(false),
        }
    }

    /// Does it, as a button's press.
    #[must_use]
    pub fn does(self, act: Act) -> Callback<()> {
        Callback::new(move |()| self.start(act))
    }

    fn start(self, act: Act) {
        self.last.set(act);
        let (account_id, payment_id) = self.payment.with_value(|payment| (payment.account_id, payment.id));
        let done = move |boleto| self.done(act, boleto);
        match act {
            Act::Register => {
                let call = RegisterBoleto { account_id, payment_id };
                self.task.run_or(call, done, move |_| self.look());
            }
            Act::Refresh => self.task.run(RefreshBoleto { account_id, payment_id }, done),
            Act::Cancel => {
                let call = CancelBoleto { account_id, payment_id };
                self.task.run_or(call, done, move |_| {
                    self.asking.try_set(false);
                    self.look();
                });
            }
        }
    }

    /// What was answered is said, and shown where the dialog is still there: providers take their time.
    fn done(self, act: Act, boleto: RegisteredBoleto) {
        let before = self.read.value.try_get_untracked().flatten();
        let before = before.map(|before| before.state);
        let (word, _) = words::state(boleto.state);
        match act {
            Act::Register => toast(t(text::registered_done)),
            Act::Cancel => toast(t(text::cancelled_done)),
            Act::Refresh if before == Some(boleto.state) => toast(match boleto.state {
                BoletoState::Registered => t(text::nothing_new).to_owned(),
                _ => text::changed_now(language(), word),
            }),
            Act::Refresh => toast(text::changed_now(language(), word)),
        }
        self.acts.again();
        self.asking.try_set(false);
        self.read.value.try_set(Some(boleto));
    }

    /// Reads what is left after a failure: a boleto may have been begun, or settled meanwhile.
    fn look(self) {
        self.acts.list.again();
        if self.there.try_get_untracked() == Some(true) {
            self.read.again();
        }
    }
}

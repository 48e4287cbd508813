//! What the parts of a debt's boleto share: the boleto, what is done about it, and why the last try failed.

use leptos::prelude::*;
use types::boletos::{
    BoletoState, CancelBoleto, GetBoleto, GetInvoiceBoleto, GetPaymentProvider, PaymentProvider, RefreshBoleto,
    RefreshInvoiceBoleto, RegisterBoleto, RegisterInvoiceBoleto, RegisteredBoleto,
};
use types::kit::problem::Code;

use crate::boletos::debt::Debt;
use crate::boletos::{text, words};
use crate::kit::{Failure, Load, Task, effect, language, load, t, toast};

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
    pub debt: StoredValue<Debt>,
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// Something changed about the debt: whoever shows it reads it again.
    pub changed: Callback<()>,
    pub read: Load<RegisteredBoleto>,
    /// The reseller's own, where that is asked.
    pub provider: Load<PaymentProvider>,
    /// Whether there may be a boleto to read.
    pub there: RwSignal<bool>,
    pub task: Task,
    /// What was tried last, to be tried again.
    pub last: RwSignal<Act>,
    /// Whether it is being asked if the boleto is to be cancelled.
    pub asking: RwSignal<bool>,
}

impl Desk {
    #[must_use]
    pub fn new(debt: Debt, open: RwSignal<bool>, changed: Callback<()>) -> Self {
        let there = RwSignal::new(debt.may_have_boleto());
        let (read, own) = match &debt {
            Debt::Payment { payment, .. } => {
                let (account_id, payment_id) = (payment.account_id, payment.id);
                let read = load(move || there.get().then_some(GetBoleto { account_id, payment_id }));
                (read, true)
            }
            Debt::Invoice(invoice) => {
                let invoice_id = invoice.id;
                (
                    load(move || there.get().then_some(GetInvoiceBoleto { invoice_id })),
                    false,
                )
            }
        };
        let missing = move || {
            read.failure
                .with(|failure| failure.as_ref().and_then(|failure| failure.code()))
        };
        effect(move || {
            if missing() == Some(Code::BoletoNotRegistered) {
                there.set(false);
            }
        });
        Self {
            debt: StoredValue::new(debt),
            open,
            changed,
            read,
            provider: load(move || (own && !there.get()).then_some(GetPaymentProvider {})),
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
        let done = move |boleto| self.done(act, boleto);
        let look = move |_: &Failure| self.look();
        match (act, self.debt.get_value()) {
            (Act::Register, Debt::Payment { payment, .. }) => {
                let (account_id, payment_id) = (payment.account_id, payment.id);
                self.task.run_or(RegisterBoleto { account_id, payment_id }, done, look);
            }
            (Act::Register, Debt::Invoice(invoice)) => {
                let invoice_id = invoice.id;
                self.task.run_or(RegisterInvoiceBoleto { invoice_id }, done, look);
            }
            (Act::Refresh, Debt::Payment { payment, .. }) => {
                let (account_id, payment_id) = (payment.account_id, payment.id);
                self.task.run(RefreshBoleto { account_id, payment_id }, done);
            }
            (Act::Refresh, Debt::Invoice(invoice)) => {
                let invoice_id = invoice.id;
                self.task.run(RefreshInvoiceBoleto { invoice_id }, done);
            }
            (Act::Cancel, Debt::Payment { payment, .. }) => {
                let (account_id, payment_id) = (payment.account_id, payment.id);
                let call = CancelBoleto { account_id, payment_id };
                self.task.run_or(call, done, move |_| {
                    self.asking.try_set(false);
                    self.look();
                });
            }
            // The boleto of an invoice goes when that is decided, and not before.
            (Act::Cancel, Debt::Invoice(_)) => {}
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
        self.changed.run(());
        self.asking.try_set(false);
        self.read.value.try_set(Some(boleto));
    }

    /// Reads what is left after a failure: a boleto may have been begun, or settled meanwhile.
    fn look(self) {
        self.changed.run(());
        if self.there.try_get_untracked() == Some(true) {
            self.read.again();
        }
    }
}

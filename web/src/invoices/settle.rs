//! What the operator decides about an invoice: it was paid, or it is not to be paid any more.

use leptos::prelude::*;
use types::invoices::{CancelInvoice, Invoice, InvoiceSettlement, SettleInvoice};
use types::kit::fault::{Fault, Faults};
use types::payments::PaymentMethod;
use types::resellers::Reason;

use crate::invoices::text;
use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormFoot, FormView, Kind, Load, Select, TextArea, TextInput, browser,
    language, say, t, toast,
};
use crate::payments::words as ways;

/// The invoice, and which dialog about it is open. Copied freely.
#[derive(Clone, Copy)]
pub struct Deciding {
    pub invoice: Load<Invoice>,
    pub settling: RwSignal<bool>,
    pub cancelling: RwSignal<bool>,
    /// Of the invoice's boleto.
    pub boleto: RwSignal<bool>,
}

impl Deciding {
    #[must_use]
    pub fn of(invoice: Load<Invoice>) -> Self {
        Self {
            invoice,
            settling: RwSignal::new(false),
            cancelling: RwSignal::new(false),
            boleto: RwSignal::new(false),
        }
    }

    /// A title with the number of the invoice.
    pub fn titled(self, title: fn(types::kit::text::Language, String) -> String) -> Signal<String> {
        Signal::derive(move || {
            let number = self.invoice.value.read().as_ref().map(|invoice| invoice.number);
            title(language(), number.map(say::number).unwrap_or_default())
        })
    }
}

/// Both dialogs.
#[component]
pub fn Dialogs(deciding: Deciding) -> impl IntoView {
    view! {
        <Dialog open=deciding.settling title=deciding.titled(text::settle_title)>
            <SettleForm deciding />
        </Dialog>
        <Dialog open=deciding.cancelling title=deciding.titled(text::cancel_title)>
            <CancelForm deciding />
        </Dialog>
    }
    .into_any()
}

#[component]
fn SettleForm(deciding: Deciding) -> impl IntoView {
    let form = Form::new();
    let paid_on = RwSignal::new(browser::today().to_string());
    let method = RwSignal::new(PaymentMethod::Transfer.name().to_owned());
    let reference = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let Some(invoice) = deciding.invoice.value.get_untracked() else {
            return;
        };
        let mut faults = Faults::default();
        let day = paid_on.get_untracked().parse().map_err(|_| Fault::Required);
        let Some(paid_on) = faults.take("paid_on", day) else {
            form.refuse(faults);
            return;
        };
        let chosen = method.with_untracked(|name| PaymentMethod::of_name(name));
        let body = InvoiceSettlement {
            paid_on,
            method: chosen.unwrap_or(PaymentMethod::Transfer),
            reference: Some(reference.get_untracked()),
        };
        let checked = body.parse(invoice.issued_on, browser::today()).map(drop);
        let call = SettleInvoice {
            invoice_id: invoice.id,
            version: invoice.version,
            body,
        };
        form.send(checked, call, move |paid| {
            deciding.invoice.set(paid);
            deciding.settling.set(false);
            toast(t(text::settled));
        });
    });
    let methods: Vec<(String, String)> = PaymentMethod::ALL
        .into_iter()
        .filter(|method| method.withholding().is_none())
        .map(|method| (method.name().to_owned(), ways::method(method).to_owned()))
        .collect();
    let stale = Callback::new(move |()| deciding.invoice.again());
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <div class="grid">
                    <Field name="paid_on" label=t(text::paid_on)>
                        <TextInput value=paid_on kind="date" />
                    </Field>
                    <Field name="method" label=t(text::method)>
                        <Select value=method options=methods />
                    </Field>
                </div>
                <Field name="reference" label=t(text::reference) hint=t(text::reference_hint)>
                    <TextInput value=reference />
                </Field>
                <FormFailure form on_stale=stale />
            </div>
            <FormFoot form open=deciding.settling verb=t(text::settle_verb) />
        </FormView>
    }
    .into_any()
}

#[component]
fn CancelForm(deciding: Deciding) -> impl IntoView {
    let form = Form::new();
    let reason = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let Some(invoice) = deciding.invoice.value.get_untracked() else {
            return;
        };
        let body = Reason {
            reason: reason.get_untracked(),
        };
        let checked = body.parse().map(drop);
        let call = CancelInvoice {
            invoice_id: invoice.id,
            version: invoice.version,
            body,
        };
        form.send(checked, call, move |gone| {
            deciding.invoice.set(gone);
            deciding.cancelling.set(false);
            toast(t(text::cancelled_now));
        });
    });
    let stale = Callback::new(move |()| deciding.invoice.again());
    let back = Callback::new(move |()| deciding.cancelling.set(false));
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::cancel_more)}</p>
                <Field name="reason" label=t(text::reason) hint=t(text::reason_hint)>
                    <TextArea value=reason rows=2 />
                </Field>
                <FormFailure form on_stale=stale />
            </div>
            <div class="foot">
                <Button label=t(text::back) harmless=true on_click=back />
                <Button label=t(text::cancel_verb) kind=Kind::DangerPrimary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

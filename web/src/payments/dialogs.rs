//! The dialogs of a payment: it came in, is waited for no more, or is taken back.

use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::ledger::Reversal;
use types::payments::{CancelPayment, Cancellation, ConfirmPayment, Confirmation, Payment, ReversePayment};

use crate::kit::{
    Dialog, Field, Form, FormFailure, FormFoot, FormView, TextInput, amount, browser, language, say, t, toast,
};
use crate::payments::acts::Acts;
use crate::payments::text;

/// All three, each there while it is open.
#[component]
pub fn Dialogs(acts: Acts) -> impl IntoView {
    let what = move || {
        acts.payment
            .with(|payment| payment.as_ref().map(|payment| payment.description.clone()))
    };
    let titled =
        move |title: fn(_, String) -> String| Signal::derive(move || title(language(), what().unwrap_or_default()));
    let payment = move || acts.payment.get_untracked();
    view! {
        <Dialog open=acts.confirming title=titled(text::confirm_title)>
            {move || payment().map(|payment| view! { <ConfirmForm payment acts /> })}
        </Dialog>
        <Dialog open=acts.cancelling title=titled(text::cancel_title)>
            {move || payment().map(|payment| view! { <CancelForm payment acts /> })}
        </Dialog>
        <Dialog open=acts.taking_back title=titled(text::take_back_title)>
            {move || payment().map(|payment| view! { <TakeBackForm payment acts /> })}
        </Dialog>
    }
}

#[component]
fn ConfirmForm(payment: Payment, acts: Acts) -> impl IntoView {
    let form = Form::new();
    let expected = payment.amount.clone();
    let minor = RwSignal::new(amount::to_type(&expected, language()));
    let paid_on = RwSignal::new(browser::today().to_string());
    let reference = RwSignal::new(payment.reference.clone().unwrap_or_default());
    let rest_on = RwSignal::new(payment.due_on.max(browser::today()).to_string());
    let currency = expected.currency.clone();
    let typed = move || amount::typed(&minor.get(), currency.clone(), language());
    let whole = expected.minor;
    let read = typed.clone();
    let in_part = Memo::new(move |_| read().is_some_and(|money| money.minor > 0 && money.minor < whole));
    let hint = text::came_in_hint(language(), say::money(&expected));
    let sign = crate::kit::format::sign(&expected.currency).to_owned();
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let came_in = untrack(&typed).map(|money| money.minor);
        if came_in.is_none() {
            faults.add("amount_minor", Fault::Malformed);
        }
        let day = |text: String, name: &str, faults: &mut Faults| {
            faults.take(name, text.parse().map_err(|_| Fault::Required))
        };
        let paid_on = day(paid_on.get_untracked(), "paid_on", &mut faults);
        let rest_due_on = match in_part.get_untracked() {
            true => day(rest_on.get_untracked(), "rest_due_on", &mut faults),
            false => None,
        };
        let body = Confirmation {
            amount_minor: came_in,
            paid_on,
            reference: Some(reference.get_untracked()),
            rest_due_on,
        };
        let parsed = if faults.is_empty() {
            body.parse(browser::today()).map(|_| ())
        } else {
            Err(faults)
        };
        let call = ConfirmPayment {
            account_id: acts.account,
            payment_id: payment.id,
            version: payment.version,
            body,
        };
        form.send(parsed, call, move |confirmed| {
            acts.confirming.set(false);
            toast(match confirmed.rest {
                Some(rest) => text::confirmed_part(language(), say::money(&rest.amount)),
                None => t(text::confirmed).to_owned(),
            });
            acts.again();
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="amount_minor" label=t(text::came_in) hint>
                    <TextInput value=minor keys="decimal" prefix=sign />
                </Field>
                <Field name="paid_on" label=t(text::paid_on)>
                    <TextInput value=paid_on kind="date" />
                </Field>
                <Field name="reference" label=t(text::reference) hint=t(text::reference_hint) optional=true>
                    <TextInput value=reference />
                </Field>
                {move || {
                    in_part
                        .get()
                        .then(|| {
                            view! {
                                <Field name="rest_due_on" label=t(text::rest_on)>
                                    <TextInput value=rest_on kind="date" />
                                </Field>
                            }
                        })
                }}
                <FormFailure form />
            </div>
            <FormFoot form open=acts.confirming verb=t(text::confirm) />
        </FormView>
    }
    .into_any()
}

#[component]
fn CancelForm(payment: Payment, acts: Acts) -> impl IntoView {
    let form = Form::new();
    let reason = RwSignal::new(String::new());
    let amount = say::money(&payment.amount);
    let submit = Callback::new(move |()| {
        let body = Cancellation {
            reason: Some(reason.get_untracked()),
        };
        let call = CancelPayment {
            account_id: acts.account,
            payment_id: payment.id,
            version: payment.version,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |_| {
            acts.cancelling.set(false);
            toast(t(text::cancel_done));
            acts.again();
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p><b class="num">{amount}</b> " · " {t(text::cancel_means)}</p>
                <Field name="reason" label=t(text::reason) optional=true>
                    <TextInput value=reason />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open=acts.cancelling verb=t(text::cancel) />
        </FormView>
    }
    .into_any()
}

#[component]
fn TakeBackForm(payment: Payment, acts: Acts) -> impl IntoView {
    let form = Form::new();
    let reason = RwSignal::new(String::new());
    let amount = say::money(&payment.amount);
    let submit = Callback::new(move |()| {
        let body = Reversal {
            reason: reason.get_untracked(),
        };
        let call = ReversePayment {
            account_id: acts.account,
            payment_id: payment.id,
            version: payment.version,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |_| {
            acts.taking_back.set(false);
            toast(t(text::take_back_done));
            acts.again();
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p><b class="num">{amount}</b> " · " {t(text::take_back_more)}</p>
                <Field name="reason" label=t(text::reason)>
                    <TextInput value=reason />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open=acts.taking_back verb=t(text::take_back_verb) />
        </FormView>
    }
    .into_any()
}

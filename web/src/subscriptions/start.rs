//! Starting a subscription.

use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::subscriptions::{NewSubscription, StartSubscription};

use crate::kit::{Dialog, Field, Form, FormFailure, FormFoot, FormView, TextInput, browser, t};
use crate::subscriptions::desk::Desk;
use crate::subscriptions::extras::{Terms, TermsFields};
use crate::subscriptions::text;

/// The dialog.
#[component]
pub fn StartDialog(desk: Desk) -> impl IntoView {
    view! {
        <Dialog open=desk.starting title=t(text::start_title)>
            <StartForm desk />
        </Dialog>
    }
}

#[component]
fn StartForm(desk: Desk) -> impl IntoView {
    let form = Form::new();
    let currency = desk.currency();
    let starts_on = RwSignal::new(browser::today().to_string());
    let terms = Terms::of(None, &[]);
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let day = faults.take(
            "starts_on",
            starts_on.get_untracked().parse().map_err(|_| Fault::Required),
        );
        let (discount, extras) = terms.read(&mut faults);
        let body = NewSubscription {
            starts_on: day,
            discount,
            extras,
        };
        if let Err(others) = body.parse(browser::today()) {
            faults.join(others);
        }
        let parsed = if faults.is_empty() { Ok(()) } else { Err(faults) };
        let call = StartSubscription {
            account_id: desk.id,
            body,
        };
        form.send(parsed, call, move |told| {
            desk.done(told, desk.starting, t(text::started))
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="starts_on" label=t(text::starts_on) hint=t(text::starts_on_hint)>
                    <TextInput value=starts_on kind="date" />
                </Field>
                <TermsFields terms currency />
                <FormFailure form />
            </div>
            <FormFoot form open=desk.starting verb=t(text::start_verb) />
        </FormView>
    }
    .into_any()
}

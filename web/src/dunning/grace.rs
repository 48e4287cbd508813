//! Giving an account grace.

use chrono::Days;
use leptos::prelude::*;
use types::accounts::AccountId;
use types::dunning::{AccountDunning, GrantGrace, NewGrace};
use types::kit::fault::{Fault, Faults};

use crate::dunning::text;
use crate::kit::{Dialog, Field, Form, FormFailure, FormFoot, FormView, TextInput, browser, t, toast};

/// What is suggested.
const USUAL: Days = Days::new(3);

/// The dialog.
#[component]
pub fn GraceDialog(account_id: AccountId, open: RwSignal<bool>, done: Callback<AccountDunning>) -> impl IntoView {
    view! {
        <Dialog open title=t(text::grace_title)>
            <GraceForm account_id open done />
        </Dialog>
    }
}

#[component]
fn GraceForm(account_id: AccountId, open: RwSignal<bool>, done: Callback<AccountDunning>) -> impl IntoView {
    let form = Form::new();
    let today = browser::today();
    let until = RwSignal::new((today + USUAL).to_string());
    let reason = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let typed = faults.take("until", until.get_untracked().parse().map_err(|_| Fault::Required));
        let body = NewGrace {
            until: typed.unwrap_or(today),
            reason: reason.get_untracked(),
        };
        if let Err(others) = body.parse(today) {
            faults.join(others);
        }
        let parsed = if faults.is_empty() { Ok(()) } else { Err(faults) };
        form.send(parsed, GrantGrace { account_id, body }, move |told| {
            open.set(false);
            toast(t(text::grace_given));
            done.run(told);
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::grace_more)}</p>
                <Field name="until" label=t(text::until) hint=t(text::until_hint)>
                    <TextInput value=until kind="date" />
                </Field>
                <Field name="reason" label=t(text::reason) hint=t(text::reason_hint)>
                    <TextInput value=reason />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open verb=t(text::give_grace_verb) />
        </FormView>
    }
    .into_any()
}

//! Ending a subscription.

use leptos::prelude::*;
use types::subscriptions::{End, EndSubscription, Subscription};

use crate::kit::{Check, Dialog, Field, Form, FormFailure, FormFoot, FormView, TextInput, t};
use crate::subscriptions::desk::Desk;
use crate::subscriptions::text;

/// The dialog.
#[component]
pub fn EndDialog(desk: Desk) -> impl IntoView {
    view! {
        <Dialog open=desk.ending title=t(text::end_title)>
            {move || desk.subscription().map(|subscription| view! { <EndForm desk subscription /> })}
        </Dialog>
    }
}

#[component]
fn EndForm(desk: Desk, subscription: Subscription) -> impl IntoView {
    let form = Form::new();
    let version = subscription.version;
    let (reason, give_back) = (RwSignal::new(String::new()), RwSignal::new(false));
    let submit = Callback::new(move |()| {
        let body = End {
            give_back: give_back.get_untracked(),
            reason: reason.get_untracked(),
        };
        let call = EndSubscription {
            account_id: desk.id,
            version,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |told| {
            desk.done(told, desk.ending, t(text::ended_done))
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::end_more)}</p>
                <Field name="reason" label=t(text::reason)>
                    <TextInput value=reason />
                </Field>
                <Check value=give_back label=t(text::give_back) hint=t(text::give_back_hint) />
                <FormFailure form />
            </div>
            <FormFoot form open=desk.ending verb=t(text::end_verb) />
        </FormView>
    }
    .into_any()
}

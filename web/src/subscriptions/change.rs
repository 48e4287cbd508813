//! Changing what is charged from the next period on.

use leptos::prelude::*;
use types::kit::fault::Faults;
use types::subscriptions::{ChangeSubscription, Subscription, SubscriptionChange};

use crate::kit::{Dialog, Form, FormFailure, FormFoot, FormView, t};
use crate::subscriptions::desk::Desk;
use crate::subscriptions::extras::{Terms, TermsFields};
use crate::subscriptions::text;

/// The dialog.
#[component]
pub fn ChangeDialog(desk: Desk) -> impl IntoView {
    view! {
        <Dialog open=desk.changing title=t(text::change_title)>
            {move || desk.subscription().map(|subscription| view! { <ChangeForm desk subscription /> })}
        </Dialog>
    }
}

#[component]
fn ChangeForm(desk: Desk, subscription: Subscription) -> impl IntoView {
    let form = Form::new();
    let currency = desk.currency();
    let version = subscription.version;
    let terms = Terms::of(subscription.discount, &subscription.extras);
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let (discount, extras) = terms.read(&mut faults);
        let body = SubscriptionChange { discount, extras };
        if let Err(others) = body.parse() {
            faults.join(others);
        }
        let parsed = if faults.is_empty() { Ok(()) } else { Err(faults) };
        let call = ChangeSubscription {
            account_id: desk.id,
            version,
            body,
        };
        form.send(parsed, call, move |told| {
            desk.done(told, desk.changing, t(text::changed))
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::change_more)}</p>
                <TermsFields terms currency />
                <FormFailure form />
            </div>
            <FormFoot form open=desk.changing verb=t(text::save) />
        </FormView>
    }
    .into_any()
}

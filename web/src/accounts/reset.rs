//! Resetting the client's password: what happens is said before, what to hand over is shown after.

use leptos::prelude::*;
use types::accounts::{Account, ResetClientPassword};

use crate::accounts::lock::Locking;
use crate::accounts::{standing_text as words, text};
use crate::kit::{Button, CopyField, Dialog, Form, FormFailure, FormView, Kind, copy_text, effect, language, t};

/// The dialog: asks, and then shows address and temporary password.
#[component]
pub fn ResetDialog(
    /// The account, and what is told when it changes.
    on: Locking,
    open: RwSignal<bool>,
) -> impl IntoView {
    let given = RwSignal::new(None::<Account>);
    effect(move || {
        if open.get() {
            given.set(None);
        }
    });
    let title = Signal::derive(move || {
        if given.read().is_some() {
            t(text::hand_over).to_owned()
        } else {
            words::reset_which(language(), on.account.with(|account| account.name.clone()))
        }
    });
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Dialog open title>
            {move || match given.get() {
                Some(account) => view! { <HandOver account close /> }.into_any(),
                None => view! { <Ask on given close /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Ask(on: Locking, given: RwSignal<Option<Account>>, close: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let submit = Callback::new(move |()| {
        let (account_id, version) = on.account.with_untracked(|account| (account.id, account.version));
        let call = ResetClientPassword { account_id, version };
        form.send(Ok(()), call, move |account| {
            given.set(Some(account.clone()));
            on.on_changed.run(account);
        });
    });
    let means = on.account.with_untracked(|account| {
        let kind = account.country.tax_id_name();
        words::reset_means(language(), kind, account.tax_id.clone())
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{means}</p>
                <p>{t(words::reset_must_change)} " " {t(words::reset_sessions)}</p>
                <FormFailure form on_stale=on.on_stale />
            </div>
            <div class="foot">
                <Button label=t(words::do_not_reset) harmless=true on_click=close />
                <Button label=t(words::reset) kind=Kind::DangerPrimary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
}

#[component]
fn HandOver(account: Account, close: Callback<()>) -> impl IntoView {
    let everything = text::everything(
        language(),
        account.name.clone(),
        account.hostname.clone(),
        account.access_email.clone(),
        account.tax_id.clone(),
    );
    let copy = Callback::new(move |()| copy_text(&everything));
    let part = |label: &'static str, value: String| {
        view! {
            <div class="field">
                <span class="label">{label}</span>
                <CopyField value label />
            </div>
        }
    };
    view! {
        <div class="body">
            {part(t(text::access_email), account.access_email)}
            {part(t(words::temporary_password), account.tax_id)}
            <p class="hint">{t(words::reset_must_change)}</p>
        </div>
        <div class="foot">
            <Button label=t(text::copy_everything) icon="copy" on_click=copy />
            <Button label=t(words::understood) kind=Kind::Primary on_click=close />
        </div>
    }
}

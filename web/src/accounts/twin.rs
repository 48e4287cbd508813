//! The demo twin of an account: the way to it, the way back, and making one.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{Account, AccountRef, AccountSettings, CreateTwin, Environment, NewTwin};

use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{
    Button, Card, CopyField, Dialog, Field, Form, FormFailure, FormView, Kind, Load, Note, PasswordToHandOver, Tone,
    language, proposed_password, t,
};

/// The card on an account's page.
#[component]
pub fn TwinCard(read: Load<AccountSettings>) -> impl IntoView {
    let open = RwSignal::new(false);
    let of = Memo::new(move |_| read.value.get());
    let ask = Callback::new(move |()| open.set(true));
    let made = Callback::new(move |()| read.again());
    move || {
        let of = of.get()?;
        let is_real = of.account.environment == Environment::Production;
        let told = match (&of.twin, &of.twin_of) {
            (Some(twin), _) => shown(t(text::twin_more), twin),
            (None, Some(original)) => shown(t(text::twin_of_more), original),
            (None, None) if is_real && may(Operation::CreateTwin) => view! {
                <p class="muted">{t(text::twin_more)}</p>
                <div class="acts">
                    <Button label=t(text::make_twin_ask) small=true on_click=ask />
                </div>
                <TwinDialog account=of.account.clone() open made />
            }
            .into_any(),
            (None, None) => return None,
        };
        Some(view! { <Card title=t(text::twin)><div class="stack">{told}</div></Card> }.into_any())
    }
}

fn shown(about: &'static str, other: &AccountRef) -> AnyView {
    let href = address::tab(other.id, address::OVERVIEW);
    view! {
        <p class="muted">{about}</p>
        <p><a class="mono" href=href>{other.hostname.clone()}</a></p>
    }
    .into_any()
}

#[component]
fn TwinDialog(account: Account, open: RwSignal<bool>, made: Callback<()>) -> impl IntoView {
    let given = RwSignal::new(None::<(Account, String)>);
    let name = account.name.clone();
    let title = Signal::derive(move || match given.read().as_ref() {
        None => text::make_twin_of(language(), name.clone()),
        Some(_) => t(text::twin_is_ready).to_owned(),
    });
    let done = Callback::new(move |()| open.set(false));
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open && given.get_untracked().is_some() {
            made.run(());
        }
        is_open
    });
    let id = account.id;
    view! {
        <Dialog open title>
            {move || match given.get() {
                None => view! { <TwinForm id given done /> }.into_any(),
                Some((twin, password)) => handed(&twin, password, done),
            }}
        </Dialog>
    }
}

#[component]
fn TwinForm(
    id: types::accounts::AccountId,
    given: RwSignal<Option<(Account, String)>>,
    done: Callback<()>,
) -> impl IntoView {
    let form = Form::new();
    let password = RwSignal::new(proposed_password());
    let submit = Callback::new(move |()| {
        let body = NewTwin {
            password: password.get_untracked(),
        };
        let call = CreateTwin {
            account_id: id,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |twin| given.set(Some((twin, body.password))));
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::make_twin_means)}</p>
                <Field name="password" label=t(text::password) hint=t(text::password_hint)>
                    <PasswordToHandOver value=password />
                </Field>
                <FormFailure form />
            </div>
            <div class="foot">
                <Button label=t(text::cancel) harmless=true on_click=done />
                <Button label=t(text::make_twin) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

fn handed(twin: &Account, password: String, done: Callback<()>) -> AnyView {
    let part = |label: &'static str, value: String| {
        view! {
            <div class="field">
                <span class="label">{label}</span>
                <CopyField value label />
            </div>
        }
    };
    view! {
        <div class="body stack">
            {part(t(text::hostname), twin.hostname.clone())}
            {part(t(text::access_email), twin.access_email.clone())}
            {part(t(text::password), password)}
            <Note tone=Tone::Warn>{t(text::password_once)}</Note>
        </div>
        <div class="foot">
            <Button label=t(text::handed_over) kind=Kind::Primary on_click=done />
        </div>
    }
    .into_any()
}

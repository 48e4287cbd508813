//! One's own address: whether it is proven, and taking another.

use leptos::prelude::*;
use types::auth::GetMe;
use types::links::{AskToConfirmEmail, ChangeEmail, EmailChange};

use crate::auth::{session, text};
use crate::kit::{
    Button, Dot, ErrorNote, Field, Form, FormFailure, FormView, Note, PasswordInput, Task, TextInput, Tone, language,
    t, toast,
};

/// The address, its state, and the form for another.
#[component]
pub fn MyEmail() -> impl IntoView {
    let mail = untrack(session::me).is_some_and(|me| me.mail);
    let waiting = || {
        let new = session::me().and_then(|me| me.new_email);
        new.map(|email| view! { <Note tone=Tone::Warn>{text::waiting_email(language(), email)}</Note> })
    };
    view! {
        <div class="stack">
            {state(mail)}
            {waiting}
            {if mail {
                view! { <EmailForm /> }.into_any()
            } else {
                view! { <p class="muted">{t(text::no_mail)}</p> }.into_any()
            }}
        </div>
    }
    .into_any()
}

fn state(mail: bool) -> AnyView {
    let task = Task::new();
    let ask = Callback::new(move |()| {
        let Some(me) = untrack(session::me) else { return };
        task.run(AskToConfirmEmail {}, move |()| {
            toast(text::link_sent(language(), me.email))
        });
    });
    let state = move || {
        let me = session::me()?;
        let verified = me.verified_at.is_some();
        let dot = if verified {
            view! { <Dot label=t(text::email_verified) tone=Tone::Ok /> }.into_any()
        } else {
            view! { <Dot label=t(text::email_unverified) tone=Tone::Warn /> }.into_any()
        };
        let offer = (mail && !verified).then(|| {
            view! { <div class="acts"><Button label=t(text::confirm_email) busy=task.busy on_click=ask /></div> }
        });
        Some(view! { <p class="badges"><b>{me.email}</b> {dot}</p> {offer} })
    };
    view! {
        {state}
        {move || task.failure.get().map(|failure| view! { <ErrorNote failure /> })}
    }
    .into_any()
}

#[component]
fn EmailForm() -> impl IntoView {
    let form = Form::new();
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let again = Task::new();
    let submit = Callback::new(move |()| {
        let body = EmailChange {
            email: email.get_untracked(),
            password: password.get_untracked(),
        };
        form.send(body.parse(), ChangeEmail { body }, move |()| {
            toast(text::link_sent(language(), email.get_untracked()));
            email.set(String::new());
            password.set(String::new());
            again.run(GetMe {}, session::changed);
        });
    });
    view! {
        <FormView form on_submit=submit>
            <Field name="email" label=t(text::new_email)>
                <TextInput value=email kind="email" autocomplete="off" />
            </Field>
            <Field name="password" label=t(text::email_password)>
                <PasswordInput value=password />
            </Field>
            <FormFailure form />
            <div class="acts">
                <Button label=t(text::change_email) submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

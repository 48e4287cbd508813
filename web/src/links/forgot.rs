//! Asking for a link to choose another password.

use leptos::prelude::*;
use types::links::{AskForReset, ResetRequest};

use crate::kit::{Button, Field, Form, FormFailure, FormView, Kind, LinkButton, TextInput, t};
use crate::links::text;

/// The page.
#[component]
pub fn ForgotPassword() -> impl IntoView {
    document().set_title(&format!("{} · Talonario", t(text::forgot)));
    let form = Form::new();
    let email = RwSignal::new(String::new());
    let sent = RwSignal::new(None::<String>);
    let submit = Callback::new(move |()| {
        let body = ResetRequest {
            email: email.get_untracked(),
        };
        form.send(body.parse(), AskForReset { body }, move |()| {
            sent.set(Some(email.get_untracked().trim().to_owned()));
        });
    });
    let asked = move |to: String| {
        view! {
            <div class="stack" role="status">
                <h1>{t(text::on_its_way)}</h1>
                <p>{text::on_its_way_more(crate::kit::language(), to)}</p>
                <LinkButton label=t(text::to_sign_in) href="/" />
            </div>
        }
        .into_any()
    };
    let ask = move || {
        view! {
            <FormView form on_submit=submit>
                <h1>{t(text::forgot)}</h1>
                <p class="muted">{t(text::forgot_more)}</p>
                <Field name="email" label=t(text::email)>
                    <TextInput value=email kind="email" autocomplete="username" autofocus=true />
                </Field>
                <FormFailure form />
                <Button label=t(text::send_link) kind=Kind::Primary wide=true submit=true busy=form.task.busy />
                <p><a href="/">{t(text::to_sign_in)}</a></p>
            </FormView>
        }
        .into_any()
    };
    move || match sent.get() {
        Some(to) => asked(to),
        None => ask(),
    }
}

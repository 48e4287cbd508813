//! The sign-in page, and the same question over the page when a session ends in the middle of work.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use types::auth::{Credentials, SignIn as Call};
use types::kit::fault::{Fault, Faults};
use types::kit::text::Language;
use types::kit::value::Email;

use crate::auth::{session, text};
use crate::kit::dialog::show_while;
use crate::kit::frame::Mark;
use crate::kit::text::speak;
use crate::kit::{Button, Field, Form, FormFailure, FormView, Kind, PasswordInput, TextInput, language, t};
use crate::links::FORGOT;

/// The page of whoever is not signed in, whatever address was asked for: it is shown afterwards.
#[component]
pub fn SignIn() -> impl IntoView {
    document().set_title(&format!("{} · Talonario", t(text::sign_in)));
    view! {
        <main class="gate">
            <div class="slip">
                <header>
                    <Mark />
                    <div>
                        <b>"Talonario"</b>
                        <small>{t(text::centre)}</small>
                    </div>
                    <Languages />
                </header>
                <SignInForm email=String::new() />
            </div>
        </main>
    }
}

/// Asks for the password again over the page; what was under way goes on afterwards.
#[component]
pub fn SessionEnded() -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    show_while(node, Signal::derive(session::has_ended));
    let content = move || {
        let email = session::me().map(|me| me.email).unwrap_or_default();
        session::has_ended().then(|| {
            view! {
                <div class="head"><h2 id="ended">{t(text::ended)}</h2></div>
                <div class="body">
                    <p class="muted">{t(text::ended_more)}</p>
                    <SignInForm email />
                    <Button
                        label=t(text::sign_out)
                        kind=Kind::Ghost
                        wide=true
                        on_click=Callback::new(|()| session::sign_out(|| ()))
                    />
                </div>
            }
        })
    };
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby="ended" closedby="none">
            {content}
        </dialog>
    }
}

/// The form. With an e-mail given, that person and nobody else.
#[component]
fn SignInForm(email: String) -> impl IntoView {
    let known = !email.is_empty();
    let form = Form::new();
    let email = RwSignal::new(email);
    let password = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let body = Credentials {
            email: email.get_untracked(),
            password: password.get_untracked(),
        };
        form.send(check(&body), Call { body }, move |token| {
            form.task.busy.set(true);
            spawn_local(async move {
                let failure = session::signed_in(&token).await.err();
                form.task.busy.try_set(false);
                form.task.failure.try_set(failure);
            });
        });
    });
    view! {
        <FormView form on_submit=submit>
            {(!known).then(|| view! { <h1>{t(text::sign_in)}</h1> })}
            <FormFailure form />
            <Field name="email" label=t(text::email)>
                <TextInput value=email kind="email" autocomplete="username" readonly=known autofocus=!known />
            </Field>
            <Field name="password" label=t(text::password)>
                <PasswordInput value=password autofocus=known />
            </Field>
            <Button label=t(text::sign_in) kind=Kind::Primary wide=true submit=true busy=form.task.busy />
            {(!known).then(|| view! { <p><a href=FORGOT>{t(text::forgot)}</a></p> })}
        </FormView>
    }
}

fn check(body: &Credentials) -> Result<(), Faults> {
    let mut faults = Faults::default();
    faults.take("email", Email::parse(&body.email));
    if body.password.is_empty() {
        faults.add("password", Fault::Required);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[component]
fn Languages() -> impl IntoView {
    let choice = |each: Language| {
        let code = each.code().to_uppercase();
        view! {
            <button
                type="button"
                lang=each.tag()
                aria-label=format!("{code}, {}", text::language_name(each))
                aria-current=(each == language()).then_some("true")
                on:click=move |_| speak(each)
            >
                {code.clone()}
            </button>
        }
    };
    view! {
        <nav class="meta" aria-label=t(text::language)>
            {Language::ALL.into_iter().map(choice).collect_view()}
        </nav>
    }
}

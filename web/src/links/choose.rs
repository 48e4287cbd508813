//! Choosing a password by a link: one's first, by an invitation, or another one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use types::auth::{Credentials, SignIn};
use types::kit::problem::Code;
use types::links::{AcceptInvitation, ChosenPassword, LinkFacts, LinkToken, Purpose, ReadLink, UseResetLink};

use crate::auth::session;
use crate::kit::http::send;
use crate::kit::{
    Button, Field, Form, FormFailure, FormView, Kind, Load, PasswordInput, Remote, SkelLines, TextInput, language,
    load, t,
};
use crate::links::gate::{FORGOT, token};
use crate::links::text;

/// The page.
#[component]
pub fn ChoosePassword() -> impl IntoView {
    let body = LinkToken { token: token() };
    let facts: Load<LinkFacts> = load(move || Some(ReadLink { body: body.clone() }));
    let spent = move || {
        facts
            .failure
            .get()
            .is_some_and(|failure| failure.code() == Some(Code::LinkSpent))
    };
    view! {
        {move || {
            if spent() {
                view! { <Spent /> }.into_any()
            } else {
                view! {
                    <Remote
                        load=facts
                        shape=|| view! { <SkelLines lines=4 /> }
                        show=move |facts: LinkFacts| view! { <ChooseForm facts /> }.into_any()
                    />
                }
                .into_any()
            }
        }}
    }
}

#[component]
fn ChooseForm(facts: LinkFacts) -> impl IntoView {
    let invited = facts.purpose == Purpose::Invitation;
    let title = if invited {
        text::welcome(language(), facts.name.clone())
    } else {
        t(text::new_password).to_owned()
    };
    document().set_title(&format!("{title} · Talonario"));
    let about = match (&facts.reseller, invited) {
        (Some(reseller), true) => text::welcome_more(language(), reseller.clone()),
        _ => t(text::new_password_more).to_owned(),
    };
    let form = Form::new();
    let email = RwSignal::new(facts.email);
    let password = RwSignal::new(String::new());
    let navigate = use_navigate();
    let done = Callback::new(move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            let body = Credentials {
                email: email.get_untracked(),
                password: password.get_untracked(),
            };
            let begun = match send(SignIn { body }).await {
                Ok(token) => session::signed_in(&token).await,
                Err(failure) => Err(failure),
            };
            drop(begun);
            let replace = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate("/", replace);
        });
    });
    let submit = Callback::new(move |()| {
        let body = ChosenPassword {
            token: token(),
            password: password.get_untracked(),
        };
        if invited {
            form.send(body.parse(), AcceptInvitation { body }, move |_| done.run(()));
        } else {
            form.send(body.parse(), UseResetLink { body }, move |_| done.run(()));
        }
    });
    let verb = if invited {
        t(text::accept)
    } else {
        t(text::save_password)
    };
    view! {
        <FormView form on_submit=submit>
            <h1>{title}</h1>
            <p class="muted">{about}</p>
            <Field name="email" label=t(text::email)>
                <TextInput value=email kind="email" autocomplete="username" readonly=true />
            </Field>
            <Field name="password" label=t(text::password) hint=t(text::password_hint)>
                <PasswordInput value=password new=true autofocus=true />
            </Field>
            <FormFailure form />
            <Button label=verb kind=Kind::Primary wide=true submit=true busy=form.task.busy />
        </FormView>
    }
    .into_any()
}

/// What to do when a link leads nowhere any more.
#[component]
pub fn Spent() -> impl IntoView {
    document().set_title(&format!("{} · Talonario", t(text::spent)));
    view! {
        <div class="stack">
            <h1>{t(text::spent)}</h1>
            <p>{t(text::spent_more)}</p>
            <p><a href=FORGOT>{t(text::forgot)}</a></p>
            <p><a href="/">{t(text::to_sign_in)}</a></p>
        </div>
    }
    .into_any()
}

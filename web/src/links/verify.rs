//! Proving that an address is one's own. It waits for a click: programs that look into mails open links too.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::auth::GetMe;
use types::kit::problem::Code;
use types::links::{ConfirmEmail, LinkFacts, LinkToken, ReadLink};

use crate::auth::session;
use crate::kit::http::send;
use crate::kit::{Button, ErrorNote, Kind, LinkButton, Load, Remote, SkelLines, Task, language, load, t};
use crate::links::choose::Spent;
use crate::links::gate::token;
use crate::links::text;

/// The page.
#[component]
pub fn VerifyEmail() -> impl IntoView {
    document().set_title(&format!("{} · Talonario", t(text::confirm)));
    let body = LinkToken { token: token() };
    let facts: Load<LinkFacts> = load(move || Some(ReadLink { body: body.clone() }));
    let done = RwSignal::new(None::<String>);
    let spent = move || {
        facts
            .failure
            .get()
            .is_some_and(|failure| failure.code() == Some(Code::LinkSpent))
    };
    move || {
        if let Some(email) = done.get() {
            view! {
                <div class="stack" role="status">
                    <h1>{t(text::confirmed)}</h1>
                    <p>{text::confirmed_more(language(), email)}</p>
                    <LinkButton label=t(text::go_on) href="/" kind=Kind::Primary />
                </div>
            }
            .into_any()
        } else if spent() {
            view! { <Spent /> }.into_any()
        } else {
            view! {
                <Remote
                    load=facts
                    shape=|| view! { <SkelLines lines=3 /> }
                    show=move |facts: LinkFacts| view! { <Question facts done /> }.into_any()
                />
            }
            .into_any()
        }
    }
}

#[component]
fn Question(facts: LinkFacts, done: RwSignal<Option<String>>) -> impl IntoView {
    let task = Task::new();
    let confirm = Callback::new(move |()| {
        let body = LinkToken { token: token() };
        task.run(ConfirmEmail { body }, move |used| {
            done.set(Some(used.email));
            read_me_again();
        });
    });
    view! {
        <div class="stack">
            <h1>{t(text::confirm)}</h1>
            <p>{text::confirm_more(language(), facts.email)}</p>
            {move || task.failure.get().map(|failure| view! { <ErrorNote failure /> })}
            <Button label=t(text::confirm_it) kind=Kind::Primary wide=true busy=task.busy on_click=confirm />
        </div>
    }
    .into_any()
}

/// Whoever is signed in may have another address now; this page stays as it is.
fn read_me_again() {
    if untrack(session::me).is_none() {
        return;
    }
    spawn_local(async {
        if let Ok(me) = send(GetMe {}).await {
            session::changed(me);
        }
    });
}

//! The hostname: whether it can be had is asked while it is typed, and others are offered when it cannot.

use std::time::Duration;

use leptos::prelude::*;
use types::accounts::{Availability, CheckHostname, HostnameCheck, HostnameQuery, proposed};
use types::kit::fault::Fault;

use crate::accounts::form::draft::Draft;
use crate::accounts::text;
use crate::kit::{Button, Field, Form, Icon, Kind, TextInput, load, t};

/// How long the typing rests before it is asked.
const REST: Duration = Duration::from_millis(350);

/// The field.
#[component]
pub fn HostnameField(form: Form, draft: Draft) -> impl IntoView {
    propose(form, draft);
    let asked = rested(draft.hostname);
    let answer = load(move || {
        let hostname = asked.get();
        let query = HostnameQuery {
            hostname,
            name: Some(draft.name.get_untracked()).filter(|name| !name.trim().is_empty()),
            country: Some(untrack(|| draft.country())),
        };
        (query.hostname.len() >= SHORTEST).then_some(CheckHostname { query })
    });
    let current = Memo::new(move |_| {
        let typed = plain(&draft.hostname.read());
        answer.value.get().filter(|answer| answer.hostname == typed)
    });
    Effect::new(move |_| {
        if let Some(fault) = current.read().as_ref().and_then(fault) {
            form.tell("hostname", fault);
        }
    });
    view! {
        <div>
            <Field name="hostname" label=t(text::hostname) hint=t(text::hostname_hint)>
                <TextInput value=draft.hostname keys="url" />
            </Field>
            <div class="told" role="status">
                {move || current.get().map(|answer| view! { <Told form draft answer /> })}
            </div>
        </div>
    }
    .into_any()
}

/// The shortest a hostname can be; less is still being typed.
const SHORTEST: usize = 3;

/// What the service answered, below the field.
#[component]
fn Told(form: Form, draft: Draft, answer: HostnameCheck) -> impl IntoView {
    if answer.availability == Availability::Available {
        return view! {
            <p class="ok ink free">
                <Icon name="ok" />
                <span>{t(text::hostname_free)}</span>
            </p>
        }
        .into_any();
    }
    let offer = move |hostname: String| {
        let label = hostname.clone();
        let take = Callback::new(move |()| {
            draft.hostname.set(hostname.clone());
            form.forget("hostname");
        });
        view! { <Button label kind=Kind::Plain small=true on_click=take /> }
    };
    (!answer.suggestions.is_empty())
        .then(|| {
            view! {
                <div class="found">
                    <span class="muted">{t(text::hostnames_free)}</span>
                    {answer.suggestions.into_iter().map(offer).collect_view()}
                </div>
            }
        })
        .into_any()
}

const fn fault(answer: &HostnameCheck) -> Option<Fault> {
    match answer.availability {
        Availability::Available => None,
        Availability::Taken => Some(Fault::Taken),
        Availability::Reserved => Some(Fault::Reserved),
        Availability::LooksLikeAnother => Some(Fault::LooksLikeAnother),
        Availability::Malformed => Some(Fault::NotAHostname),
    }
}

/// What is typed, as soon as it rests.
fn rested(typed: RwSignal<String>) -> RwSignal<String> {
    let rested = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(running) = timer.try_get_value().flatten() {
            running.clear();
        }
    };
    Effect::new(move |_| {
        let now = plain(&typed.read());
        stop();
        let settle = move || {
            rested.try_set(now);
        };
        timer.set_value(set_timeout_with_handle(settle, REST).ok());
    });
    on_cleanup(stop);
    rested
}

fn plain(hostname: &str) -> String {
    hostname.trim().to_ascii_lowercase()
}

/// As long as nobody wrote a hostname, it follows the name.
fn propose(form: Form, draft: Draft) {
    let last = StoredValue::new(String::new());
    Effect::new(move |_| {
        let proposal = proposed(&draft.name.read());
        let typed = draft.hostname.get_untracked();
        if typed.is_empty() || typed == last.get_value() {
            if typed != proposal {
                draft.hostname.set(proposal.clone());
                form.forget("hostname");
            }
            last.set_value(proposal);
        }
    });
}

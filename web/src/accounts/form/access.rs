//! How the client gets in: hostname, e-mail, password; and whether what it issues is valid.

use leptos::prelude::*;
use types::accounts::Environment;

use crate::accounts::form::draft::Draft;
use crate::accounts::form::hostname::HostnameField;
use crate::accounts::form::password::PasswordToHandOver;
use crate::accounts::text;
use crate::kit::{Choice, Field, Form, Note, TextInput, Tone, t};

/// The fields of the section, as the request names them.
pub const FIELDS: [&str; 3] = ["hostname", "access_email", "password"];

/// The section.
#[component]
pub fn Access(form: Form, draft: Draft) -> impl IntoView {
    view! {
        <section class="card" id="access">
            <div class="head">
                <div>
                    <h2>{t(text::access_data)}</h2>
                    <p>{t(text::access_data_more)}</p>
                </div>
            </div>
            <div class="body stack">
                <HostnameField form draft />
                <div class="grid">
                    <Field name="access_email" label=t(text::access_email) hint=t(text::access_email_hint)>
                        <TextInput value=draft.access_email kind="email" keys="email" />
                    </Field>
                    <Field name="password" label=t(text::password) hint=t(text::password_hint)>
                        <PasswordToHandOver value=draft.password />
                    </Field>
                </div>
                <EnvironmentChoice draft />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn EnvironmentChoice(draft: Draft) -> impl IntoView {
    let chosen = draft.environment;
    let (production, demo) = (Environment::Production.name(), Environment::Demo.name());
    view! {
        <Field name="environment" label=t(text::environment) group=true>
            <div class="grid">
                <Choice
                    chosen
                    value=production
                    group="environment"
                    label=t(text::production)
                    about=t(text::production_means)
                />
                <Choice chosen value=demo group="environment" label=t(text::demo) about=t(text::demo_means) />
            </div>
        </Field>
        {move || {
            (draft.environment() == Environment::Demo)
                .then(|| view! { <Note tone=Tone::Warn>{t(text::demo_stays)}</Note> })
        }}
    }
}

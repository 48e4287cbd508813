//! How the client gets in: hostname, e-mail, password.

use leptos::prelude::*;

use crate::accounts::form::draft::Draft;
use crate::accounts::form::hostname::HostnameField;
use crate::accounts::text;
use crate::kit::{Field, Form, PasswordToHandOver, TextInput, t};

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
            </div>
        </section>
    }
    .into_any()
}

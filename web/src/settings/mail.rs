//! By which mail server the account's software writes to its customers.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::kit::mail::Security;

use crate::kit::{Button, Field, Form, Kind, Note, Select, TextInput, Tone, t};
use crate::settings::draft::MailDraft;
use crate::settings::secret::SecretField;
use crate::settings::test::TestMessage;
use crate::settings::text;

/// The fields of the section, as the requests name them.
pub const FIELDS: [&str; 8] = [
    "mail.host",
    "mail.port",
    "mail.security",
    "mail.user",
    "mail.password",
    "mail.from_name",
    "mail.from_address",
    "mail.reply_to",
];

/// The section. `account` is whose saved password a test message may use.
#[component]
pub fn MailSection(form: Form, draft: MailDraft, account: Option<AccountId>) -> impl IntoView {
    follow_security(draft);
    let begun = Memo::new(move |_| draft.is_begun());
    let clear = Callback::new(move |()| {
        draft.clear();
        for field in FIELDS {
            form.forget(field);
        }
    });
    let remove = move || {
        begun
            .get()
            .then(|| view! { <Button label=t(text::clear_mail) kind=Kind::Ghost small=true on_click=clear /> })
    };
    view! {
        <section class="card" id="mail">
            <div class="head">
                <div>
                    <h2>{t(text::mail)}</h2>
                    <p>{t(text::mail_more)}</p>
                </div>
                {remove}
            </div>
            <div class="body stack">
                <ServerFields draft />
                <SenderFields draft />
                {move || begun.get().then(|| view! { <TestMessage form draft account /> })}
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn ServerFields(draft: MailDraft) -> impl IntoView {
    let securities = [Security::Starttls, Security::Tls, Security::None];
    let options: Vec<_> = securities
        .iter()
        .map(|security| (security.name().to_owned(), security_name(*security).to_owned()))
        .collect();
    let kept = Memo::new(move |_| draft.kept_since());
    let open = Memo::new(move |_| draft.security() == Security::None && !draft.user.read().trim().is_empty());
    view! {
        <div class="grid">
            <Field name="mail.host" label=t(text::host) all=true>
                <TextInput value=draft.host keys="url" placeholder="smtp.empresa.example" />
            </Field>
            <Field name="mail.port" label=t(text::port)>
                <TextInput value=draft.port keys="numeric" />
            </Field>
            <Field name="mail.security" label=t(text::security)>
                <Select value=draft.security options />
            </Field>
            <Field name="mail.user" label=t(text::user) hint=t(text::user_hint) optional=true>
                <TextInput value=draft.user />
            </Field>
            <SecretField name="mail.password" label=t(text::mail_password) value=draft.password kept optional=true />
        </div>
        {move || open.get().then(|| view! { <Note tone=Tone::Warn>{t(text::in_the_clear)}</Note> })}
    }
    .into_any()
}

#[component]
fn SenderFields(draft: MailDraft) -> impl IntoView {
    view! {
        <div class="grid">
            <Field name="mail.from_name" label=t(text::from_name)>
                <TextInput value=draft.from_name />
            </Field>
            <Field name="mail.from_address" label=t(text::from_address)>
                <TextInput value=draft.from_address kind="email" keys="email" />
            </Field>
            <Field name="mail.reply_to" label=t(text::reply_to) hint=t(text::reply_to_hint) optional=true all=true>
                <TextInput value=draft.reply_to kind="email" keys="email" />
            </Field>
        </div>
    }
    .into_any()
}

/// As long as nobody wrote another port, it is the usual one of the security.
fn follow_security(draft: MailDraft) {
    Effect::new(move |before: Option<Security>| {
        let security = draft.security();
        if let Some(before) = before.filter(|before| *before != security)
            && *draft.port.read_untracked() == before.port().to_string()
        {
            draft.port.set(security.port().to_string());
        }
        security
    });
}

fn security_name(security: Security) -> &'static str {
    match security {
        Security::Starttls => "STARTTLS",
        Security::Tls => "TLS",
        Security::None => t(text::no_security),
    }
}

//! Whether what the account issues is valid, who takes it, and how it signs in there.

use leptos::prelude::*;
use types::accounts::Environment;
use types::settings::Sender;
use types::tax_id::Country;

use crate::kit::{Button, Choice, Field, Form, Note, Select, Switch, TextInput, Tone, t};
use crate::settings::draft::SystemDraft;
use crate::settings::secret::SecretField;
use crate::settings::text;

/// The fields of the section, as the requests name them.
pub const FIELDS: [&str; 4] = [
    "system.sender",
    "system.ose_url",
    "system.sol_user",
    "system.sol_password",
];

/// What a country calls whoever takes its documents.
#[must_use]
pub fn sender_name(sender: Sender) -> &'static str {
    match sender {
        Sender::Sunat => "SUNAT",
        Sender::Ose => "OSE",
        Sender::Sefaz => "SEFAZ",
    }
}

/// The section. Children stand on top: the choice of the environment, or what it is.
#[component]
pub fn SystemSection(
    form: Form,
    draft: SystemDraft,
    country: Memo<Country>,
    environment: Memo<Environment>,
    client_may_switch: RwSignal<bool>,
    /// Whether it stays in demo for good, as a twin does.
    #[prop(optional)]
    stays_in_demo: bool,
    children: Children,
) -> impl IntoView {
    Effect::new(move |before: Option<()>| {
        environment.track();
        if before.is_some() {
            form.forget("system.sol_user");
            form.forget("system.sol_password");
        }
    });
    let switch = Callback::new(move |may| client_may_switch.set(may));
    let may_switch = move || {
        (environment.get() == Environment::Demo && !stays_in_demo).then(|| {
            view! {
                <Switch
                    value=client_may_switch
                    label=t(text::client_may_switch)
                    hint=t(text::client_may_switch_more)
                    on_change=switch
                />
            }
        })
    };
    view! {
        <section class="card" id="system">
            <div class="head">
                <div>
                    <h2>{t(text::system)}</h2>
                    <p>{t(text::system_more)}</p>
                </div>
            </div>
            <div class="body stack">
                {children()}
                {move || match country.get() {
                    Country::Pe => view! { <OfPeru draft environment stays_in_demo /> }.into_any(),
                    Country::Br => view! { <p class="muted">{t(text::by_sefaz)}</p> }.into_any(),
                }}
                {may_switch}
            </div>
        </section>
    }
    .into_any()
}

/// How an account issues in Peru: by whom, and as which user of SUNAT.
#[component]
fn OfPeru(draft: SystemDraft, environment: Memo<Environment>, stays_in_demo: bool) -> impl IntoView {
    let options = Sender::of(Country::Pe)
        .iter()
        .map(|sender| (sender.name().to_owned(), sender_name(*sender).to_owned()))
        .collect::<Vec<_>>();
    let by_ose = Memo::new(move |_| draft.by_ose());
    view! {
        <div class="grid">
            <Field name="system.sender" label=t(text::sender)>
                <Select value=draft.sender options />
            </Field>
            {move || {
                by_ose
                    .get()
                    .then(|| {
                        view! {
                            <Field name="system.ose_url" label=t(text::ose_url) hint=t(text::ose_url_hint)>
                                <TextInput value=draft.ose_url keys="url" placeholder="https://" />
                            </Field>
                        }
                    })
            }}
        </div>
        {move || {
            let optional = environment.get() == Environment::Demo;
            view! { <Sol draft optional later=optional && !stays_in_demo /> }
        }}
    }
    .into_any()
}

#[component]
fn Sol(draft: SystemDraft, optional: bool, later: bool) -> impl IntoView {
    let kept = Memo::new(move |_| draft.kept_since());
    let hint = t(if later { text::sol_later } else { text::sol_hint });
    view! {
        <div class="grid">
            <Field name="system.sol_user" label=t(text::sol_user) hint optional>
                <TextInput value=draft.sol_user placeholder="FACTURA1" />
            </Field>
            <SecretField
                name="system.sol_password"
                label=t(text::sol_password)
                value=draft.sol_password
                kept
                optional
            />
        </div>
    }
}

/// Whether what a new account issues is valid; for a company's own number, the better way to try things.
#[component]
pub fn Choices(
    chosen: RwSignal<String>,
    /// Whether the number typed is one that a company may have.
    real: Memo<bool>,
) -> impl IntoView {
    let (production, demo) = (Environment::Production.name(), Environment::Demo.name());
    let tries = Memo::new(move |_| *chosen.read() == demo && real.get());
    let choose = Callback::new(move |()| chosen.set(production.to_owned()));
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
            tries
                .get()
                .then(|| {
                    view! {
                        <Note tone=Tone::Warn>
                            <b>{t(text::tried_stays)}</b>
                            <p>{t(text::tried_stays_more)}</p>
                            <Button label=t(text::rather_production) small=true on_click=choose />
                        </Note>
                    }
                })
        }}
    }
    .into_any()
}

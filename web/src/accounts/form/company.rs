//! Which company it is: country, number, name.

use leptos::prelude::*;
use types::tax_id::{Country, TaxId};

use crate::accounts::form::draft::Draft;
use crate::accounts::form::lookup::{Lookup, LookupAnswer};
use crate::accounts::text;
use crate::auth::may;
use crate::kit::{Button, Field, Form, Segmented, TextInput, t};

/// The fields of the section, as the request names them.
pub const FIELDS: [&str; 2] = ["tax_id", "name"];

/// The section.
#[component]
pub fn Company(form: Form, draft: Draft) -> impl IntoView {
    let countries = vec![
        (Country::Pe.code(), t(text::peru)),
        (Country::Br.code(), t(text::brazil)),
    ];
    let lookup = Lookup::new(form, draft);
    Effect::new(move |before: Option<()>| {
        draft.country.track();
        if before.is_some() {
            form.forget("tax_id");
        }
    });
    view! {
        <section class="card" id="company">
            <div class="head">
                <div>
                    <h2>{t(text::company_data)}</h2>
                    <p>{t(text::company_data_more)}</p>
                </div>
            </div>
            <div class="body stack">
                <Field name="country" label=t(text::country) group=true>
                    <Segmented value=draft.country options=countries />
                </Field>
                {move || view! { <Number form draft lookup country=draft.country() /> }}
                <Field name="name" label=t(text::company_name) hint=t(text::company_name_hint)>
                    <TextInput value=draft.name />
                </Field>
            </div>
        </section>
    }
    .into_any()
}

/// The number: checked when it is left, and looked up where there is a registry of it.
#[component]
fn Number(form: Form, draft: Draft, lookup: Lookup, country: Country) -> impl IntoView {
    let check = move |_| {
        let typed = draft.tax_id.get_untracked();
        if let (false, Err(fault)) = (typed.trim().is_empty(), TaxId::parse(country, &typed)) {
            form.tell("tax_id", fault);
        }
    };
    let ask = Callback::new(move |()| lookup.ask());
    let has_registry = country == Country::Pe && may(types::access::Operation::FindTaxpayer);
    let hint = t(match country {
        Country::Pe => text::ruc_hint,
        Country::Br => text::cnpj_hint,
    });
    let keys = if country == Country::Pe { "numeric" } else { "text" };
    view! {
        <div on:focusout=check>
            <Field name="tax_id" label=country.tax_id_name() hint>
                <div class="join">
                    <TextInput value=draft.tax_id keys />
                    {has_registry
                        .then(|| {
                            view! {
                                <Button
                                    label="SUNAT"
                                    spoken=t(text::ask_sunat)
                                    icon="search"
                                    busy=lookup.task.busy
                                    on_click=ask
                                />
                            }
                        })}
                </div>
            </Field>
            <LookupAnswer lookup />
        </div>
    }
    .into_any()
}

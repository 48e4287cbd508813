//! Which company it is: country, number, name.

use leptos::prelude::*;
use types::access::Operation;
use types::tax_id::Country;

use crate::accounts::form::draft::Draft;
use crate::accounts::text;
use crate::auth::may;
use crate::kit::{Field, Form, Segmented, TextInput, t};
use crate::lookup::{Asking, Number, NumberField, ShortAnswer};

/// The fields of the section, as the request names them.
pub const FIELDS: [&str; 2] = ["tax_id", "name"];

/// The section.
#[component]
pub fn Company(form: Form, draft: Draft) -> impl IntoView {
    let countries = vec![
        (Country::Pe.code(), t(text::peru)),
        (Country::Br.code(), t(text::brazil)),
    ];
    let asking = Asking::new();
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
                {move || view! { <TaxNumber form draft asking country=draft.country() /> }}
                <Field name="name" label=t(text::company_name) hint=t(text::company_name_hint)>
                    <TextInput value=draft.name />
                </Field>
            </div>
        </section>
    }
    .into_any()
}

/// The number: checked while it is typed, and looked up by those who may.
#[component]
fn TaxNumber(form: Form, draft: Draft, asking: Asking, country: Country) -> impl IntoView {
    let number = Number::of_company(country);
    let (value, name) = (draft.tax_id, draft.name);
    let asks = may(Operation::FindTaxpayer).then_some(asking);
    view! {
        <div>
            <NumberField form name="tax_id" number value asking=asks />
            <ShortAnswer form asking number value name />
        </div>
    }
    .into_any()
}

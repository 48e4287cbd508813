//! How the operator invoices its resellers.

use leptos::prelude::*;
use types::access::Operation;
use types::invoices::{ChangeInvoiceSettings, GetInvoiceSettings, InvoiceSettings, InvoiceSettingsChange};
use types::kit::fault::{Fault, Faults};
use types::kit::text::Language;
use types::lookup::NumberKind;
use types::lookup::several::likely_kind;

use crate::auth::may;
use crate::boletos;
use crate::invoices::text;
use crate::kit::{
    Button, Card, Field, Form, FormFailure, FormView, Kind, LinkButton, Load, PageHead, Remote, Segmented, SkelLines,
    TextArea, TextInput, language, load, t, toast,
};
use crate::lookup::{Asking, Number, NumberField, ShortAnswer};
use crate::shell::NotFound;

/// The page.
#[component]
pub fn InvoiceSettingsPage() -> impl IntoView {
    if !may(Operation::ChangeInvoiceSettings) {
        return view! { <NotFound /> }.into_any();
    }
    let read = load(|| Some(GetInvoiceSettings {}));
    let shape = || view! { <Card><SkelLines lines=5 /></Card> };
    view! {
        <PageHead title=t(text::settings) about=t(text::settings_more)>
            <LinkButton label=t(text::provider_link) href=boletos::ADDRESS icon="link" />
        </PageHead>
        <div class="stack">
            <Remote load=read shape show=move |settings| view! { <SettingsForm settings read /> }.into_any() />
        </div>
    }
    .into_any()
}

/// The field of the issuer's number, and what it may be.
const TAX_ID: &str = "issuer_tax_id";
const KINDS: [Number; 2] = [Number::Ruc, Number::Cnpj];

/// What a number that was saved is; of none yet, what whoever reads this language has.
fn likely(saved: &str) -> Number {
    match likely_kind(saved) {
        NumberKind::Cnpj => Number::Cnpj,
        _ if saved.is_empty() && language() == Language::Pt => Number::Cnpj,
        _ => Number::Ruc,
    }
}

#[component]
fn SettingsForm(settings: InvoiceSettings, read: Load<InvoiceSettings>) -> impl IntoView {
    let form = Form::new();
    let version = settings.version;
    let name = RwSignal::new(settings.issuer_name.unwrap_or_default());
    let tax_id = RwSignal::new(settings.issuer_tax_id.unwrap_or_default());
    let days = RwSignal::new(settings.days_to_pay.to_string());
    let how = RwSignal::new(settings.how_to_pay.unwrap_or_default());
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let typed = days.get_untracked().trim().parse::<i64>();
        let days_to_pay = faults.take("days_to_pay", typed.map_err(|_| Fault::Malformed));
        let body = InvoiceSettingsChange {
            issuer_name: name.get_untracked(),
            issuer_tax_id: tax_id.get_untracked(),
            days_to_pay: days_to_pay.unwrap_or_default(),
            how_to_pay: Some(how.get_untracked()),
        };
        if let Err(others) = body.parse() {
            faults.join(others);
        }
        let parsed = if faults.is_empty() { Ok(()) } else { Err(faults) };
        form.send(parsed, ChangeInvoiceSettings { version, body }, move |saved| {
            read.set(saved);
            toast(t(text::saved));
        });
    });
    let stale = Callback::new(move |()| read.again());
    let asking = Asking::new();
    let chosen = RwSignal::new(likely(&tax_id.get_untracked()).name().to_owned());
    let kinds = KINDS.map(|number| (number.name(), number.name())).to_vec();
    let number = Memo::new(move |_| Number::of_name(&chosen.read()).unwrap_or(Number::Ruc));
    let issuer = move || {
        let number = number.get();
        view! {
            <div>
                <NumberField form name=TAX_ID number value=tax_id asking=Some(asking) />
                <ShortAnswer form asking number value=tax_id name field=TAX_ID name_field="issuer_name" />
            </div>
        }
    };
    view! {
        <FormView form on_submit=submit class="">
            <section class="card">
                <div class="body stack">
                    <Segmented value=chosen options=kinds label=t(text::issuer_tax_id) />
                    {issuer}
                    <Field name="issuer_name" label=t(text::issuer_name) hint=t(text::issuer_name_hint)>
                        <TextInput value=name />
                    </Field>
                    <div class="grid">
                        <Field name="days_to_pay" label=t(text::days_to_pay) hint=t(text::days_to_pay_hint)>
                            <TextInput value=days keys="numeric" />
                        </Field>
                    </div>
                    <Field name="how_to_pay" label=t(text::how_to_pay) hint=t(text::how_to_pay_hint)>
                        <TextArea value=how rows=3 />
                    </Field>
                    <FormFailure form on_stale=stale />
                </div>
                <div class="foot">
                    <Button label=t(text::save) kind=Kind::Primary submit=true busy=form.task.busy />
                </div>
            </section>
        </FormView>
    }
    .into_any()
}

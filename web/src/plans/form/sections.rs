//! The sections of the form of a plan.

use leptos::prelude::*;
use types::kit::money::Currency;
use types::limits::Meter;
use types::plans::Interval;

use crate::documents::name;
use crate::kit::{Check, Field, Segmented, Select, Switch, TextArea, TextInput, format, t};
use crate::plans::form::amount::AmountLimitField;
use crate::plans::form::draft::{ALL, Draft, SOME};
use crate::plans::{terms, text};
use crate::resellers::limit::LimitField;

/// The currencies that are offered; a plan in another keeps it.
const CURRENCIES: [&str; 3] = ["PEN", "BRL", "USD"];

/// What is sold.
#[component]
pub fn Sold(draft: Draft) -> impl IntoView {
    view! {
        <div class="stack">
            <Field name="name" label=t(text::name) hint=t(text::name_hint)>
                <TextInput value=draft.name />
            </Field>
            <Field name="terms.software" label=t(text::software) hint=t(text::software_hint) optional=true>
                <TextInput value=draft.software />
            </Field>
            <Field name="terms.description" label=t(text::description) optional=true>
                <TextArea value=draft.description />
            </Field>
        </div>
    }
    .into_any()
}

/// What it costs, how often, and whether the tax is in it.
#[component]
pub fn Price(draft: Draft) -> impl IntoView {
    let own = draft.currency.get_untracked();
    let more = Some(own.as_str()).filter(|own| !CURRENCIES.contains(own));
    let currencies = CURRENCIES.into_iter().chain(more).flat_map(Currency::parse);
    let options = Signal::stored(currencies.map(|each| format::choice(&each)).collect());
    let intervals = Interval::ALL.map(|each| (each.name(), terms::interval(each))).to_vec();
    let tax = Callback::new(move |on| draft.tax_included.set(on));
    view! {
        <div class="stack">
            <div class="grid">
                <Field name="terms.price" label=t(text::amount) hint=t(text::amount_hint) optional=true>
                    <TextInput value=draft.price keys="decimal" />
                </Field>
                <Field name="terms.currency" label=t(text::currency)>
                    <Select value=draft.currency options />
                </Field>
            </div>
            <Field name="terms.interval" label=t(text::paid) group=true>
                <Segmented value=draft.interval options=intervals />
            </Field>
            <Switch value=draft.tax_included label=t(text::tax_included) hint=t(text::tax_hint) on_change=tax />
        </div>
    }
    .into_any()
}

/// How much of it.
#[component]
pub fn Limits(draft: Draft) -> impl IntoView {
    let sign = Signal::derive(move || sign(&draft.currency.read()));
    view! {
        <div class="stack">
            <LimitField name="terms.documents" label=t(text::documents) unit=t(text::documents_unit) limit=draft.documents />
            <LimitField
                name="terms.sales_notes"
                label=t(text::notes_per_cycle)
                unit=t(text::notes_unit)
                limit=draft.sales_notes
            />
            <LimitField name="terms.users" label=t(text::users) unit=t(text::users_unit) limit=draft.users />
            <LimitField name="terms.lookups" label=t(text::lookups) unit=t(text::lookups_unit) limit=draft.lookups />
            <LimitField
                name="terms.establishments"
                label=t(text::establishments)
                unit=t(text::establishments_unit)
                limit=draft.establishments
            />
            <AmountLimitField name="terms.sales_amount" label=t(text::sales) sign limit=draft.sales />
            <Beyond draft sign />
        </div>
    }
    .into_any()
}

/// What each one more costs, where more is let through.
#[component]
fn Beyond(draft: Draft, sign: Signal<String>) -> impl IntoView {
    let price = move |(meter, value): (Meter, RwSignal<String>)| {
        let (name, label) = match meter {
            Meter::SalesNotes => ("terms.beyond.sales_notes", t(text::each_note_more)),
            Meter::Lookups => ("terms.beyond.lookups", t(text::each_lookup_more)),
            _ => ("terms.beyond.documents", t(text::each_document_more)),
        };
        move || {
            let prefix = sign.get();
            view! {
                <Field name label optional=true>
                    <TextInput value keys="decimal" prefix />
                </Field>
            }
        }
    };
    view! {
        <div class="stack">
            <p class="muted">{t(text::beyond_hint)}</p>
            <div class="grid">{draft.beyond.map(price).into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}

/// What may be issued, and what counts.
#[component]
pub fn Documents(draft: Draft) -> impl IntoView {
    let which = vec![(ALL, t(text::all_kinds)), (SOME, t(text::only_these))];
    let notes = Callback::new(move |on| draft.sales_notes_count.set(on));
    let checks = move || {
        (*draft.which_kinds.read() == SOME).then(|| {
            let check = |(kind, on)| view! { <Check value=on label=name::kind(kind) /> };
            view! { <div class="grid">{draft.kinds.into_iter().map(check).collect_view()}</div> }
        })
    };
    view! {
        <div class="stack">
            <Field name="terms.document_kinds" label=t(text::kinds) hint=t(text::kinds_hint) group=true>
                <Segmented value=draft.which_kinds options=which />
                {checks}
            </Field>
            <Switch
                value=draft.sales_notes_count
                label=t(text::sales_notes_count)
                hint=t(text::sales_notes_hint)
                on_change=notes
            />
            <LimitField
                name="terms.months_at_hand"
                label=t(text::at_hand)
                unit=t(text::months)
                limit=draft.months_at_hand
                hint=t(text::at_hand_hint)
                choices=(t(text::at_hand_for), t(text::always))
            />
        </div>
    }
    .into_any()
}

fn sign(currency: &str) -> String {
    let known = Currency::parse(currency);
    known.map_or_else(|_| currency.to_owned(), |known| format::sign(&known).to_owned())
}

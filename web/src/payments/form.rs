//! Scheduling a payment.

use leptos::prelude::*;
use types::accounts::Account;
use types::kit::fault::{Fault, Faults};
use types::kit::money::{Currency, Money};
use types::ledger::{Entry, EntryId, EntryKind, LedgerQuery, ListEntries};
use types::payments::{
    CardBrand, DebtTax, ListPaymentMethods, MethodSetting, NewPayment, Payment, PaymentMethod, SchedulePayment,
};

use crate::kit::{
    Dialog, Field, Form, FormFailure, FormFoot, FormView, Load, Select, TextInput, amount, browser, effect, format,
    language, load, say, t, toast,
};
use crate::payments::acts::Acts;
use crate::payments::currency::{Currencies, CurrencyField};
use crate::payments::{text, words};

/// As many entries of the ledger are looked through for charges that are not paid.
const LOOKED_THROUGH: u16 = 200;

/// The dialog.
#[component]
pub fn ScheduleDialog(account: Memo<Account>, acts: Acts, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=t(text::schedule)>
            <ScheduleForm account acts open />
        </Dialog>
    }
}

/// What was typed.
#[derive(Clone, Copy)]
struct Typed {
    charge: RwSignal<String>,
    description: RwSignal<String>,
    amount: RwSignal<String>,
    due_on: RwSignal<String>,
    method: RwSignal<String>,
    brand: RwSignal<String>,
    bank: RwSignal<String>,
    reference: RwSignal<String>,
}

#[component]
fn ScheduleForm(account: Memo<Account>, acts: Acts, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let (id, country) = account.with_untracked(|account| (account.id, account.country));
    let methods = load(|| Some(ListPaymentMethods {}));
    let currencies = Currencies::of(id, country);
    let entries = load(move || {
        let query = LedgerQuery {
            limit: Some(LOOKED_THROUGH),
            ..LedgerQuery::default()
        };
        Some(ListEntries { account_id: id, query })
    });
    let open_charges = Memo::new(move |_| {
        let unpaid = |entry: &&Entry| entry.kind == EntryKind::Charge && entry.open_minor > 0;
        let all = entries.value.read();
        let all = all.iter().flat_map(|page| page.items.iter());
        all.filter(unpaid).cloned().collect::<Vec<Entry>>()
    });
    let text = || RwSignal::new(String::new());
    let typed = Typed {
        charge: text(),
        description: text(),
        amount: text(),
        due_on: RwSignal::new(browser::today().to_string()),
        method: text(),
        brand: text(),
        bank: text(),
        reference: text(),
    };
    let charge = Memo::new(move |_| {
        let id = typed.charge.get().parse::<EntryId>().ok()?;
        open_charges.with(|all| all.iter().find(|entry| entry.id == id).cloned())
    });
    effect(move || {
        if let Some(charge) = charge.get() {
            let money = Money {
                minor: charge.open_minor,
                currency: charge.amount.currency,
            };
            typed.amount.set(amount::to_type(&money, language()));
        }
    });
    let currency = move || charge.with(|charge| charge.as_ref().map(|charge| charge.amount.currency.clone()));
    let currency = move || currency().unwrap_or_else(|| currencies.get());
    let method = Memo::new(move |_| PaymentMethod::of_name(&typed.method.get()));
    let submit = Callback::new(move |()| {
        let currency = untrack(currency);
        let request = request(typed, method.get_untracked(), currency);
        let parsed = request
            .clone()
            .and_then(|body| body.parse(country, browser::today()).map(|_| ()));
        let Ok(body) = request else {
            if let Err(faults) = parsed {
                form.refuse(faults);
            }
            return;
        };
        let call = SchedulePayment { account_id: id, body };
        form.send(parsed, call, move |payment| {
            open.set(false);
            toast(done(&payment));
            acts.again();
        });
    });
    let charges = Signal::derive(move || charge_options(&open_charges.read()));
    let offered = Signal::derive(move || method_options(methods, country));
    let brands: Vec<(String, String)> = CardBrand::ALL
        .map(|brand| (brand.name().to_owned(), words::brand(brand).to_owned()))
        .to_vec();
    let is_card = move || method.get().is_some_and(PaymentMethod::is_card);
    let has_bank = move || method.get().is_some_and(PaymentMethod::has_bank);
    let sign = move || format::sign(&currency()).to_owned();
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                {move || {
                    (!open_charges.read().is_empty())
                        .then(|| {
                            view! {
                                <Field name="charge_id" label=t(text::for_what)>
                                    <Select value=typed.charge options=charges placeholder=t(text::new_debt) />
                                </Field>
                            }
                        })
                }}
                {move || {
                    charge
                        .with(Option::is_none)
                        .then(|| {
                            view! {
                                <Field
                                    name="description"
                                    label=t(text::description)
                                    hint=t(text::description_hint)
                                >
                                    <TextInput value=typed.description />
                                </Field>
                                <CurrencyField currencies />
                            }
                        })
                }}
                <div class="grid">
                    <Field name="amount.minor" label=t(text::amount)>
                        {move || view! { <TextInput value=typed.amount keys="decimal" prefix=sign() /> }}
                    </Field>
                    <Field name="due_on" label=t(text::due_on)>
                        <TextInput value=typed.due_on kind="date" />
                    </Field>
                </div>
                <Field name="method" label=t(text::method)>
                    <Select value=typed.method options=offered placeholder=t(text::choose) />
                </Field>
                {move || {
                    let options = brands.clone();
                    is_card()
                        .then(|| {
                            view! {
                                <Field name="card_brand" label=t(text::card)>
                                    <Select value=typed.brand options placeholder=t(text::choose) />
                                </Field>
                            }
                        })
                }}
                {move || {
                    has_bank()
                        .then(|| {
                            view! {
                                <Field name="bank" label=t(text::bank) optional=true>
                                    <TextInput value=typed.bank />
                                </Field>
                            }
                        })
                }}
                <Field name="reference" label=t(text::reference) hint=t(text::reference_hint) optional=true>
                    <TextInput value=typed.reference />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open verb=t(text::save) />
        </FormView>
    }
    .into_any()
}

/// The request, from what was typed.
fn request(typed: Typed, method: Option<PaymentMethod>, currency: Currency) -> Result<NewPayment, Faults> {
    let mut faults = Faults::default();
    let money = amount::typed(&typed.amount.get_untracked(), currency, language());
    let money = faults.take("amount.minor", money.ok_or(Fault::Malformed));
    let due_on = typed.due_on.get_untracked().parse().map_err(|_| Fault::Required);
    let due_on = faults.take("due_on", due_on);
    let method = faults.take("method", method.ok_or(Fault::Required));
    let charge_id = typed.charge.get_untracked().parse().ok();
    let description = typed.description.get_untracked();
    if charge_id.is_none() && description.trim().is_empty() {
        faults.add("description", Fault::Required);
    }
    match (money, due_on, method) {
        (Some(amount), Some(due_on), Some(method)) if faults.is_empty() => Ok(NewPayment {
            due_on,
            method,
            card_brand: CardBrand::of_name(&typed.brand.get_untracked()).filter(|_| method.is_card()),
            bank: Some(typed.bank.get_untracked()).filter(|_| method.has_bank()),
            reference: Some(typed.reference.get_untracked()),
            amount,
            charge_id,
            description: Some(description).filter(|_| charge_id.is_none()),
            tax: DebtTax::Included,
        }),
        _ => Err(faults),
    }
}

fn done(payment: &Payment) -> String {
    match payment.alike.first() {
        Some(other) => text::is_alike(language(), other.account_name.clone()),
        None => t(text::is_scheduled).to_owned(),
    }
}

fn charge_options(charges: &[Entry]) -> Vec<(String, String)> {
    let option = |charge: &Entry| {
        let open = Money {
            minor: charge.open_minor,
            currency: charge.amount.currency.clone(),
        };
        let label = text::for_charge(language(), charge.description.clone(), say::money(&open));
        (charge.id.to_string(), label)
    };
    charges.iter().map(option).collect()
}

fn method_options(methods: Load<Vec<MethodSetting>>, country: types::tax_id::Country) -> Vec<(String, String)> {
    let all = methods.value.read();
    let taken = all
        .iter()
        .flatten()
        .filter(|each| each.enabled && each.method.is_of(country));
    taken
        .map(|each| (each.method.name().to_owned(), words::method(each.method).to_owned()))
        .collect()
}

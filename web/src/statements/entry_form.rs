//! Charging and crediting by hand, and taking an entry back.

use leptos::prelude::*;
use types::accounts::{Account, AccountId};
use types::kit::fault::{Fault, Faults};
use types::kit::money::{Currency, Money};
use types::ledger::{
    CreateCharge, CreateCredit, Entry, EntryId, NewCharge, NewCredit, Reversal, ReverseEntry, TaxTreatment,
    Withholding, WithholdingKind,
};
use types::tax_id::Country;

use crate::kit::{
    Dialog, Field, Form, FormFailure, FormFoot, FormView, Select, TextInput, amount, browser, format, language, t,
    toast,
};
use crate::payments::currency::{Currencies, CurrencyField};
use crate::statements::corrected::{Corrected, CorrectedField};
use crate::statements::text;

/// What is written by hand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ByHand {
    Charge,
    Credit,
}

/// The dialog that charges or credits.
#[component]
pub fn EntryDialog(account: Memo<Account>, what: ByHand, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let title = match what {
        ByHand::Charge => t(text::charge_title),
        ByHand::Credit => t(text::credit_title),
    };
    view! {
        <Dialog open title>
            <EntryForm account what open done />
        </Dialog>
    }
}

#[component]
fn EntryForm(account: Memo<Account>, what: ByHand, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let (id, country) = account.with_untracked(|account| (account.id, account.country));
    let currencies = Currencies::of(id, country);
    let description = RwSignal::new(String::new());
    let minor = RwSignal::new(String::new());
    let due_on = RwSignal::new(browser::today().to_string());
    let tax = RwSignal::new("included".to_owned());
    let withheld = RwSignal::new(String::new());
    let is_charge = what == ByHand::Charge;
    let corrected = (!is_charge).then(|| Corrected::of(id));
    let charge = Memo::new(move |_| corrected.and_then(Corrected::get));
    let currency = move || match charge.get() {
        Some(charge) => charge.amount.currency,
        None => currencies.get(),
    };
    let sign = move || format::sign(&currency()).to_owned();
    let submit = Callback::new(move |()| {
        let currency = untrack(currency);
        let typed = Typed {
            description: description.get_untracked(),
            amount: amount::typed(&minor.get_untracked(), currency.clone(), language()),
            due_on: due_on.get_untracked(),
            tax: treatment(&tax.get_untracked()),
            withheld: WithholdingKind::of_name(&withheld.get_untracked()),
            corrects: charge.with_untracked(|charge| charge.as_ref().map(|charge| charge.id)),
        };
        typed.send(form, id, what, &currency, move |entry| {
            open.set(false);
            toast(match (what, entry.credit_note) {
                (ByHand::Charge, _) => t(text::charged).to_owned(),
                (ByHand::Credit, Some(number)) => text::credited_by(language(), number.to_string()),
                (ByHand::Credit, None) => t(text::credited).to_owned(),
            });
            done.run(());
        });
    });
    let in_peru = country == Country::Pe;
    let verb = if is_charge {
        t(text::charge_verb)
    } else {
        t(text::credit_verb)
    };
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="description" label=t(text::description)>
                    <TextInput value=description />
                </Field>
                {corrected.map(|corrected| view! { <CorrectedField corrected /> })}
                {move || charge.with(Option::is_none).then(|| view! { <CurrencyField currencies /> })}
                <div class="grid">
                    <Field name="amount.minor" label=t(text::amount)>
                        {move || view! { <TextInput value=minor keys="decimal" prefix=sign() /> }}
                    </Field>
                    {is_charge
                        .then(|| {
                            view! {
                                <Field name="due_on" label=t(text::due)>
                                    <TextInput value=due_on kind="date" />
                                </Field>
                            }
                        })}
                </div>
                {in_peru
                    .then(|| {
                        view! {
                            <Field name="tax" label=t(text::tax)>
                                <Select value=tax options=taxes() />
                            </Field>
                        }
                    })}
                {(in_peru && is_charge)
                    .then(|| {
                        view! {
                            <Field
                                name="withholding"
                                label=t(text::withholding)
                                hint=t(text::withholding_hint)
                            >
                                <Select value=withheld options=withholdings() />
                            </Field>
                        }
                    })}
                <FormFailure form />
            </div>
            <FormFoot form open verb />
        </FormView>
    }
    .into_any()
}

/// What was typed.
struct Typed {
    description: String,
    amount: Option<Money>,
    due_on: String,
    tax: TaxTreatment,
    withheld: Option<WithholdingKind>,
    /// Of a credit: the charge it corrects.
    corrects: Option<EntryId>,
}

impl Typed {
    fn send(
        self,
        form: Form,
        account_id: AccountId,
        what: ByHand,
        currency: &Currency,
        done: impl FnOnce(Entry) + 'static,
    ) {
        let mut faults = Faults::default();
        let nothing = Money {
            minor: 0,
            currency: currency.clone(),
        };
        let money = faults.take("amount.minor", self.amount.ok_or(Fault::Malformed));
        let amount = money.unwrap_or(nothing);
        let today = browser::today();
        if what == ByHand::Credit {
            let body = NewCredit {
                description: self.description,
                amount,
                tax: self.tax,
                happened_on: None,
                charge_id: self.corrects,
            };
            let parsed = all(faults, body.parse(today).err());
            return form.send(parsed, CreateCredit { account_id, body }, done);
        }
        let due_on = faults.take("due_on", self.due_on.parse().map_err(|_| Fault::Required));
        let withholding = |kind| Withholding {
            kind,
            basis_points: None,
        };
        let body = NewCharge {
            description: self.description,
            amount,
            tax: self.tax,
            happened_on: None,
            due_on: due_on.unwrap_or(today),
            withholding: self.withheld.map(withholding),
        };
        let parsed = all(faults, body.parse(today).err());
        form.send(parsed, CreateCharge { account_id, body }, done);
    }
}

/// The faults of reading what was typed, and those of the request.
fn all(mut faults: Faults, others: Option<Faults>) -> Result<(), Faults> {
    if let Some(others) = others {
        faults.join(others);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The dialog that takes an entry back.
#[component]
pub fn ReverseDialog(
    account: AccountId,
    entry: RwSignal<Option<Entry>>,
    open: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    let what = move || entry.with(|entry| entry.as_ref().map(|entry| entry.description.clone()));
    let title = Signal::derive(move || text::reverse_title(language(), what().unwrap_or_default()));
    view! {
        <Dialog open title>
            {move || entry.get_untracked().map(|entry| view! { <ReverseForm account entry open done /> })}
        </Dialog>
    }
}

#[component]
fn ReverseForm(account: AccountId, entry: Entry, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let reason = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let body = Reversal {
            reason: reason.get_untracked(),
        };
        let call = ReverseEntry {
            account_id: account,
            entry_id: entry.id,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |_| {
            open.set(false);
            toast(t(text::reversed));
            done.run(());
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::reverse_more)}</p>
                <Field name="reason" label=t(text::reason)>
                    <TextInput value=reason />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open verb=t(text::reverse) />
        </FormView>
    }
    .into_any()
}

fn treatment(name: &str) -> TaxTreatment {
    match name {
        "added" => TaxTreatment::Added,
        "exempt" => TaxTreatment::Exempt,
        _ => TaxTreatment::Included,
    }
}

fn taxes() -> Vec<(String, String)> {
    options([
        ("included", t(text::tax_included)),
        ("added", t(text::tax_added)),
        ("exempt", t(text::tax_exempt)),
    ])
}

fn withholdings() -> Vec<(String, String)> {
    options([
        ("", t(text::no_withholding)),
        (WithholdingKind::Detraction.name(), t(text::detraction)),
        (WithholdingKind::Retention.name(), t(text::retention)),
    ])
}

fn options(all: [(&str, &str); 3]) -> Vec<(String, String)> {
    all.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec()
}

//! One way to pay: its switch, what a client is told, and its place in the order.

use leptos::prelude::*;
use types::payments::PaymentMethod;
use types::tax_id::Country;

use crate::kit::{Field, IconButton, Kind, Switch, TextArea, language, t};
use crate::payments::method_draft::Draft;
use crate::payments::{text, words};

/// The names of the fields of details in the request, by their places.
const NAMES: [&str; PaymentMethod::ALL.len()] = [
    "methods.0.details",
    "methods.1.details",
    "methods.2.details",
    "methods.3.details",
    "methods.4.details",
    "methods.5.details",
    "methods.6.details",
    "methods.7.details",
    "methods.8.details",
    "methods.9.details",
    "methods.10.details",
    "methods.11.details",
];

/// Methods that are taken, behind so many others.
pub fn all_taken(draft: Draft, methods: Vec<PaymentMethod>, first: usize) -> AnyView {
    let last = first + methods.len().saturating_sub(1);
    let row = |(place, method)| taken(draft, method, place, (first, last));
    (first..).zip(methods).map(row).collect_view().into_any()
}

fn taken(draft: Draft, method: PaymentMethod, place: usize, (first, last): (usize, usize)) -> AnyView {
    let name = NAMES.get(place).copied().unwrap_or("methods");
    view! {
        <li id=id(method)>
            {switch(draft, method, true)}
            <Field name label=what(method, draft.country) optional=true>
                <TextArea value=draft.details(method) rows=2 />
            </Field>
            <div class="acts">{step(draft, method, true, place > first)} {step(draft, method, false, place < last)}</div>
        </li>
    }
    .into_any()
}

/// A method that is not taken.
#[must_use]
pub fn left_out(draft: Draft, method: PaymentMethod) -> AnyView {
    view! { <li id=id(method)>{switch(draft, method, false)}</li> }.into_any()
}

fn id(method: PaymentMethod) -> String {
    format!("way-{}", method.name())
}

fn switch(draft: Draft, method: PaymentMethod, value: bool) -> AnyView {
    let on_change = Callback::new(move |wanted| draft.switch(method, wanted));
    view! { <Switch value label=words::method(method) on_change /> }.into_any()
}

fn step(draft: Draft, method: PaymentMethod, up: bool, can: bool) -> Option<AnyView> {
    let icon = if up { "up" } else { "down" };
    let label = if up {
        text::up(language(), words::method(method))
    } else {
        text::down(language(), words::method(method))
    };
    let on_click = Callback::new(move |()| draft.step(method, up));
    can.then(|| {
        view! { <span class=icon><IconButton label icon kind=Kind::Ghost small=true on_click /></span> }.into_any()
    })
}

/// What a client needs to pay so.
fn what(method: PaymentMethod, country: Country) -> String {
    let told = match method {
        PaymentMethod::Cash => text::where_cash,
        PaymentMethod::Deposit => text::bank_account,
        PaymentMethod::Transfer if country == Country::Br => text::agency,
        PaymentMethod::Transfer => text::cci,
        PaymentMethod::Yape | PaymentMethod::Plin => return text::telephone(language(), words::method(method)),
        PaymentMethod::DebitCard => text::debit_link,
        PaymentMethod::CreditCard => text::credit_link,
        PaymentMethod::PagoEfectivo => text::payment_code,
        PaymentMethod::Pix => text::pix_key,
        PaymentMethod::Boleto => text::how_boleto,
        PaymentMethod::Detraction => text::state_account,
        PaymentMethod::Retention => text::certificate,
    };
    t(told).to_owned()
}

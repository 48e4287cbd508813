//! The charges of an account that are not paid: what is overdue stands out.

use leptos::prelude::*;
use types::kit::money::{Currency, Money};
use types::statements::OpenCharge;

use crate::kit::{Card, Dot, Tone, language, say, t};
use crate::statements::text;

#[component]
pub fn OpenCharges(open: Vec<OpenCharge>, currency: Currency) -> impl IntoView {
    if open.is_empty() {
        return view! { <Card title=t(text::open_charges)><p class="muted">{t(text::none_open)}</p></Card> }.into_any();
    }
    let row = move |charge: OpenCharge| row(charge, &currency);
    view! {
        <Card title=t(text::open_charges) bare=true>
            <ul class="rows" role="list">{open.into_iter().map(row).collect_view()}</ul>
        </Card>
    }
    .into_any()
}

fn row(charge: OpenCharge, currency: &Currency) -> AnyView {
    let money = |minor| {
        let currency = currency.clone();
        say::money(&Money { minor, currency })
    };
    let date = text::due_on(language(), say::date(charge.due_on));
    let (standing, tone) = match charge.days_overdue {
        Some(1) => (t(text::overdue_one).to_owned(), Tone::Bad),
        Some(days) => (text::overdue(language(), say::number(days)), Tone::Bad),
        None if charge.withheld_minor >= charge.open_minor => (t(text::to_state).to_owned(), Tone::Warn),
        None => (date.clone(), Tone::Quiet),
    };
    let date = charge.days_overdue.is_some().then(|| format!(" · {date}"));
    let part = (charge.open_minor < charge.amount_minor)
        .then(|| view! { <small class="muted">" " {text::of_amount(language(), money(charge.amount_minor))}</small> });
    view! {
        <li>
            <span>
                <b>{charge.description}</b>
                <small><Dot label=standing tone /> {date}</small>
            </span>
            <span class="num nw">{money(charge.open_minor)} {part}</span>
        </li>
    }
    .into_any()
}

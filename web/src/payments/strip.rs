//! How an account stands, as a strip of figures.

use leptos::prelude::*;
use types::kit::money::{Currency, Money};
use types::ledger::Balance;

use crate::kit::{Load, Remote, SkelLines, language, say, t};
use crate::payments::text;

/// What is owed, what of it is overdue, and what is still to come from the State or to be used; in one currency each.
#[component]
pub fn Strip(balances: Load<Vec<Balance>>, currency: Currency) -> impl IntoView {
    let show = move |mut all: Vec<Balance>| {
        if all.is_empty() {
            all.push(Balance {
                currency: currency.clone(),
                balance_minor: 0,
                open_minor: 0,
                overdue_minor: 0,
                withheld_minor: 0,
                unused_minor: 0,
                overdue_since: None,
            });
        }
        all.into_iter().map(figures).collect_view().into_any()
    };
    view! { <Remote load=balances shape=|| view! { <div class="card pad-in"><SkelLines lines=2 /></div> } show /> }
}

fn figures(balance: Balance) -> AnyView {
    let money = |minor| {
        let currency = balance.currency.clone();
        say::money(&Money { minor, currency })
    };
    let name = t(if balance.balance_minor < 0 {
        text::in_favour
    } else {
        text::balance
    });
    let owed = money(balance.balance_minor.abs());
    let open = text::of_charges(language(), money(balance.open_minor));
    let overdue = match balance.overdue_since {
        Some(since) => view! {
            <b class="num ink bad">{money(balance.overdue_minor)}</b>
            <p>{text::overdue_since(language(), say::date(since))}</p>
        }
        .into_any(),
        None => view! {
            <b class="num">{money(0)}</b>
            <p>{t(text::up_to_date)}</p>
        }
        .into_any(),
    };
    let more = [
        (t(text::to_state), balance.withheld_minor),
        (t(text::unused), balance.unused_minor),
    ];
    let figure = |(name, minor)| view! { <div><h2>{name}</h2><b class="num">{money(minor)}</b></div> };
    let more = more.into_iter().filter(|(_, minor)| *minor > 0).map(figure);
    // An account has one strip for each currency.
    let label = format!("{} · {}", t(text::balance), balance.currency.as_str());
    view! {
        <section class="card metrics" aria-label=label>
            <div>
                <h2>{name}</h2>
                <b class="num">{owed}</b>
                <p>{open}</p>
            </div>
            <div>
                <h2>{t(text::overdue)}</h2>
                {overdue}
            </div>
            {more.collect_view()}
        </section>
    }
    .into_any()
}

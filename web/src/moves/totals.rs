//! A move in numbers: how many accounts, what deserves attention, what a year of them costs.

use leptos::prelude::*;
use types::kit::money::Money;
use types::kit::text::Language;
use types::moves::{MoveTotals, YearlyPrice};

use crate::kit::{Card, Fact, Facts, language, say, t};
use crate::moves::text;

/// How many accounts something concerns, with its name.
type Counted = (fn(Language) -> &'static str, i64);

/// The card.
#[component]
pub fn Totals(totals: MoveTotals) -> impl IntoView {
    let counted: [Counted; 11] = [
        (text::already_there, totals.already_there),
        (text::refused, totals.refused),
        (text::over_documents, totals.over_documents),
        (text::over_sales_notes, totals.over_sales_notes),
        (text::over_lookups, totals.over_lookups),
        (text::over_users, totals.over_users),
        (text::over_establishments, totals.over_establishments),
        (text::over_sales_amount, totals.over_sales_amount),
        (text::losing_kinds, totals.losing_kinds),
        (text::own_numbers, totals.own_numbers),
        (text::left, totals.left),
    ];
    let facts = counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| view! { <Fact name=t(name)>{say::number(count)}</Fact> })
        .collect_view();
    let yearly = totals.yearly.iter().map(year).collect_view();
    view! {
        <Card title=t(text::what_changes)>
            <Facts>
                <Fact name=t(text::moving)><b>{say::number(totals.moving)}</b></Fact>
                {facts}
                {yearly}
            </Facts>
        </Card>
    }
    .into_any()
}

fn year(price: &YearlyPrice) -> AnyView {
    let money = |minor| {
        say::money(&Money {
            minor,
            currency: price.currency.clone(),
        })
    };
    let name = t(text::yearly);
    let words = text::from_to(language(), money(price.before), money(price.after));
    view! { <Fact name><span class="num">{words}</span></Fact> }.into_any()
}

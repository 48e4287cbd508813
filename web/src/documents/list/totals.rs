//! What was issued by month and kind, over the list: a table whose months lead to their documents.

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;
use types::accounts::{AccountId, Environment};
use types::documents::totals::{AmountTotals, KindTotals, MonthTotals};
use types::documents::{DocumentKind, DocumentTotals, GetDocumentTotals, TotalsQuery};
use types::kit::money::Money;
use types::tax_id::Country;

use crate::accounts::state::environment as environment_badge;
use crate::documents::list::showing::Showing;
use crate::documents::list::text;
use crate::documents::name;
use crate::kit::format::{self, NOTHING};
use crate::kit::{Button, ErrorNote, Icon, Kind, Load, SkelLines, browser, language, load, say, t};

/// So many months stand there until somebody asks for the year.
const FEW: usize = 3;

/// Where months and kinds stand beside one another.
const WIDE: &str = "(width >= 48rem)";

/// The card. `usual` is the environment whose totals are told where no filter says another.
#[component]
pub fn Totals(account: Option<AccountId>, showing: Showing, country: Country, usual: Environment) -> impl IntoView {
    let environment = Memo::new(move |_| {
        let asked = showing.asked.with(|asked| asked.documents.environment);
        asked.unwrap_or(usual)
    });
    let of = Memo::new(move |_| account.or_else(|| showing.asked.with(|asked| asked.documents.account_id)));
    let totals = load(move || {
        let query = TotalsQuery {
            account_id: of.get(),
            environment: Some(environment.get()),
            ..TotalsQuery::default()
        };
        Some(GetDocumentTotals { query })
    });
    let demo =
        move || (environment.get() == Environment::Demo).then(|| view! { " " {environment_badge(Environment::Demo)} });
    view! {
        <details class="card months" open=browser::matches(WIDE)>
            <summary class="head">
                <h2>{t(text::by_month)} {demo}</h2>
                <Icon name="right" />
            </summary>
            {move || shown(totals, showing, country)}
        </details>
    }
    .into_any()
}

fn shown(totals: Load<DocumentTotals>, showing: Showing, country: Country) -> AnyView {
    let retry = Callback::new(move |()| totals.again());
    if let Some(failure) = totals.failure.get() {
        return view! { <div class="body"><ErrorNote failure retry /></div> }.into_any();
    }
    match totals.value.get() {
        None => view! { <div class="body"><SkelLines lines=3 /></div> }.into_any(),
        Some(totals) if totals.months.iter().all(|month| month.kinds.is_empty()) => {
            view! { <p class="body muted">{t(text::nothing_issued)}</p> }.into_any()
        }
        Some(totals) => view! { <Table totals showing country /> }.into_any(),
    }
}

#[component]
fn Table(totals: DocumentTotals, showing: Showing, country: Country) -> impl IntoView {
    let mut months = totals.months;
    months.reverse();
    let issued = |kind: &DocumentKind| {
        months
            .iter()
            .any(|month| month.kinds.iter().any(|each| each.kind == *kind))
    };
    let kinds: Vec<DocumentKind> = DocumentKind::ALL.into_iter().filter(issued).collect();
    let most = months.iter().map(in_all).max().unwrap_or(0);
    let many = months.len() > FEW;
    let whole_year = RwSignal::new(false);
    let toggle = Callback::new(move |()| whole_year.update(|whole| *whole = !*whole));
    let heads = kinds
        .iter()
        .map(|kind| view! { <th scope="col" class="n w1">{name::kind(*kind)}</th> })
        .collect_view();
    let rows = move || {
        let shown = if whole_year.get() { months.len() } else { FEW };
        let row = |month: &MonthTotals| row(month, &kinds, most, showing, country);
        months.iter().take(shown).map(row).collect_view()
    };
    let label = move || {
        t(if whole_year.get() {
            text::fewer_months
        } else {
            text::more_months
        })
    };
    view! {
        <div class="list">
            <table class="table compact">
                <caption class="vh">{t(text::by_month)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(text::month)}</th>
                        <th scope="col" class="n">{t(text::in_all)}</th>
                        {heads}
                        <th scope="col" class="w2">{t(text::apart)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="pager">
            <span>{t(text::by_month_about)}</span>
            {many
                .then(|| {
                    view! { {move || view! { <Button label=label() kind=Kind::Ghost small=true on_click=toggle /> }} }
                })}
        </div>
    }
    .into_any()
}

fn in_all(month: &MonthTotals) -> i64 {
    month.kinds.iter().map(|kind| kind.documents).sum()
}

fn row(month: &MonthTotals, kinds: &[DocumentKind], most: i64, showing: Showing, country: Country) -> AnyView {
    let first = month.month;
    let last = last_day(first);
    let to_month = move |_| {
        showing.change(|asked| {
            asked.documents.issued_from = Some(first);
            asked.documents.issued_to = Some(last);
        });
    };
    let chosen = move || {
        let within = showing
            .asked
            .with(|asked| (asked.documents.issued_from, asked.documents.issued_to));
        (within == (Some(first), Some(last))).then_some("true")
    };
    let spoken = text::documents_of_month(language(), say::month_year(first));
    let documents = in_all(month);
    let cells = kinds
        .iter()
        .map(|kind| cell(month.kinds.iter().find(|each| each.kind == *kind), country))
        .collect_view();
    let apart = apart(month);
    let narrow = month.kinds.iter().map(|each| {
        let (kind, amounts) = (name::kind(each.kind), amounts(each, country));
        let amounts = amounts.map(|amounts| format!(" · {amounts}"));
        view! { <small>{kind} " " {say::number(each.documents)} {amounts}</small> }
    });
    view! {
        <tr aria-current=chosen>
            <td class="nw">
                <button class="link" type="button" aria-label=spoken on:click=to_month>
                    {say::month_year(first)}
                </button>
                <span class="nar">{narrow.collect_view()}</span>
            </td>
            <td class="n">
                <b class="ink">{say::number(documents)}</b>
                <meter min="0" max=most.max(1).to_string() value=documents.to_string() aria-hidden="true" />
            </td>
            {cells}
            <td class="w2">{apart}</td>
        </tr>
    }
    .into_any()
}

/// How many of a kind, and what they come to.
fn cell(kind: Option<&KindTotals>, country: Country) -> AnyView {
    let Some(kind) = kind else {
        return view! { <td class="n w1 muted">{NOTHING}</td> }.into_any();
    };
    let amounts = amounts(kind, country).map(|amounts| view! { <small>{amounts}</small> });
    view! { <td class="n w1">{say::number(kind.documents)} {amounts}</td> }.into_any()
}

/// What those that stand come to, each currency with its sign.
fn amounts(kind: &KindTotals, country: Country) -> Option<String> {
    let said = |amount: &AmountTotals| {
        let money = Money {
            minor: amount.minor,
            currency: amount.currency.clone(),
        };
        format::money(&money, name::voice(country))
    };
    let amounts: Vec<String> = kind.amounts.iter().filter(|each| each.minor != 0).map(said).collect();
    (!amounts.is_empty()).then(|| amounts.join(" + "))
}

/// What is voided and what was refused; nothing where all is well.
fn apart(month: &MonthTotals) -> AnyView {
    let sum = |of: fn(&KindTotals) -> i64| month.kinds.iter().map(of).sum::<i64>();
    let (voided, rejected) = (sum(|kind| kind.voided), sum(|kind| kind.rejected));
    let voided = match voided {
        0 => None,
        1 => Some(t(text::voided_one).to_owned()),
        count => Some(text::voided_count(language(), say::number(count))),
    };
    let rejected = match rejected {
        0 => None,
        1 => Some(t(text::rejected_one).to_owned()),
        count => Some(text::rejected_count(language(), say::number(count))),
    };
    let both = voided.is_some() && rejected.is_some();
    if voided.is_none() && rejected.is_none() {
        return view! { <span class="muted">{NOTHING}</span> }.into_any();
    }
    view! {
        {voided}
        {both.then_some(" · ")}
        {rejected.map(|rejected| view! { <span class="bad ink">{rejected}</span> })}
    }
    .into_any()
}

fn last_day(first: NaiveDate) -> NaiveDate {
    let next = first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.with_day(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(first)
}

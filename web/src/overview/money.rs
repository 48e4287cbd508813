//! Money at a glance: what came in, what is overdue, and how much of what was to come in did, each currency by itself.

use chrono::{Datelike, Months};
use leptos::prelude::*;
use types::kit::money::{Currency, Money};
use types::overview::{CurrencyFigures, MoneyMonth, MoneyOverview};

use crate::kit::format::{NOTHING, month, short_month};
use crate::kit::{Bar, Bars, Card, Group, Load, Note, Remote, Said, Select, Series, SkelLines, language, say, t};
use crate::overview::text;
use crate::statements;

/// What is read of it, and which currency the charts are of.
#[derive(Clone, Copy)]
pub struct Purse {
    pub read: Load<MoneyOverview>,
    pub chosen: RwSignal<String>,
}

impl Purse {
    #[must_use]
    pub fn new(read: Load<MoneyOverview>) -> Self {
        Self {
            read,
            chosen: RwSignal::new(String::new()),
        }
    }

    /// The figures of the currency that is chosen; of the first one where none is.
    fn figures(self) -> Option<CurrencyFigures> {
        let read = self.read.value.read();
        let all = &read.as_ref()?.currencies;
        let chosen = self.chosen.read();
        let named = all.iter().find(|each| each.currency.as_str() == *chosen);
        named.or_else(|| all.first()).cloned()
    }
}

/// The figures, a strip for each currency; what would be there where nothing was ever paid or scheduled.
#[component]
pub fn Strips(purse: Purse) -> impl IntoView {
    let shape = || {
        let figure = |_| view! { <div><SkelLines lines=2 /></div> };
        view! { <div class="card metrics" aria-hidden="true">{(0..3).map(figure).collect_view()}</div> }
    };
    view! { <Remote load=purse.read shape show=shown /> }
}

fn shown(money: MoneyOverview) -> AnyView {
    if is_nothing(&money) {
        return view! {
            <Note>
                <b>{t(text::no_money)}</b>
                " "
                {t(text::no_money_more)}
            </Note>
        }
        .into_any();
    }
    let before = money.today.checked_sub_months(Months::new(1)).unwrap_or(money.today);
    let before = month(before.month(), language());
    let strip = |figures: CurrencyFigures| strip(&figures, before);
    money.currencies.into_iter().map(strip).collect_view().into_any()
}

/// Whether no payment and no debt is told of at all.
fn is_nothing(money: &MoneyOverview) -> bool {
    let none = |each: &MoneyMonth| each.received_minor == 0 && each.scheduled_minor == 0;
    let mut all = money.currencies.iter();
    all.all(|each| each.overdue.accounts == 0 && each.months.iter().all(none))
}

fn strip(figures: &CurrencyFigures, before: &str) -> AnyView {
    let money = |minor: i64| say::money(&in_currency(minor, &figures.currency));
    let at = |from_last: usize| figures.months.iter().rev().nth(from_last);
    let received = |from_last: usize| at(from_last).map_or(0, |each| each.received_minor);
    let scheduled = at(0).map_or(0, |each| each.scheduled_minor);
    let collected = at(0).map_or(0, |each| each.collected_minor);
    let share = match scheduled {
        0 => NOTHING.to_owned(),
        all => say::percent(collected, all),
    };
    let of = match scheduled {
        0 => t(text::none_scheduled).to_owned(),
        all => text::of_scheduled(language(), money(collected), money(all)),
    };
    let owing = match figures.overdue.accounts {
        0 => t(text::none_overdue).to_owned(),
        1 => t(text::one_owes).to_owned(),
        count => text::many_owe(language(), say::number(count)),
    };
    let label = text::money_in(language(), figures.currency.as_str());
    view! {
        <section class="card metrics" aria-label=label>
            <div>
                <h2>{t(text::received)}</h2>
                <b class="num">{money(received(0))}</b>
                <p>{text::received_before(language(), before.to_owned(), money(received(1)))}</p>
            </div>
            <div>
                <h2>
                    <a href=statements::RECEIVABLES>{t(text::overdue)}</a>
                </h2>
                <b class="num">{money(figures.overdue.minor)}</b>
                <p>{owing}</p>
            </div>
            <div>
                <h2>{t(text::collected)}</h2>
                <b class="num">{share}</b>
                <p>{of}</p>
            </div>
        </section>
    }
    .into_any()
}

/// The charts of the currency that is chosen.
#[component]
pub fn Charts(purse: Purse) -> impl IntoView {
    let something = Memo::new(move |_| purse.read.value.read().as_ref().is_some_and(|money| !is_nothing(money)));
    move || {
        something.get().then(|| {
            let income = move || purse.figures().map(income);
            let against = move || purse.figures().map(against);
            view! {
                <Card title=t(text::income) about=t(text::income_more) acts=move || choice(purse)>
                    {income}
                </Card>
                <Card title=t(text::against) about=t(text::against_more) acts=move || choice(purse)>
                    {against}
                </Card>
            }
        })
    }
}

/// Which currency, where there are several.
fn choice(purse: Purse) -> AnyView {
    let all = purse.read.value.with_untracked(|read| {
        let all = read.iter().flat_map(|money| &money.currencies);
        all.map(|each| each.currency.as_str().to_owned()).collect::<Vec<_>>()
    });
    if all.len() < 2 {
        return ().into_any();
    }
    let options: Vec<_> = all.into_iter().map(|name| (name.clone(), name)).collect();
    view! {
        <div>
            <Select value=purse.chosen options label=t(text::currency) />
        </div>
    }
    .into_any()
}

fn income(figures: CurrencyFigures) -> AnyView {
    let said = said(&figures);
    let last = figures.months.len().saturating_sub(1);
    let bar = |(place, each): (usize, MoneyMonth)| Bar {
        short: short(&each),
        name: say::month_year(each.month),
        value: each.received_minor,
        going_on: place == last,
    };
    let bars = figures.months.into_iter().enumerate().map(bar).collect();
    view! { <Bars bars period=t(text::month) what=t(text::income) said /> }.into_any()
}

fn against(figures: CurrencyFigures) -> AnyView {
    let said = said(&figures);
    let last = figures.months.len().saturating_sub(1);
    let group = |(place, each): (usize, MoneyMonth)| Group {
        short: short(&each),
        name: say::month_year(each.month),
        values: vec![Some(each.collected_minor), Some(each.scheduled_minor)],
        going_on: place == last,
    };
    let names = [text::collected_name, text::scheduled_name].map(|name| t(name).to_owned());
    view! {
        <Series
            what=t(text::against)
            period=t(text::month)
            names=names.to_vec()
            groups=figures.months.into_iter().enumerate().map(group).collect()
            said
        />
    }
    .into_any()
}

fn short(each: &MoneyMonth) -> String {
    short_month(each.month.month(), language()).to_owned()
}

/// Beside the chart in whole units, as long as they tell apart what is drawn; in full in its table.
fn said(figures: &CurrencyFigures) -> Said {
    let currency = figures.currency.clone();
    let unit = 10_i64.pow(currency.decimals());
    let greatest = figures
        .months
        .iter()
        .map(|each| each.received_minor.max(each.scheduled_minor));
    let cents = greatest.max().unwrap_or_default() < 10 * unit;
    let of = currency.clone();
    let short = Callback::new(move |minor: i64| {
        if cents && minor != 0 {
            say::amount(&in_currency(minor, &of))
        } else {
            say::number((minor + unit / 2) / unit)
        }
    });
    Said::By(
        short,
        Callback::new(move |minor| say::money(&in_currency(minor, &currency))),
    )
}

fn in_currency(minor: i64, currency: &Currency) -> Money {
    Money {
        minor,
        currency: currency.clone(),
    }
}

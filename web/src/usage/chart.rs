//! The chart of documents by cycle, and the totals beside it.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use types::accounts::Account;
use types::usage::{CycleUsage, Usage};

use crate::kit::format::short_month;
use crate::kit::{Bar, Bars, Card, Fact, Facts, Load, Remote, SkelLines, browser, language, say, t};
use crate::usage::{months, text};

/// Documents by cycle, the current one last.
#[component]
pub fn UsageChart(usage: Load<Usage>, account: Memo<Account>) -> impl IntoView {
    let show = move |usage: Usage| {
        let (cycle_day, zone) = account.with_untracked(|account| (account.cycle_day, account.country.time_zone()));
        let today = browser::day_in(browser::now(), zone);
        let cycles = months::filled(&usage.cycles, cycle_day, today);
        if cycles.iter().all(|cycle| cycle.documents == 0) {
            return view! { <p class="muted">{t(text::nothing)}</p> }.into_any();
        }
        let last = cycles.last().map(|cycle| cycle.starts_on);
        let bars: Vec<Bar> = cycles.iter().map(|cycle| bar(cycle, cycle_day, last)).collect();
        view! { <Bars bars period=t(text::cycle) what=t(text::documents) /> }.into_any()
    };
    view! {
        <Card title=t(text::by_cycle) about=t(text::by_cycle_more)>
            <Remote load=usage shape=|| view! { <SkelLines lines=6 /> } show />
        </Card>
    }
}

fn bar(cycle: &CycleUsage, cycle_day: u8, last: Option<NaiveDate>) -> Bar {
    let ends_on = months::last_day(cycle.starts_on, cycle_day);
    let name = if cycle_day == 1 {
        say::month_year(cycle.starts_on)
    } else {
        text::span(language(), say::date(cycle.starts_on), say::date(ends_on))
    };
    Bar {
        short: short_month(cycle.starts_on.month(), language()).to_owned(),
        name,
        value: cycle.documents,
        going_on: last == Some(cycle.starts_on),
    }
}

/// What was counted in all of the account's time.
#[component]
pub fn UsageTotals(usage: Load<Usage>) -> impl IntoView {
    let show = |usage: Usage| {
        view! {
            <Facts end=true>
                <Fact name=t(text::since_the_beginning)><span class="num">{say::number(usage.total_documents)}</span></Fact>
                <Fact name=t(text::demo)><span class="num">{say::number(usage.total_demo_documents)}</span></Fact>
            </Facts>
        }
        .into_any()
    };
    view! {
        <Card title=t(text::totals)>
            {move || usage.failure.read().is_none().then(|| view! { <Remote load=usage shape=|| view! { <SkelLines /> } show /> })}
        </Card>
    }
}

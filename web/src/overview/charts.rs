//! The charts: documents by day and by month, accounts that came and went.

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;
use types::overview::{DayFigures, DocumentFigures, MonthFigures};

use crate::kit::format::{month, short_month};
use crate::kit::{Bar, Bars, Card, Group, Series, language, say, t};
use crate::overview::text;

/// Every so many days one has its number below.
const DAYS: usize = 5;

/// Documents by day, this month beside the last.
#[component]
pub fn ByDay(documents: DocumentFigures, today: NaiveDate) -> impl IntoView {
    let before = today.checked_sub_months(Months::new(1)).unwrap_or(today);
    let group = |each: DayFigures| Group {
        short: each.day.to_string(),
        name: each.day.to_string(),
        values: vec![each.this_month, each.last_month],
        going_on: false,
    };
    let names = [today, before].map(|day| capitalised(month(day.month(), language())));
    let about = match documents.demo_this_month {
        0 => t(text::by_day_more).to_owned(),
        count => text::by_day_with_demo(language(), say::number(count)),
    };
    view! {
        <Card title=t(text::by_day) about>
            <Series
                what=t(text::by_day)
                period=t(text::day)
                names=names.to_vec()
                groups=documents.days.into_iter().map(group).collect()
                every=DAYS
            />
        </Card>
    }
    .into_any()
}

/// Documents of the last months.
#[component]
pub fn ByMonth(months: Vec<MonthFigures>) -> impl IntoView {
    let last = months.len().saturating_sub(1);
    let bar = |(place, each): (usize, MonthFigures)| Bar {
        short: short(each.month),
        name: say::month_year(each.month),
        value: each.documents,
        going_on: place == last,
    };
    let bars = months.into_iter().enumerate().map(bar).collect();
    view! {
        <Card title=t(text::by_month) about=t(text::by_month_more)>
            <Bars bars period=t(text::month) what=t(text::documents) />
        </Card>
    }
    .into_any()
}

/// Accounts that came, went and came back.
#[component]
pub fn Moves(months: Vec<MonthFigures>) -> impl IntoView {
    let last = months.len().saturating_sub(1);
    let group = move |(place, each): (usize, MonthFigures)| Group {
        short: short(each.month),
        name: say::month_year(each.month),
        values: vec![
            Some(each.new_accounts),
            Some(each.returned_accounts),
            Some(each.lost_accounts),
        ],
        going_on: place == last,
    };
    let names = [text::new, text::returned, text::lost].map(|name| t(name).to_owned());
    view! {
        <Card title=t(text::moves) about=t(text::moves_more)>
            <Series
                what=t(text::moves)
                period=t(text::month)
                names=names.to_vec()
                groups=months.into_iter().enumerate().map(group).collect()
            />
        </Card>
    }
    .into_any()
}

fn short(day: NaiveDate) -> String {
    short_month(day.month(), language()).to_owned()
}

/// A name as it stands alone.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

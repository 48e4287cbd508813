//! Bars: quantities by period, as inline SVG with the same numbers behind it as a table.

use leptos::prelude::*;

use crate::kit::as_table::AsTable;
use crate::kit::say;

/// One bar: what it stands under, what it is called in full, how much, and whether its period goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub short: String,
    pub name: String,
    pub value: i64,
    pub going_on: bool,
}

/// How a value is written: in short beside the chart's bars and lines, and in full in its table.
#[derive(Clone, Copy)]
pub enum Said {
    Numbers,
    /// Both, by whoever knows what is counted.
    By(Callback<i64, String>, Callback<i64, String>),
}

impl Said {
    pub(super) fn short(self, value: i64) -> String {
        match self {
            Self::Numbers => say::number(value),
            Self::By(short, _) => short.run(value),
        }
    }

    pub(super) fn full(self, value: i64) -> String {
        match self {
            Self::Numbers => say::number(value),
            Self::By(_, full) => full.run(value),
        }
    }
}

pub(super) const BOTTOM: i64 = 152;
const TOP: i64 = 24;
const LINES: i64 = 3;

/// A chart of bars. `period` heads the first column of its table, `what` the second.
#[component]
pub fn Bars(
    bars: Vec<Bar>,
    #[prop(into)] period: String,
    #[prop(into)] what: String,
    #[prop(default = Said::Numbers)] said: Said,
) -> impl IntoView {
    let (lines, height) = grid(bars.iter().map(|bar| bar.value).max().unwrap_or(0), said);
    let count = i64::try_from(bars.len()).unwrap_or(1).max(1);
    let last = bars.len().saturating_sub(1);
    let drawn = bars.iter().enumerate().map(|(place, bar)| {
        let at = |hundredths: i64| permille(hundredths + i64::try_from(place).unwrap_or(0) * 10_000, count);
        let y = BOTTOM - height(bar.value);
        let alternate = if (last - place) % 2 == 1 { "alt" } else { "" };
        view! {
            <g class=bar.going_on.then_some("part")>
                <title>{format!("{}: {}", bar.name, said.full(bar.value))}</title>
                <rect class="hit" x=at(0) y="4" width=permille(10_000, count) height="148" rx="4" />
                <rect class="a" x=at(2_000) y=y.to_string() width=permille(6_000, count) height=height(bar.value).to_string() rx="1.5" />
                <text class=format!("v {alternate}") x=at(5_000) y=(y - 6).to_string() text-anchor="middle">{said.short(bar.value)}</text>
                <text class=if place == last { "on" } else { alternate } x=at(5_000) y="167" text-anchor="middle">{bar.short.clone()}</text>
            </g>
        }
    });
    let drawn = drawn.collect_view();
    let rows = bars.into_iter().map(|bar| vec![bar.name, said.full(bar.value)]);
    let (rows, label) = (rows.collect(), what.clone());
    let columns = vec![period, what.clone()];
    view! {
        <div class="chart">
            <svg class="bars" role="img" aria-label=label>{lines} {drawn}</svg>
            <AsTable what columns rows />
        </div>
    }
    .into_any()
}

/// The grid behind bars up to so much: lines with their numbers, and how high a value stands.
pub(super) fn grid(greatest: i64, said: Said) -> (AnyView, impl Fn(i64) -> i64 + Copy) {
    let step = step(greatest);
    let top = step * LINES;
    let height = move |value: i64| value.saturating_mul(BOTTOM - TOP) / top;
    let line = move |place: i64| {
        let y = (BOTTOM - height(place * step)).to_string();
        let text = (place > 0).then(|| {
            view! { <text x="-44" y=(BOTTOM - height(place * step) - 4).to_string()>{said.short(place * step)}</text> }
        });
        view! { <line x1="-44" x2="100%" y1=y.clone() y2=y /> {text} }
    };
    ((0..=LINES).map(line).collect_view().into_any(), height)
}

/// A share of the chart's width: so many hundredths of a per cent of one of `count` columns.
pub(super) fn permille(hundredths: i64, count: i64) -> String {
    let share = hundredths / count;
    format!("{}.{:02}%", share / 100, share % 100)
}

/// The distance between two lines of the grid: 1, 2 or 5 and zeros, so that three of them hold the greatest.
fn step(greatest: i64) -> i64 {
    let needed = (greatest / LINES + i64::from(greatest % LINES != 0)).max(1);
    let mut unit = 1_i64;
    loop {
        for digit in [1, 2, 5] {
            if digit * unit >= needed {
                return digit * unit;
            }
        }
        match unit.checked_mul(10) {
            Some(next) => unit = next,
            None => return needed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{permille, step};

    #[test]
    fn the_grid_has_round_numbers_and_holds_the_greatest() {
        for (greatest, expected) in [(0, 1), (3, 1), (4, 2), (45, 20), (150, 50), (44_918, 20_000)] {
            assert_eq!(step(greatest), expected, "{greatest}");
            assert!(step(greatest) * 3 >= greatest);
        }
    }

    #[test]
    fn shares_are_cut_to_hundredths_of_a_per_cent() {
        assert_eq!(permille(10_000, 12), "8.33%");
        assert_eq!(permille(10_000, 1), "100.00%");
    }
}

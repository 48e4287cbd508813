//! Several quantities by period, side by side: inline SVG with a legend, and the same numbers behind it as a table.

use leptos::prelude::*;

use crate::kit::as_table::AsTable;
use crate::kit::bars::{BOTTOM, Said, grid, permille};
use crate::kit::format::NOTHING;

/// One period: what it stands under, what it is called in full, one value for each quantity (none where there can be
/// none), and whether it goes on, which its short name shows: paler bars would be taken for another quantity's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub short: String,
    pub name: String,
    pub values: Vec<Option<i64>>,
    pub going_on: bool,
}

/// The classes that colour the quantities, in their order.
const CLASSES: [&str; 3] = ["a", "b", "c"];

/// A chart of up to three quantities. `what` names it, `period` heads the first column of its table, `names` are the
/// quantities; every so many periods one has its short name below.
#[component]
pub fn Series(
    #[prop(into)] what: String,
    #[prop(into)] period: String,
    names: Vec<String>,
    groups: Vec<Group>,
    #[prop(default = 1)] every: usize,
    #[prop(default = Said::Numbers)] said: Said,
) -> impl IntoView {
    let values = groups.iter().flat_map(|group| group.values.iter().flatten());
    let (lines, height) = grid(values.copied().max().unwrap_or(0), said);
    let count = i64::try_from(groups.len()).unwrap_or(1).max(1);
    let width = 7_000 / i64::try_from(names.len()).unwrap_or(1).max(1);
    let last = groups.len().saturating_sub(1);
    let drawn = groups.iter().enumerate().map(|(place, group)| {
        let at = |hundredths: i64| permille(hundredths + i64::try_from(place).unwrap_or(0) * 10_000, count);
        let bars = (0_i64..).zip(CLASSES).zip(&group.values);
        let bars = bars.filter_map(|((nth, class), value)| {
            let height = height((*value)?);
            let y = (BOTTOM - height).to_string();
            let x = at(1_500 + nth * width);
            Some(view! { <rect class=class x=x y=y width=permille(width, count) height=height.to_string() rx="1" /> })
        });
        let class = match (group.going_on, (last - place) % 2) {
            (true, _) => "on",
            (false, 1) if every == 1 => "alt",
            _ => "",
        };
        let label = (place % every == 0).then(|| {
            view! { <text class=class x=at(5_000) y="167" text-anchor="middle">{group.short.clone()}</text> }
        });
        view! {
            <g>
                <title>{told(group, &names, said)}</title>
                <rect class="hit" x=at(0) y="4" width=permille(10_000, count) height="148" rx="4" />
                {bars.collect_view()}
                {label}
            </g>
        }
    });
    let drawn = drawn.collect_view();
    let legend = names
        .iter()
        .map(|name| view! { <span>{name.clone()}</span> })
        .collect_view();
    let columns = std::iter::once(period).chain(names).collect();
    let label = what.clone();
    view! {
        <div class="chart">
            <p class="legend" aria-hidden="true">{legend}</p>
            <svg class="bars" role="img" aria-label=label>{lines} {drawn}</svg>
            <AsTable what columns rows=groups.into_iter().map(|group| cells(group, said)).collect() />
        </div>
    }
    .into_any()
}

/// A period in a sentence: `21 nov: Este mes 2,104 · Mes pasado 1,988`.
fn told(group: &Group, names: &[String], said: Said) -> String {
    let values = names.iter().zip(&group.values);
    let values = values.filter_map(|(name, value)| value.map(|value| format!("{name} {}", said.full(value))));
    format!("{}: {}", group.name, values.collect::<Vec<_>>().join(" · "))
}

fn cells(group: Group, said: Said) -> Vec<String> {
    let number = |value: Option<i64>| value.map_or_else(|| NOTHING.to_owned(), |value| said.full(value));
    std::iter::once(group.name)
        .chain(group.values.into_iter().map(number))
        .collect()
}

//! The same numbers as a chart, as a table that opens below it.

use leptos::prelude::*;

use crate::kit::text::t;

/// The table behind a chart: what it is of, its columns, and rows of as many cells. The first column says what a row
/// is of, the others are numbers.
#[component]
pub fn AsTable(#[prop(into)] what: String, columns: Vec<String>, rows: Vec<Vec<String>>) -> impl IntoView {
    let class = |place: usize| (place > 0).then_some("n");
    let head = |(place, name): (usize, String)| view! { <th scope="col" class=class(place)>{name}</th> };
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(place, text)| match place {
            0 => view! { <th scope="row">{text}</th> }.into_any(),
            _ => view! { <td class="n">{text}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let of = format!(": {what}");
    view! {
        <details class="as-table">
            <summary>{t(text::as_table)} <span class="vh">{of}</span></summary>
            <table class="table">
                <caption class="vh">{what}</caption>
                <thead>
                    <tr>{columns.into_iter().enumerate().map(head).collect_view()}</tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

mod text {
    types::texts! {
        as_table: "Ver como tabla", "Ver como tabela", "Show as a table";
    }
}

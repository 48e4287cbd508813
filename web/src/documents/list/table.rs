//! The table of documents: headers that sort, and rows.

use leptos::prelude::*;
use types::documents::DocumentSort;
use types::kit::page::Order;
use types::tax_id::Country;

use crate::documents::list::row::{Listed, key, row};
use crate::documents::list::showing::Showing;
use crate::documents::list::text as words;
use crate::documents::{name, state_text, text};
use crate::kit::remote::long_wait;
use crate::kit::{Listing, filter, t};

/// How many rows stand there while the first page is waited for.
const SKELETON: usize = 8;

/// The table; `of_all` says whose each document is.
#[component]
pub fn DocumentsTable(list: Listing<Listed>, showing: Showing, country: Country, of_all: bool) -> impl IntoView {
    let long = long_wait(move || list.waiting.get() && !list.begun.get());
    let none = move || list.begun.get() && list.items.read().is_empty();
    let sorted = move || showing.asked.with(|asked| asked.documents.sorted());
    let caption = move || {
        t(match sorted() {
            (DocumentSort::Admitted, Order::Desc) => words::by_admission,
            (DocumentSort::Admitted, Order::Asc) => words::by_admission_up,
            (DocumentSort::Issued, Order::Desc) => words::by_issue,
            (DocumentSort::Issued, Order::Asc) => words::by_issue_up,
        })
    };
    let plain = |label: &'static str, class: &'static str| view! { <th scope="col" class=class>{label}</th> };
    let whose = of_all.then(|| plain(t(words::account), "w2"));
    let customer = plain(t(text::customer), "w3");
    let came = sorting(t(text::received), "w5", DocumentSort::Admitted, showing);
    let shape = move || long.get().then(|| skeleton(of_all));
    view! {
        <table class="table" hidden=none>
            <caption class="vh">{caption}</caption>
            <thead>
                <tr>
                    {plain(t(text::number), "who")} {whose} {customer}
                    {sorting(t(text::issued), "w1", DocumentSort::Issued, showing)}
                    {plain(name::total_header(country), "n")} {plain(t(state_text::state), "w2")} {came}
                    <th scope="col" class="do">
                        <span class="vh">{t(words::actions)}</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                {shape}
                <For each=move || list.items.get() key=key children=move |listed: Listed| row(listed, of_all, country) />
            </tbody>
        </table>
    }
    .into_any()
}

/// A header that sorts: the last first, then the other way round.
fn sorting(label: &'static str, class: &'static str, sort: DocumentSort, showing: Showing) -> AnyView {
    let sorted = Signal::derive(move || {
        let (by, order) = showing.asked.with(|asked| asked.documents.sorted());
        (by == sort).then(|| order.spoken())
    });
    let turn = Callback::new(move |()| showing.change(|asked| asked.turn(sort)));
    filter::sorting(label, class.to_owned(), sorted, turn)
}

fn skeleton(of_all: bool) -> AnyView {
    let row = |_| {
        view! {
            <tr aria-hidden="true">
                <td class="who"><span class="skel m" /><span class="skel s" /></td>
                {of_all.then(|| view! { <td class="w2"><span class="skel" /></td> })}
                <td class="w3"><span class="skel" /></td>
                <td class="w1"><span class="skel" /></td>
                <td class="n"><span class="skel" /></td>
                <td class="w2"><span class="skel" /></td>
                <td class="w5"><span class="skel" /></td>
                <td class="do" />
            </tr>
        }
    };
    (0..SKELETON).map(row).collect_view().into_any()
}

//! The table of accounts: the columns that are shown, headers that sort, and rows.

use leptos::prelude::*;
use types::accounts::{Account, AccountId, AccountSort};
use types::kit::page::Order;

use crate::accounts::list::columns::Col;
use crate::accounts::list::display;
use crate::accounts::list::showing::Showing;
use crate::accounts::list::text as words;
use crate::accounts::row::{Drawing, key, row};
use crate::accounts::text;
use crate::kit::pick::tick_head;
use crate::kit::remote::long_wait;
use crate::kit::{Listing, Picked, filter, language, t};

/// How many rows stand there while the first page is waited for.
const SKELETON: usize = 8;

/// The table. Drawn anew when other columns are shown.
#[component]
pub fn AccountsTable(
    list: Listing<Account>,
    showing: Showing,
    open: Memo<Option<AccountId>>,
    picked: Option<Picked<Account>>,
) -> impl IntoView {
    let look = Memo::new(move |_| {
        showing
            .asked
            .with(|asked| (asked.shown(), asked.columns.is_some(), asked.compact))
    });
    let long = long_wait(move || list.waiting.get() && !list.begun.get());
    let none = move || list.begun.get() && list.items.read().is_empty();
    let caption = move || {
        let (sort, order) = showing.accounts.with(types::accounts::AccountQuery::sorted);
        let way = match order {
            Order::Asc => t(words::ascending),
            Order::Desc => t(words::descending),
        };
        let order = format!("{}, {}", display::name(sort), way).to_lowercase();
        words::sorted_by(language(), &order)
    };
    move || {
        let (columns, chosen, compact) = look.get();
        let drawing = StoredValue::new(Drawing {
            columns: columns.clone(),
            chosen,
            open,
            query: showing.query,
            picked,
        });
        let heads = columns
            .iter()
            .map(|column| head(*column, chosen, showing))
            .collect_view();
        let shape = move || long.get().then(|| skeleton(&columns, chosen, picked.is_some()));
        let class = if compact { "table compact" } else { "table" };
        view! {
            <div class=if chosen { "wide" } else { "" } hidden=none>
                <table class=class>
                    <caption class="vh">{caption}</caption>
                    <thead>
                        <tr>
                            {picked.map(|picked| tick_head(picked, t(words::choose_all).to_owned()))}
                            {sorting(t(text::company), "who".to_owned(), AccountSort::Name, showing)}
                            {heads}
                        </tr>
                    </thead>
                    <tbody>
                        {shape}
                        <For
                            each=move || list.items.get()
                            key=key
                            children=move |account: Account| drawing.with_value(|drawing| row(&account, drawing))
                        />
                    </tbody>
                </table>
            </div>
        }
    }
}

fn head(column: Col, chosen: bool, showing: Showing) -> AnyView {
    let class = column.class(chosen);
    let (label, whole) = (column.head(), column.label());
    match column.sort() {
        Some(sort) => sorting(label, class, sort, showing),
        None => view! { <th scope="col" class=class title=whole>{label}</th> }.into_any(),
    }
}

/// A header that sorts: first the way people read it, then the other way round.
fn sorting(label: &'static str, class: String, sort: AccountSort, showing: Showing) -> AnyView {
    let sorted = Signal::derive(move || {
        let (by, order) = showing.accounts.with(types::accounts::AccountQuery::sorted);
        (by == sort).then(|| order.spoken())
    });
    let turn = Callback::new(move |()| showing.change(|asked| asked.turn(sort)));
    filter::sorting(label, class, sorted, turn)
}

fn skeleton(columns: &[Col], chosen: bool, ticks: bool) -> AnyView {
    let cell = |column: &Col| view! { <td class=column.class(chosen)><span class="skel" /></td> };
    let row = |_| {
        view! {
            <tr aria-hidden="true">
                {ticks.then(|| view! { <td class="tick w1" /> })}
                <td class="who"><span class="skel m" /><span class="skel s" /></td>
                {columns.iter().map(cell).collect_view()}
            </tr>
        }
    };
    (0..SKELETON).map(row).collect_view().into_any()
}

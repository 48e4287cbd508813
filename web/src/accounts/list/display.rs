//! How the list looks: its order, its density and its columns, in a panel.

use leptos::prelude::*;
use types::accounts::AccountSort;
use types::kit::page::Order;

use crate::accounts::list::asked::Asked;
use crate::accounts::list::columns::{ALL, Col};
use crate::accounts::list::showing::Showing;
use crate::accounts::list::text;
use crate::accounts::text as words;
use crate::kit::{Button, Field, Kind, Panel, PanelDone, Segmented, Select, t};

const COMFORTABLE: &str = "comfortable";
const COMPACT: &str = "compact";
const ASCENDING: &str = "asc";
const DESCENDING: &str = "desc";

/// What accounts are sorted by, in words.
#[must_use]
pub fn name(sort: AccountSort) -> &'static str {
    t(match sort {
        AccountSort::Created => words::created,
        AccountSort::Name => words::company,
        AccountSort::Hostname => words::hostname,
        AccountSort::TaxId => words::tax_id,
        AccountSort::TotalDocuments => words::documents_in_all,
        AccountSort::Users => words::users,
    })
}

/// The button and its panel.
#[component]
pub fn Display(showing: Showing) -> impl IntoView {
    view! {
        <Panel label=t(text::display) about=t(text::display_long) icon="columns">
            <Content showing />
        </Panel>
    }
}

#[component]
fn Content(showing: Showing) -> impl IntoView {
    let sort = showing.tied(sort_of, set_sort);
    let order = showing.tied(order_of, set_order);
    let density = showing.tied(density_of, set_density);
    let sorts = AccountSort::ALL.map(|sort| (sort.name().to_owned(), name(sort).to_owned()));
    let orders = vec![(ASCENDING, t(text::ascending)), (DESCENDING, t(text::descending))];
    let densities = vec![(COMFORTABLE, t(text::comfortable)), (COMPACT, t(text::compact))];
    let at_first = Callback::new(move |()| {
        showing.change(|asked| {
            asked.sort(AccountSort::default());
            asked.columns = None;
            asked.compact = false;
        });
    });
    view! {
        <div class="body">
            <Field name="sort" label=t(text::sort_by)>
                <Select value=sort options=Signal::stored(sorts.to_vec()) />
            </Field>
            <Field name="order" label=t(text::direction) group=true>
                <Segmented value=order options=orders fill=true />
            </Field>
            <Field name="density" label=t(text::density) group=true>
                <Segmented value=density options=densities fill=true />
            </Field>
            <Field name="columns" label=t(text::display) group=true>
                <ul class="ticks" role="list">
                    {ALL.map(|column| tick(column, showing)).into_iter().collect_view()}
                </ul>
            </Field>
        </div>
        <div class="foot">
            <Button label=t(text::as_at_first) kind=Kind::Ghost icon="undo" on_click=at_first />
            <PanelDone label=t(text::done) />
        </div>
    }
    .into_any()
}

fn tick(column: Col, showing: Showing) -> AnyView {
    let shown = move || showing.asked.with(|asked| asked.shown().contains(&column));
    view! {
        <li>
            <label>
                <input
                    class="check"
                    type="checkbox"
                    prop:checked=shown
                    on:change=move |event| {
                        let wanted = event_target_checked(&event);
                        showing.change(|asked| asked.show(column, wanted));
                    }
                />
                {column.label()}
            </label>
        </li>
    }
    .into_any()
}

fn sort_of(asked: &Asked) -> String {
    asked.accounts.sorted().0.name().to_owned()
}

fn set_sort(asked: &mut Asked, name: String) {
    if let Some(sort) = AccountSort::of_name(&name).filter(|sort| *sort != asked.accounts.sorted().0) {
        asked.sort(sort);
    }
}

fn order_of(asked: &Asked) -> String {
    match asked.accounts.sorted().1 {
        Order::Asc => ASCENDING,
        Order::Desc => DESCENDING,
    }
    .to_owned()
}

fn set_order(asked: &mut Asked, name: String) {
    let (sort, order) = asked.accounts.sorted();
    let wanted = if name == ASCENDING { Order::Asc } else { Order::Desc };
    if order != wanted {
        asked.turn(sort);
    }
}

fn density_of(asked: &Asked) -> String {
    if asked.compact { COMPACT } else { COMFORTABLE }.to_owned()
}

fn set_density(asked: &mut Asked, name: String) {
    asked.compact = name == COMPACT;
}

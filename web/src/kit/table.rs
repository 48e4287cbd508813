//! A list as a table: read page by page from the service, with its skeleton, its empty state and its foot.

use leptos::prelude::*;

use crate::kit::button::Button;
use crate::kit::load::Listing;
use crate::kit::note::ErrorNote;
use crate::kit::remote::long_wait;
use crate::kit::say;
use crate::kit::text::{language, t};

/// A column: its header and the classes of its cells: `n` for numbers, `w1` (leaves last) to `w5` (leaves
/// first) for the order in which columns leave a narrow list. The first column never leaves.
#[derive(Clone, Copy, Debug)]
pub struct Column(pub &'static str, pub &'static str);

/// A card with a table in it. `row` draws a whole `<tr>`, whose cells carry the classes of their columns; the
/// first cell is `<td class="who"><a href=…>name</a><small>more</small></td>`. `children`: the filter bar.
#[component]
pub fn ListTable<T>(
    /// What the table lists, and in which order; for screen readers.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    list: Listing<T>,
    /// What tells one item from another, its version included, so that a changed item is drawn anew.
    key: fn(&T) -> String,
    row: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
    /// What stands there when the list is empty.
    #[prop(into)]
    empty: ViewFn,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let long = long_wait(move || list.waiting.get() && !list.begun.get());
    let retry = Callback::new(move |()| list.again());
    let heads = columns
        .iter()
        .map(|Column(label, class)| head(label, class))
        .collect_view();
    let shape = move || long.get().then(|| skeleton(&columns));
    let none = move || list.begun.get() && list.items.read().is_empty();
    let named = caption.clone();
    view! {
        {move || list.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        <section
            class="card list"
            aria-label=named
            aria-busy=move || list.waiting.get().to_string()
        >
            {children.map(|children| children())}
            <table class="table" hidden=none>
                <caption class="vh">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>
                    {shape} <For each=move || list.items.get() key=move |item| key(item) children=row />
                </tbody>
            </table>
            {move || none().then(|| empty.run())}
            <Pager list />
        </section>
    }
    .into_any()
}

fn head(label: &'static str, class: &'static str) -> AnyView {
    if label.is_empty() {
        view! { <th scope="col" class="do"><span class="vh">{t(text::actions)}</span></th> }.into_any()
    } else {
        view! { <th scope="col" class=class>{label}</th> }.into_any()
    }
}

fn skeleton(columns: &[Column]) -> AnyView {
    const ROWS: usize = 8;
    let row = |_| {
        let cell = |(place, Column(_, class)): (usize, &Column)| {
            if place == 0 {
                view! { <td class="who"><span class="skel m" /><span class="skel s" /></td> }.into_any()
            } else {
                view! { <td class=*class><span class="skel" /></td> }.into_any()
            }
        };
        view! { <tr aria-hidden="true">{columns.iter().enumerate().map(cell).collect_view()}</tr> }
    };
    (0..ROWS).map(row).collect_view().into_any()
}

/// How many of how many are shown, and the way to more.
#[component]
pub fn Pager<T: Send + Sync + 'static>(list: Listing<T>) -> impl IntoView {
    let more = Callback::new(move |()| list.more());
    let shown = move || {
        let count = i64::try_from(list.items.read().len()).unwrap_or(i64::MAX);
        match list.total.get() {
            Some(total) => text::of(language(), say::number(count), say::number(total)),
            None => text::shown(language(), say::number(count)),
        }
    };
    let some = move || !list.items.read().is_empty();
    move || {
        some().then(|| {
            view! {
                <div class="pager">
                    <span class="num" role="status">{shown}</span>
                    {move || {
                        list.has_more()
                            .then(|| {
                                view! { <Button label=t(text::more) small=true busy=list.waiting on_click=more /> }
                            })
                    }}
                </div>
            }
        })
    }
}

mod text {
    types::texts! {
        actions: "Acciones", "Ações", "Actions";
        more: "Mostrar más", "Mostrar mais", "Show more";
        of(count: String, total: String): "{count} de {total}", "{count} de {total}", "{count} of {total}";
        shown(count: String): "Se muestran {count}", "Mostrando {count}", "{count} shown";
    }
}

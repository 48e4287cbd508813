//! What lists have in common that say in their address what they show: chips of what is set, headers that sort.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::kit::{Button, Icon, Kind, browser, language, t};

/// What is listed is no older; a year that is still being typed is.
const FIRST_YEAR: i32 = 2000;

/// Reads a query pair by pair: `read` takes those before and one more, and a pair with which it understands nothing is
/// left out.
pub fn understood<T>(pairs: impl IntoIterator<Item = (String, String)>, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let (mut kept, mut last) = (Vec::new(), None);
    for pair in pairs {
        kept.push(pair);
        let text = serde_urlencoded::to_string(&kept).unwrap_or_default();
        match read(&text) {
            Some(found) => last = Some(found),
            None => drop(kept.pop()),
        }
    }
    last
}

/// A day as a date's control writes it.
#[must_use]
pub fn written(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Takes a day that was typed; one whose year is still being typed changes nothing.
pub fn put_day(day: &mut Option<NaiveDate>, typed: &str) {
    match typed.parse::<NaiveDate>() {
        Ok(typed) if typed.year() >= FIRST_YEAR => *day = Some(typed),
        Ok(_) => (),
        Err(_) => *day = None,
    }
}

/// A filter that is set, and to what, where it can be more than on.
#[derive(Clone)]
pub struct Chip {
    pub name: &'static str,
    pub value: Option<String>,
    /// Takes it off.
    pub off: Callback<()>,
}

impl Chip {
    #[must_use]
    pub fn said(&self) -> String {
        match &self.value {
            Some(value) => format!("{} {value}", self.name),
            None => self.name.to_owned(),
        }
    }
}

/// What is set, in words: `Plan Empresa · Entorno Demo`.
#[must_use]
pub fn said(chips: &[Chip]) -> String {
    let said: Vec<String> = chips.iter().map(Chip::said).collect();
    said.join(" · ")
}

/// The chips of what is set; nothing where nothing is.
#[component]
pub fn Chips(#[prop(into)] set: Signal<Vec<Chip>>, clear: Callback<()>) -> impl IntoView {
    let any = Memo::new(move |_| !set.read().is_empty());
    let chip = move |each: Chip| {
        let spoken = text::take_off(language(), each.said());
        let off = move |_| {
            each.off.run(());
            keep_focus();
        };
        let value = each.value.map(|value| view! { " " <b>{value}</b> });
        view! {
            <button class="chip set" type="button" aria-label=spoken on:click=off>
                <span>{each.name} {value}</span>
                <Icon name="x" />
            </button>
        }
    };
    let clear = Callback::new(move |()| {
        clear.run(());
        keep_focus();
    });
    move || {
        any.get().then(|| {
            view! {
                <div class="filters chips" role="group" aria-label=t(text::set)>
                    {move || set.get().into_iter().map(chip).collect_view()}
                    <Button label=t(text::clear) kind=Kind::Ghost small=true on_click=clear />
                </div>
            }
        })
    }
}

/// The chip that had the focus goes: the next one gets it, or the button that opens the filters.
fn keep_focus() {
    request_animation_frame(|| {
        request_animation_frame(|| {
            let _ = browser::focus(".chips .chip") || browser::focus(".filters [popovertarget]");
        });
    });
}

/// A header that sorts: `sorted` says `ascending` or `descending` where the list is sorted by it.
pub fn sorting(
    label: &'static str,
    class: String,
    sorted: Signal<Option<&'static str>>,
    turn: Callback<()>,
) -> AnyView {
    view! {
        <th scope="col" class=class aria-sort=move || sorted.get()>
            <button class="sort" type="button" on:click=move |_| turn.run(())>
                {label}
                <Icon name="sort" />
            </button>
        </th>
    }
    .into_any()
}

mod text {
    types::texts! {
        set: "Filtros puestos", "Filtros ativos", "Filters set";
        take_off(filter: String): "Quitar el filtro {filter}", "Tirar o filtro {filter}", "Remove the filter {filter}";
        clear: "Quitar filtros", "Limpar filtros", "Clear filters";
    }
}

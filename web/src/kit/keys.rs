//! The keys of a list: `j` and `k` go from row to row; a letter presses the control of the row that names it in
//! `aria-keyshortcuts`, and `x` ticks. The focus is the browser's own, on the row's link. Letters alone are typed by
//! mistake and by dictation, so they can be switched off (WCAG 2.1.4).

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement};

use crate::kit::browser;
use crate::kit::effect::effect;

/// The row's links, in their order.
const LINKS: &str = "main .table tbody .who > a";
/// Where letters are typed, or mean something else.
const TAKES_LETTERS: &str = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog";

/// Where this browser keeps that the keys are off.
const OFF: &str = "row-keys-off";

/// Listens as long as whoever asks is on the page. `items` reads the signal of the rows: when the row with the focus is
/// drawn anew or leaves, the one in its place gets it. The signal says whether the keys act; what it is set to is kept.
pub fn row_keys(items: impl Fn() + 'static) -> RwSignal<bool> {
    let on = RwSignal::new(browser::recall(OFF).is_none());
    effect(move || {
        if on.get() {
            browser::forget(OFF);
        } else {
            browser::remember(OFF, "off");
        }
    });
    let place = StoredValue::new(None::<usize>);
    let on_key = window_event_listener(ev::keydown, move |event| {
        if on.get_untracked() && is_for_rows(&event) && go(&event, place.get_value()) {
            event.prevent_default();
        }
    });
    let on_focus = window_event_listener(ev::focusin, move |event| {
        let target = target(&event);
        if target.as_ref().is_some_and(|target| !is_in(target, "dialog")) {
            place.set_value(target.and_then(|target| place_of(&links(), &target)));
        }
    });
    let on_press = window_event_listener(ev::pointerdown, move |_| place.set_value(None));
    on_cleanup(move || {
        on_key.remove();
        on_focus.remove();
        on_press.remove();
    });
    effect(move || {
        items();
        request_animation_frame(move || {
            if let Some(place) = place.try_get_value().flatten().filter(|_| browser::focus_is_lost()) {
                let still = FocusOptions::new();
                still.set_prevent_scroll(true);
                let links = links();
                if let Some(link) = links.get(place).or(links.last()) {
                    drop(link.focus_with_options(&still));
                } else {
                    browser::focus("main h1");
                }
            }
        });
    });
    on
}

fn is_for_rows(event: &KeyboardEvent) -> bool {
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    let typed = target(event).is_some_and(|target| is_in(&target, TAKES_LETTERS));
    !held && !typed && !event.default_prevented() && browser::nothing_above()
}

/// Does what a key says, and tells whether it says anything. `lost`: where the focus was before its row went away.
fn go(event: &KeyboardEvent, lost: Option<usize>) -> bool {
    let (links, key) = (links(), event.key());
    let here = document().active_element().and_then(|active| place_of(&links, &active));
    let to = match (key.as_str(), here) {
        ("j", Some(here)) => here + 1,
        ("k", Some(here)) => here.saturating_sub(1),
        ("j" | "k", None) => lost.unwrap_or(0),
        (_, Some(here)) => return links.get(here).is_some_and(|link| press(link, &key, event.repeat())),
        (_, None) => return false,
    };
    let link = links.get(to).or(links.last());
    link.is_some_and(|link| link.focus().is_ok())
}

/// Presses the control of a row that has this key; a choice is opened.
fn press(link: &HtmlElement, key: &str, again: bool) -> bool {
    let selector = match key.as_bytes() {
        b"x" => ".tick .check".to_owned(),
        [b'a'..=b'z'] => format!("[aria-keyshortcuts={key}]"),
        _ => return false,
    };
    let row = link.closest("tr").ok().flatten();
    let found = row.and_then(|row| row.query_selector(&selector).ok().flatten());
    let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if again {
        return true;
    }
    if control.tag_name() == "SELECT" {
        drop(control.focus());
        // A choice has the method of an input's picker; web-sys does not know.
        drop(control.unchecked_ref::<HtmlInputElement>().show_picker());
    } else {
        control.click();
    }
    true
}

fn links() -> Vec<HtmlElement> {
    let found = document().query_selector_all(LINKS).ok();
    let each =
        |found: web_sys::NodeList| (0..found.length()).filter_map(move |place| found.get(place)?.dyn_into().ok());
    found.into_iter().flat_map(each).collect()
}

/// The place of the row an element stands in.
fn place_of(links: &[HtmlElement], element: &Element) -> Option<usize> {
    let row = element.closest("tbody tr").ok().flatten()?;
    links.iter().position(|link| row.contains(Some(link)))
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_in(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

//! What is open, kept in the address: a dialog at `/plans/new` is a link, closes with Back, and leaves its list in place.

use crate::kit::effect::effect;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

/// Whether the dialog of a list is open: at `list/new`, on a route whose path ends in `/:new?`. Closing it goes
/// back to the address of the list; so does its address where it `may` not be opened.
#[must_use]
pub fn open_at_new(list: &'static str, may: bool) -> RwSignal<bool> {
    let params = use_params_map();
    let navigate = use_navigate();
    let asked = Memo::new(move |_| params.read().get("new"));
    let is_new = move |asked: Option<String>| may && asked.as_deref() == Some("new");
    let open = RwSignal::new(is_new(asked.get_untracked()));
    effect(move || open.set(is_new(asked.get())));
    effect(move || {
        if !open.get() && asked.read_untracked().is_some() {
            navigate(list, quietly(true));
        }
    });
    open
}

/// Goes to an address without moving the page; `replace` leaves no step to come back to.
#[must_use]
pub fn quietly(replace: bool) -> NavigateOptions {
    NavigateOptions {
        scroll: false,
        replace,
        ..NavigateOptions::default()
    }
}

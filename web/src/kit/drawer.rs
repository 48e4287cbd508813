//! The drawer: looks at one row without losing the list. Beside the list from 1200 px up, above it below.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::kit::browser;
use crate::kit::button::{IconButton, Kind};
use crate::kit::dialog::leaves;
use crate::kit::effect::effect;
use crate::kit::icon::fresh_id;
use crate::kit::text::t;

const WIDE: &str = "(min-width: 75rem)";

/// A drawer, open as long as it is on the page. `on_close` goes back to the address of the list.
/// Children: `<div class="body">`, and a `<div class="foot">` with two or three buttons.
#[component]
pub fn Drawer(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] about: Signal<String>,
    /// Beside the close button: links and menus.
    #[prop(optional, into)]
    acts: ViewFn,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let opener = document()
        .active_element()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let opener = StoredValue::new_local(opener);
    effect(move || {
        if let Some(dialog) = node.get() {
            open(&dialog);
        }
    });
    let on_resize = window_event_listener(ev::resize, move |_| {
        if let Some(dialog) = node.get_untracked() {
            adapt(&dialog);
        }
    });
    let on_key = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && browser::nothing_above() {
            on_close.run(());
        }
    });
    on_cleanup(move || {
        on_resize.remove();
        on_key.remove();
        if let Some(Some(opener)) = opener.try_get_value()
            && opener.is_connected()
        {
            drop(opener.focus());
        }
    });
    let id = fresh_id("w");
    let labelled = id.clone();
    view! {
        <dialog
            class="drawer"
            node_ref=node
            aria-labelledby=labelled
            on:cancel=leaves(move || on_close.run(()))
        >
            <div class="head">
                <div>
                    <h2 id=id tabindex="-1" autofocus=true>{title}</h2>
                    <p class="num">{about}</p>
                </div>
                {acts.run()}
                <IconButton label=t(text::close) icon="x" kind=Kind::Ghost on_click=on_close />
            </div>
            {children()}
        </dialog>
    }
    .into_any()
}

fn open(dialog: &HtmlDialogElement) {
    if dialog.open() {
        return;
    }
    if browser::matches(WIDE) {
        dialog.show();
    } else {
        drop(dialog.show_modal());
    }
}

/// Opens it the other way when the window crosses the width between beside and above.
fn adapt(dialog: &HtmlDialogElement) {
    let is_modal = dialog.matches(":modal").unwrap_or(false);
    if dialog.open() && is_modal == browser::matches(WIDE) {
        dialog.close();
        open(dialog);
    }
}

mod text {
    types::texts! {
        close: "Cerrar", "Fechar", "Close";
    }
}

//! Menus: actions on one thing, in a native popover at its button. Plain buttons and links; arrows move.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::kit::icon::{Icon, fresh_id};

/// A button that is only an icon, and its menu. Children: `MenuItem`, `MenuLink`, `<hr/>`.
#[component]
pub fn Menu(
    #[prop(into)] label: String,
    #[prop(default = "more")] icon: &'static str,
    #[prop(default = "btn ghost sm icon")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let id = fresh_id("m");
    let target = id.clone();
    let title = label.clone();
    view! {
        <button
            class=class
            type="button"
            popovertarget=target
            aria-label=label
            title=title
        >
            <Icon name=icon />
        </button>
        <MenuPanel id>{children()}</MenuPanel>
    }
    .into_any()
}

/// A button with a word on it, and its menu. While `busy` it turns and does not open.
#[component]
pub fn WordMenu(
    #[prop(into)] label: Signal<String>,
    icon: &'static str,
    #[prop(optional, into)] busy: Signal<bool>,
    /// The menu grows to the right from the button's left edge.
    #[prop(optional)]
    start: bool,
    /// For screen readers, where the word alone does not say what it opens.
    #[prop(optional, into)]
    spoken: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    let id = fresh_id("m");
    let target = id.clone();
    view! {
        <button
            class="btn"
            type="button"
            popovertarget=target
            aria-label=spoken
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |event| {
                if busy.get_untracked() {
                    event.prevent_default();
                }
            }
        >
            <Icon name=icon />
            <span class="ell">{label}</span>
            <Icon name="down" />
        </button>
        <MenuPanel id start>
            {children()}
        </MenuPanel>
    }
    .into_any()
}

/// The menu itself, for a button of one's own with `popovertarget` set to the same id.
#[component]
pub fn MenuPanel(
    id: String,
    /// Grows to the right from its button's left edge.
    #[prop(optional)]
    start: bool,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let close = move |event: MouseEvent| {
        let stays = within(&event, "label, [data-stays]");
        if let (false, Some(menu)) = (stays, node.get_untracked()) {
            drop(menu.hide_popover());
        }
    };
    view! {
        <div
            class=if start { "menu start" } else { "menu" }
            id=id
            popover="auto"
            node_ref=node
            on:click=close
            on:toggle=move |_| {
                if let Some(menu) = node.get_untracked() && menu.matches(":popover-open").unwrap_or(false) {
                    focus_first(&menu);
                }
            }
            on:keydown=move |event| {
                if let Some(menu) = node.get_untracked() {
                    step(&menu, &event);
                }
            }
        >
            {children()}
        </div>
    }
    .into_any()
}

/// One action of a menu.
#[component]
pub fn MenuItem(
    #[prop(into)] label: String,
    #[prop(optional, into)] icon: Option<&'static str>,
    /// In the colour of harm.
    #[prop(optional)]
    danger: bool,
    /// The key that does it in a list with `row_keys`.
    #[prop(optional, into)]
    key: Option<&'static str>,
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=danger.then_some("danger")
            aria-keyshortcuts=key
            on:click=move |_| on_click.run(())
        >
            {icon.map(|name| view! { <Icon name /> })}
            {label}
            {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </button>
    }
    .into_any()
}

/// One address in a menu.
#[component]
pub fn MenuLink(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(optional, into)] icon: Option<&'static str>,
) -> impl IntoView {
    view! {
        <a href=href>
            {icon.map(|name| view! { <Icon name /> })}
            {label}
        </a>
    }
    .into_any()
}

fn within(event: &MouseEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

fn focus_first(menu: &HtmlElement) {
    let first = menu.query_selector("a, button, input").ok().flatten();
    if let Some(first) = first.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(first.focus());
    }
}

/// Moves the focus by the arrow keys, round and round.
fn step(menu: &HtmlElement, event: &KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    let Ok(found) = menu.query_selector_all("a, button, input") else {
        return;
    };
    let items: Vec<HtmlElement> = (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let here = items.iter().position(|item| active.as_ref() == Some(item.as_ref()));
    let last = items.len().saturating_sub(1);
    let next = match (here, forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(place), true) => {
            if place == last {
                0
            } else {
                place + 1
            }
        }
        (Some(place), false) => place.checked_sub(1).unwrap_or(last),
    };
    if let Some(item) = items.get(next) {
        drop(item.focus());
    }
}

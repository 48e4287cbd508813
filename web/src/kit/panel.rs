//! Panels: a few controls in a popover at their button, used while the page behind is seen to follow; a sheet from
//! below on the telephone.

use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::kit::icon::{Icon, fresh_id};

/// The popover a control stands in.
#[derive(Clone)]
struct PanelId(String);

/// A button and its panel. Children are drawn anew at each opening: `<div class="body">`, and a
/// `<div class="foot">` that ends with [`PanelDone`].
#[component]
pub fn Panel(
    #[prop(into)] label: String,
    /// What is in it: the panel's name for screen readers, and the button's tooltip.
    #[prop(into)]
    about: String,
    icon: &'static str,
    /// How many of its controls are in use, beside the label.
    #[prop(optional, into)]
    count: Signal<usize>,
    /// Grows to the right from its button's left edge.
    #[prop(optional)]
    start: bool,
    #[prop(optional)] on_open: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let id = fresh_id("p");
    let node = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let target = id.clone();
    let toggled = move |_| {
        let Some(panel) = node.get_untracked() else { return };
        let is_open = panel.matches(":popover-open").unwrap_or(false);
        open.set(is_open);
        if is_open {
            focus_first(&panel);
        }
    };
    let pressed = move |_| {
        open.set(true);
        if let Some(on_open) = on_open {
            on_open.run(());
        }
    };
    let mark = move || {
        let count = count.get();
        (count > 0).then(|| view! { <b class="badge num">{count}</b> })
    };
    let content = move || {
        let (id, children) = (PanelId(id.clone()), children.clone());
        open.get().then(|| view! { <Provider value=id>{children()}</Provider> })
    };
    let named = target.clone();
    view! {
        <button
            class="btn"
            type="button"
            popovertarget=target
            title=about.clone()
            on:click=pressed
        >
            <Icon name=icon />
            <span>{label}</span>
            " "
            {mark}
        </button>
        <div
            class=if start { "menu panel start" } else { "menu panel" }
            id=named
            popover="auto"
            role="dialog"
            aria-label=about
            node_ref=node
            on:toggle=toggled
        >
            {content}
        </div>
    }
    .into_any()
}

/// The button that closes the panel it stands in: what was set is set already.
#[component]
pub fn PanelDone(#[prop(into)] label: Signal<String>) -> impl IntoView {
    let id = use_context::<PanelId>().map(|id| id.0);
    view! {
        <button class="btn primary" type="button" popovertarget=id popovertargetaction="hide">
            <span>{label}</span>
        </button>
    }
    .into_any()
}

fn focus_first(panel: &HtmlElement) {
    let first = panel.query_selector("select, input, button").ok().flatten();
    if let Some(first) = first.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(first.focus());
    }
}

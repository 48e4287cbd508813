//! Dialogs over the native `<dialog>`: one decision, few fields. Esc closes, the focus returns by itself.

use leptos::html;
use leptos::prelude::*;

use crate::kit::button::{Button, IconButton, Kind};
use crate::kit::icon::fresh_id;
use crate::kit::note::ErrorNote;
use crate::kit::task::Task;
use crate::kit::text::t;

/// A dialog, shown while `open`. Children are drawn anew at each opening: `<div class="body">`, and a
/// `<div class="foot">` whose last button is the main one.
#[component]
pub fn Dialog(open: RwSignal<bool>, #[prop(into)] title: String, children: ChildrenFn) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = fresh_id("d");
    let labelled = id.clone();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => (),
        }
    });
    let close = Callback::new(move |()| open.set(false));
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby=labelled on:close=move |_| open.set(false)>
            {move || {
                let (title, id) = (title.clone(), id.clone());
                open.get()
                    .then(|| {
                        view! {
                            <div class="head">
                                <h2 id=id>{title}</h2>
                                <IconButton label=t(text::close) icon="x" kind=Kind::Ghost small=true on_click=close />
                            </div>
                            {children()}
                        }
                    })
            }}
        </dialog>
    }
    .into_any()
}

/// Asks before what cannot be undone. `verb` is the button: it repeats what will be done; the focus is on the
/// other one. `on_confirm` starts `task`; close by setting `open` when it is done.
#[component]
pub fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    #[prop(into)] verb: String,
    task: Task,
    on_confirm: Callback<()>,
    /// What will happen and what will not.
    children: ChildrenFn,
) -> impl IntoView {
    let back = Callback::new(move |()| open.set(false));
    let children = StoredValue::new(children);
    let verb = StoredValue::new(verb);
    Effect::new(move |_| {
        if open.get() {
            task.clear();
        }
    });
    view! {
        <Dialog open title>
            <div class="body">
                {children.with_value(|children| children())}
                {move || task.failure.get().map(|failure| view! { <ErrorNote failure /> })}
            </div>
            <div class="foot">
                <Button label=t(text::back) harmless=true on_click=back />
                <Button label=verb.get_value() kind=Kind::DangerPrimary busy=task.busy on_click=on_confirm />
            </div>
        </Dialog>
    }
}

mod text {
    types::texts! {
        close: "Cerrar", "Fechar", "Close";
        back: "Cancelar", "Cancelar", "Cancel";
    }
}

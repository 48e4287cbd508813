//! Dialogs over the native `<dialog>`: one decision, few fields. Esc closes, the focus returns by itself.

use leptos::prelude::*;
use leptos::{ev, html};

use crate::kit::button::{Button, IconButton, Kind};
use crate::kit::effect::effect;
use crate::kit::form::Form;
use crate::kit::icon::fresh_id;
use crate::kit::note::ErrorNote;
use crate::kit::task::Task;
use crate::kit::text::t;

/// A dialog, shown while `open`. Children are drawn anew at each opening: `<div class="body">`, and a
/// `<div class="foot">` whose last button is the main one.
#[component]
pub fn Dialog(open: RwSignal<bool>, #[prop(into)] title: Signal<String>, children: ChildrenFn) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = fresh_id("d");
    let labelled = id.clone();
    show_while(node, open.into());
    let close = Callback::new(move |()| open.set(false));
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby=labelled on:cancel=leaves(move || open.set(false))>
            {move || {
                let id = id.clone();
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

/// What Esc does, and a press beside the dialog where that closes it: whoever opened it closes it. The browser's own
/// closing is told of so late that it would end an opening that followed it.
pub fn leaves(close: impl Fn()) -> impl Fn(ev::Event) {
    move |event| {
        event.prevent_default();
        close();
    }
}

/// Shows a dialog while a signal says so; its content is drawn first, so that the focus finds its place.
pub fn show_while(node: NodeRef<html::Dialog>, open: Signal<bool>) {
    let settle = move || {
        let (Some(dialog), Some(open)) = (node.try_get_untracked().flatten(), open.try_get_untracked()) else {
            return;
        };
        match (open, dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => (),
        }
    };
    effect(move || {
        node.track();
        if open.get() {
            request_animation_frame(settle);
        } else {
            settle();
        }
    });
}

/// Asks before what cannot be undone. `verb` is the button: it repeats what will be done; the focus is on the
/// other one. `on_confirm` starts `task`; close by setting `open` when it is done.
#[component]
pub fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] verb: Signal<String>,
    task: Task,
    /// How its button stands out; what does no harm says so.
    #[prop(default = Kind::DangerPrimary)]
    kind: Kind,
    on_confirm: Callback<()>,
    /// What will happen and what will not.
    children: ChildrenFn,
) -> impl IntoView {
    let back = Callback::new(move |()| open.set(false));
    let children = StoredValue::new(children);
    effect(move || {
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
                <Button label=verb.get_untracked() kind busy=task.busy on_click=on_confirm />
            </div>
        </Dialog>
    }
}

/// The foot of a form in a dialog: the way back, and the button that sends it.
#[component]
pub fn FormFoot(form: Form, open: RwSignal<bool>, #[prop(into)] verb: Signal<String>) -> impl IntoView {
    let back = Callback::new(move |()| open.set(false));
    view! {
        <div class="foot">
            <Button label=t(text::back) on_click=back />
            {move || view! { <Button label=verb.get() kind=Kind::Primary submit=true busy=form.task.busy /> }}
        </div>
    }
    .into_any()
}

mod text {
    types::texts! {
        close: "Cerrar", "Fechar", "Close";
        back: "Cancelar", "Cancelar", "Cancel";
    }
}

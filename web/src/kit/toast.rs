//! Toasts: what was done, said for a few seconds, with the way back where there is one.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use leptos::prelude::*;

use crate::kit::button::Button;
use crate::kit::text::t;

const READING: Duration = Duration::from_secs(5);
const UNDOING: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Message {
    number: u32,
    text: String,
    undo: Option<Arc<dyn Fn() + Send + Sync>>,
}

static SHOWN: LazyLock<ArcRwSignal<Option<Message>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// Says what was done. May be called from anywhere, after a reply as well.
pub fn toast(text: impl Into<String>) {
    say(text.into(), None);
}

/// Says what was done and offers to undo it.
pub fn toast_undo(text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
    say(text.into(), Some(Arc::new(undo)));
}

fn say(text: String, undo: Option<Arc<dyn Fn() + Send + Sync>>) {
    let number = SHOWN
        .read_untracked()
        .as_ref()
        .map_or(0, |message| message.number)
        .wrapping_add(1);
    let time = if undo.is_some() { UNDOING } else { READING };
    SHOWN.set(Some(Message { number, text, undo }));
    set_timeout(
        move || {
            let is_mine = SHOWN
                .read_untracked()
                .as_ref()
                .is_some_and(|message| message.number == number);
            if is_mine {
                SHOWN.set(None);
            }
        },
        time,
    );
}

/// Where toasts appear; once, at the root.
#[component]
pub fn Toasts() -> impl IntoView {
    let shown = move || {
        SHOWN.get().map(|message| {
            let undo = message.undo.map(|undo| {
                let undo = Callback::new(move |()| {
                    SHOWN.set(None);
                    undo();
                });
                view! { <Button label=t(text::undo) small=true on_click=undo /> }
            });
            view! {
                <div class="toast">
                    <span>{message.text}</span>
                    {undo}
                </div>
            }
        })
    };
    view! { <div role="status">{shown}</div> }
}

mod text {
    types::texts! {
        undo: "Deshacer", "Desfazer", "Undo";
    }
}

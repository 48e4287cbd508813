//! A value to take away: an address, a key shown once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::kit::button::{IconButton, Kind};
use crate::kit::text::t;
use crate::kit::toast::toast;

/// A value in fixed letters and a button that copies it. `label` names it for screen readers; one that is `whole` is
/// written out on as many lines as it takes.
#[component]
pub fn CopyField(
    #[prop(into)] value: String,
    #[prop(into)] label: String,
    #[prop(optional)] whole: bool,
) -> impl IntoView {
    let taken = value.clone();
    let copy = Callback::new(move |()| copy_text(&taken));
    view! {
        <div class=if whole { "copy whole" } else { "copy" } role="group" aria-label=label>
            <code>{value}</code>
            <IconButton label=t(text::copy) icon="copy" kind=Kind::Ghost small=true on_click=copy />
        </div>
    }
    .into_any()
}

/// Puts a text on the clipboard and says so. On plain HTTP there is no clipboard to write to.
pub fn copy_text(text: &str) {
    if !window().is_secure_context() {
        toast(t(text::not_copied));
        return;
    }
    let writing = window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        let done = JsFuture::from(writing).await.is_ok();
        toast(t(if done { text::copied } else { text::not_copied }));
    });
}

mod text {
    types::texts! {
        copy: "Copiar", "Copiar", "Copy";
        copied: "Copiado", "Copiado", "Copied";
        not_copied: "El navegador no dejó copiar; selecciona el texto y cópialo.", "O navegador não permitiu copiar; selecione o texto e copie.", "The browser did not allow it; select the text and copy it.";
    }
}

//! What somebody needs to sign in for the first time. It is shown once: nobody can read the password again.

use leptos::prelude::*;
use types::kit::text::Language;

use crate::kit::{Button, CopyField, Note, Tone, browser, copy_text, t};
use crate::users::text;

/// The address, the e-mail and the password, each to copy, and all together as one message.
#[component]
pub fn HandOver(
    #[prop(into)] email: String,
    #[prop(into)] password: String,
    /// What the person reads, in which the message is written.
    reads: Language,
) -> impl IntoView {
    let address = window().location().origin().unwrap_or_default();
    let message = text::message(reads, &address, &email, &password);
    request_animation_frame(|| {
        browser::focus("#hand-over");
    });
    let copy_all = Callback::new(move |()| copy_text(&message));
    let part = |label: &'static str, value: String| {
        view! {
            <div class="field">
                <span class="label">{label}</span>
                <CopyField value label />
            </div>
        }
    };
    view! {
        <div class="stack" id="hand-over" tabindex="-1" role="group" aria-label=t(text::once)>
            <Note tone=Tone::Warn>
                <b>{t(text::once)}</b>
                " "
                {t(text::once_more)}
            </Note>
            {part(t(text::address), address)}
            {part(t(text::email), email)}
            {part(t(text::password), password)}
            <div class="acts">
                <Button label=t(text::copy_all) icon="copy" on_click=copy_all />
            </div>
        </div>
    }
    .into_any()
}

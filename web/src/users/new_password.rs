//! A password made here to be handed over: words that survive being read out on the telephone.

use leptos::prelude::*;

use crate::kit::browser::random_bytes;
use crate::kit::field::FieldTie;
use crate::kit::{IconButton, Kind, copy_text, t};
use crate::users::text;
use crate::users::words::word;

/// Four words, 32 bits: enough until its owner changes it, as the service counts the tries.
#[must_use]
pub fn make_password() -> String {
    random_bytes::<4>().map(spell).unwrap_or_default()
}

fn spell(bytes: [u8; 4]) -> String {
    bytes.map(word).join("-")
}

/// A password to hand over: in plain sight, with buttons that copy it and make another. It can be typed too.
#[component]
pub fn NewPasswordInput(value: RwSignal<String>) -> impl IntoView {
    let tie = FieldTie::around();
    let (invalid, described, id) = (tie.invalid(), tie.described_by(), tie.id.clone());
    let made = tie.clone();
    let copy = Callback::new(move |()| copy_text(&value.read_untracked()));
    let another = Callback::new(move |()| {
        value.set(make_password());
        made.touched();
    });
    view! {
        <span class="control">
            <input
                id=id
                class="mono"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-invalid=invalid
                aria-describedby=described
                prop:value=value
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    tie.touched();
                }
            />
            <IconButton label=t(text::copy_password) icon="copy" kind=Kind::Ghost small=true on_click=copy />
            <IconButton label=t(text::another_password) icon="redo" kind=Kind::Ghost small=true on_click=another />
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use types::kit::value::Password;

    use super::spell;

    #[test]
    fn a_made_password_is_one_the_service_takes() {
        assert_eq!(spell([0, 1, 255, 254]), "acero-alga-zorro-zona");
        assert!(Password::parse(&spell([0, 0, 0, 0])).is_ok());
    }
}

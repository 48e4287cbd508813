//! A password made here to be handed over: one that survives being read out on the telephone.

use leptos::prelude::*;

use crate::kit::browser;
use crate::kit::button::{IconButton, Kind};
use crate::kit::copy::copy_text;
use crate::kit::field::FieldTie;
use crate::kit::text::t;

const CONSONANTS: &[u8; 14] = b"bcdfglmnprstvz";
const VOWELS: &[u8; 5] = b"aeiou";

/// Four words of two syllables, and a number: 55 bits.
const SYLLABLES: usize = 8;

/// A password that can be said aloud, `tomi-resa-luco-pavi48`; empty where the browser has no randomness.
#[must_use]
pub fn proposed_password() -> String {
    browser::random_bytes::<64>()
        .and_then(|bytes| spoken(&bytes))
        .unwrap_or_default()
}

/// Syllables and two digits from random bytes. Bytes that would favour some of the choices are left out.
fn spoken(bytes: &[u8]) -> Option<String> {
    let mut fair = bytes.iter().copied().filter(|byte| *byte < 210).map(usize::from);
    let syllable = |byte: usize| {
        let letters = [CONSONANTS.get(byte % 70 / 5), VOWELS.get(byte % 5)];
        letters
            .into_iter()
            .flatten()
            .map(|letter| char::from(*letter))
            .collect::<String>()
    };
    let syllables: Vec<String> = fair.by_ref().take(SYLLABLES).map(syllable).collect();
    let number = fair.find(|byte| *byte < 200)? % 100;
    let words: Vec<String> = syllables.chunks(2).map(<[String]>::concat).collect();
    Some(format!("{}{number:02}", words.join("-")))
}

/// The control: the password in sight, a button that copies it and one that proposes another. It can be typed too.
#[component]
pub fn PasswordToHandOver(value: RwSignal<String>) -> impl IntoView {
    let tie = FieldTie::around();
    let (invalid, described, id) = (tie.invalid(), tie.described_by(), tie.id.clone());
    let forget = tie.clone();
    let copy = Callback::new(move |()| copy_text(&value.read_untracked()));
    let another = Callback::new(move |()| {
        value.set(proposed_password());
        forget.touched();
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

mod text {
    types::texts! {
        copy_password: "Copiar la contraseña", "Copiar a senha", "Copy the password";
        another_password: "Generar otra contraseña", "Gerar outra senha", "Generate another password";
    }
}

#[cfg(test)]
mod tests {
    use types::kit::value::Password;

    use super::spoken;

    #[test]
    fn a_password_is_made_of_syllables_and_no_byte_is_favoured() {
        let bytes: Vec<u8> = (0..64).collect();
        assert_eq!(spoken(&bytes).as_deref(), Some("babe-bibo-buca-ceci08"));
        assert_eq!(
            spoken(&[0, 70, 140, 210, 69, 1, 2, 3, 4, 205, 107]).as_deref(),
            Some("baba-bazu-bebi-bobu07")
        );
        assert_eq!(spoken(&[255; 64]), None);
        assert!(spoken(&bytes).is_some_and(|password| Password::parse(&password).is_ok()));
    }
}

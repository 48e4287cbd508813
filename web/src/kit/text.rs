//! The language of the moment. Texts are declared per feature with `types::texts!`; `t` says one of them.

use std::sync::LazyLock;

use leptos::prelude::{ArcRwSignal, GetUntracked, Set, Track};
use types::kit::text::Language;

use crate::kit::browser;

const STORED: &str = "language";

static LANGUAGE: LazyLock<ArcRwSignal<Language>> = LazyLock::new(|| ArcRwSignal::new(Language::default()));

/// The language in which the page is written. Not tracked: a change re-mounts the whole application.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get_untracked()
}

/// Draws again what calls it when the language changes; only the root of the application does.
pub fn follow_language() {
    LANGUAGE.track();
}

/// A text in the language of the moment: `t(text::sign_in)`.
#[must_use]
pub fn t(text: fn(Language) -> &'static str) -> &'static str {
    text(language())
}

/// Speaks a language from now on and remembers it in this browser.
pub fn speak(wanted: Language) {
    browser::remember(STORED, wanted.code());
    browser::set_root("lang", wanted.tag());
    if LANGUAGE.get_untracked() != wanted {
        LANGUAGE.set(wanted);
    }
}

/// The language chosen before in this browser, else the first of the browser's that we speak, else Spanish.
pub fn detect_language() {
    let chosen = browser::recall(STORED).and_then(|code| Language::of_tag(&code));
    let spoken = || browser::languages().iter().find_map(|tag| Language::of_tag(tag));
    let found = chosen.or_else(spoken).unwrap_or_default();
    browser::set_root("lang", found.tag());
    LANGUAGE.set(found);
}

/// Whether somebody chose a language in this browser.
#[must_use]
pub fn language_was_chosen() -> bool {
    browser::recall(STORED).is_some()
}

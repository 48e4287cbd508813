//! Which padrón answers, and of when it is.

use leptos::prelude::*;
use types::lookup::{GetRegistries, Registries};

use crate::kit::{Load, language, load, say, t};
use crate::lookup::text;

/// Reads which padrón answers.
#[must_use]
pub fn padron() -> Load<Registries> {
    load(|| Some(GetRegistries {}))
}

/// The foot of the card in which one asks.
#[component]
pub fn Source(padron: Load<Registries>) -> impl IntoView {
    const SHORT: usize = 8;
    move || {
        padron.value.get().and_then(|about| about.padron).map(|padron| {
            let mark: String = padron.sha256.chars().take(SHORT).collect();
            let line = text::source(language(), say::moment(padron.imported_at), say::number(padron.rows));
            let unread = (padron.rejected > 0).then(|| text::unread(language(), say::number(padron.rejected)));
            view! {
                <div class="foot">
                    <p class="muted small num push-r">
                        {line} {unread} " · "
                        <span title=padron.sha256>{t(text::checksum)} " " <code>{mark}</code></span>
                    </p>
                </div>
            }
        })
    }
}

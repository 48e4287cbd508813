//! What answers: which padrón, of when it is, whether a provider is asked after it, and how many were asked.

use leptos::prelude::*;
use types::lookup::{GetRegistries, NumberKind, Registries};

use crate::kit::{Load, language, load, say, t};
use crate::lookup::text;

/// Reads what answers.
#[must_use]
pub fn registries() -> Load<Registries> {
    load(|| Some(GetRegistries {}))
}

/// The foot of the card in which one asks.
#[component]
pub fn Source(registries: Load<Registries>) -> impl IntoView {
    move || registries.value.get().map(foot)
}

fn foot(registries: Registries) -> AnyView {
    const SHORT: usize = 8;
    let padron = registries.padron.map(|padron| {
        let mark: String = padron.sha256.chars().take(SHORT).collect();
        let line = text::source(language(), say::moment(padron.imported_at), say::number(padron.rows));
        let unread = (padron.rejected > 0).then(|| text::unread(language(), say::number(padron.rejected)));
        view! {
            <p>
                {line} {unread} " · "
                <span title=padron.sha256>{t(text::checksum)} " " <code>{mark}</code></span>
            </p>
        }
    });
    let names: Vec<_> = registries
        .provided
        .iter()
        .map(|kind: &NumberKind| kind.written())
        .collect();
    let provided = (!names.is_empty()).then(|| view! { <p>{text::provided(language(), &names.join(", "))}</p> });
    let lookups = text::lookups(language(), say::number(registries.lookups));
    view! {
        <div class="foot">
            <div class="muted small num push-r">
                {padron}
                {provided}
                <p>{lookups}</p>
            </div>
        </div>
    }
    .into_any()
}

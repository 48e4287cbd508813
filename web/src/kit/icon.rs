//! Icons: 16×16 drawings of one sprite file, named by their place in it.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;

use crate::kit::browser;

/// An icon of the sprite. Silent for screen readers: the word beside it, or the button's label, speaks.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let href = format!("{}#{name}", browser::root("data-icons").unwrap_or_default());
    view! {
        <svg class="i" aria-hidden="true">
            <use href=href />
        </svg>
    }
}

/// A name for an element, unlike any other on the page.
#[must_use]
pub fn fresh_id(prefix: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("{prefix}{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

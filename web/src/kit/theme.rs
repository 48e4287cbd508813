//! Light or dark: as the system says, or as the person chose in this browser.

use std::sync::LazyLock;

use leptos::prelude::{ArcRwSignal, Get, Set};

use crate::kit::browser;

/// Read by `boot.js` too, before the first paint.
const STORED: &str = "theme";

/// The person's choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

static THEME: LazyLock<ArcRwSignal<Theme>> = LazyLock::new(|| {
    ArcRwSignal::new(
        browser::recall(STORED)
            .map(|name| Theme::of_name(&name))
            .unwrap_or_default(),
    )
});

/// The choice, tracked.
#[must_use]
pub fn theme() -> Theme {
    THEME.get()
}

/// Whether it is dark now, tracked as far as the choice goes.
#[must_use]
pub fn is_dark() -> bool {
    match theme() {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => browser::matches("(prefers-color-scheme: dark)"),
    }
}

/// Chooses, and remembers it in this browser.
pub fn choose_theme(theme: Theme) {
    THEME.set(theme);
    if theme == Theme::System {
        browser::forget(STORED);
        browser::unset_root("data-theme");
    } else {
        browser::remember(STORED, theme.name());
        browser::set_root("data-theme", theme.name());
    }
}

//! Buttons and links that look like buttons.

use leptos::prelude::*;

use crate::kit::icon::Icon;

/// How much a button stands out. One `Primary` per page, dialog or drawer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Plain,
    Primary,
    Ghost,
    /// Plain, in the colour of harm.
    Danger,
    /// The button that does the harm, in the dialog that asked.
    DangerPrimary,
}

impl Kind {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "btn",
            Self::Primary => "btn primary",
            Self::Ghost => "btn ghost",
            Self::Danger => "btn danger",
            Self::DangerPrimary => "btn danger primary",
        }
    }
}

/// A button with a word on it. While `busy` it turns, keeps its width and does nothing.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    #[prop(optional)] small: bool,
    #[prop(optional)] wide: bool,
    /// Gets the focus when its dialog opens: the harmless one.
    #[prop(optional)]
    harmless: bool,
    /// For screen readers, where the label alone does not say what it acts on.
    #[prop(optional, into)]
    spoken: Option<String>,
    #[prop(optional)] on_click: Option<Callback<()>>,
) -> impl IntoView {
    let class = [
        kind.class(),
        if small { " sm" } else { "" },
        if wide { " wide" } else { "" },
    ]
    .concat();
    let idle = move || !busy.get_untracked() && !disabled.get_untracked();
    view! {
        <button
            class=class
            type=if submit { "submit" } else { "button" }
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (disabled.get() || busy.get()).then_some("true")
            autofocus=harmless
            aria-label=spoken
            on:click=move |event| {
                if !idle() {
                    event.prevent_default();
                } else if let Some(act) = on_click {
                    act.run(());
                }
            }
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// A button that is only an icon; `label` is its name for screen readers and its tooltip.
#[component]
pub fn IconButton(
    #[prop(into)] label: String,
    icon: &'static str,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional)] small: bool,
    on_click: Callback<()>,
) -> impl IntoView {
    let class = [kind.class(), " icon", if small { " sm" } else { "" }].concat();
    let title = label.clone();
    view! {
        <button
            class=class
            type="button"
            aria-label=label
            title=title
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get_untracked() {
                    on_click.run(());
                }
            }
        >
            <Icon name=icon />
        </button>
    }
    .into_any()
}

/// A link that looks like a button, for what has an address.
#[component]
pub fn LinkButton(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let class = [kind.class(), if small { " sm" } else { "" }].concat();
    view! {
        <a class=class href=href>
            {icon.map(|name| view! { <Icon name /> })}
            <span>{label}</span>
        </a>
    }
    .into_any()
}

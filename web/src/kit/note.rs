//! What needs reading: notes, failures, states of a thing, and what stands where nothing is.

use leptos::prelude::*;

use crate::kit::button::Button;
use crate::kit::failure::Failure;
use crate::kit::icon::Icon;
use crate::kit::text::t;

/// The colour of a state; only the exception has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Quiet,
    Ok,
    Warn,
    Bad,
}

impl Tone {
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Quiet => "",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Quiet => "info",
            Self::Ok => "ok",
            Self::Warn | Self::Bad => "warn",
        }
    }
}

/// A paragraph that needs reading. `alert` is read out when it appears.
#[component]
pub fn Note(#[prop(optional)] tone: Tone, #[prop(optional)] alert: bool, children: Children) -> impl IntoView {
    view! {
        <div class=format!("note {}", tone.class()) role=alert.then_some("alert")>
            <Icon name=tone.icon() />
            <div>{children()}</div>
        </div>
    }
    .into_any()
}

/// What failed, what was kept, and another try where that may help.
#[component]
pub fn ErrorNote(failure: Failure, #[prop(optional)] retry: Option<Callback<()>>) -> impl IntoView {
    let again = retry.map(|retry| {
        view! { <Button label=t(text::retry) icon="redo" small=true on_click=retry /> }
    });
    view! {
        <div class="note bad" role="alert">
            <Icon name="warn" />
            <div>
                <b>{failure.title()}</b>
                {failure.detail().map(|detail| format!(" {detail}"))}
            </div>
            {again}
        </div>
    }
    .into_any()
}

/// Somebody changed the thing first; it has been read again, and can be changed from there.
#[component]
pub fn StaleNote() -> impl IntoView {
    view! {
        <Note tone=Tone::Warn alert=true>
            <b>{t(text::stale)}</b>
            " "
            {t(text::stale_more)}
        </Note>
    }
}

/// The state of a thing, in a header: one per thing.
#[component]
pub fn Badge(
    #[prop(into)] label: String,
    #[prop(optional)] tone: Tone,
    /// Dashed: what has no fiscal validity, what can still be filled in.
    #[prop(optional)]
    draft: bool,
) -> impl IntoView {
    let class = format!("badge {}{}", tone.class(), if draft { " draft" } else { "" });
    view! { <span class=class>{label}</span> }.into_any()
}

/// The state of a thing, in a table.
#[component]
pub fn Dot(#[prop(into)] label: String, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! { <span class=format!("dot {}", tone.class())>{label}</span> }.into_any()
}

/// What would be here, why one wants it, and how to begin (children: buttons).
#[component]
pub fn Empty(
    icon: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] about: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon />
            <h2>{title}</h2>
            <p>{about}</p>
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
    .into_any()
}

mod text {
    types::texts! {
        stale: "Alguien lo cambió antes.", "Alguém alterou antes.", "Somebody changed it first.";
        stale_more: "Ya ves lo último: revísalo y vuelve a intentarlo.", "Você já vê a última versão: revise e tente de novo.", "You now see the latest: check it and try again.";
        retry: "Reintentar", "Tentar de novo", "Try again";
    }
}

//! How a document stands, as a dot in a table, a badge in a header, and as what to do next.

use leptos::prelude::*;
use types::documents::{DocumentKind, DocumentStanding, DocumentState, TaxOffice};

use crate::documents::state_text as text;
use crate::kit::{Badge, Dot, Tone, t};

/// The word for a state.
#[must_use]
pub fn word(state: DocumentState) -> &'static str {
    use DocumentState as S;
    t(match state {
        S::NotSent => text::not_sent,
        S::Sent => text::sent,
        S::Accepted => text::accepted,
        S::Observed => text::observed,
        S::Rejected => text::rejected,
        S::Denied => text::denied,
        S::Error => text::error,
        S::Voiding => text::voiding,
        S::Voided => text::voided,
    })
}

/// Only what needs somebody has a colour.
#[must_use]
pub const fn tone(state: DocumentState) -> Tone {
    use DocumentState as S;
    match state {
        S::NotSent | S::Sent | S::Voided => Tone::Quiet,
        S::Accepted => Tone::Ok,
        S::Observed | S::Voiding => Tone::Warn,
        S::Rejected | S::Denied | S::Error => Tone::Bad,
    }
}

/// In a table; the code's meaning is its tooltip.
pub fn state_dot(standing: &DocumentStanding) -> AnyView {
    let state = standing.state;
    let title = standing.text.clone();
    view! { <span title=title><Dot label=word(state) tone=tone(state) /></span> }.into_any()
}

/// In a header.
pub fn state_badge(standing: &DocumentStanding) -> AnyView {
    let state = standing.state;
    view! { <Badge label=word(state) tone=tone(state) /> }.into_any()
}

/// What to do about it.
#[must_use]
pub fn next(kind: DocumentKind, state: DocumentState) -> &'static str {
    use DocumentState as S;
    let brazil = kind.tax_office() == TaxOffice::Sefaz;
    t(match state {
        S::NotSent => text::next_not_sent,
        S::Sent => text::next_sent,
        S::Accepted if kind == DocumentKind::ResumenDiario => text::next_summary,
        S::Accepted if kind == DocumentKind::Inutilizacao => text::next_unused,
        S::Accepted if kind.voids() => text::next_notice,
        S::Accepted => text::next_accepted,
        S::Observed => text::next_observed,
        S::Rejected if brazil => text::next_rejected_brazil,
        S::Rejected if kind == DocumentKind::ResumenDiario => text::next_rejected_summary,
        S::Rejected if kind.voids() => text::next_rejected_notice,
        S::Rejected => text::next_rejected_peru,
        S::Denied => text::next_denied,
        S::Error => text::next_error,
        S::Voiding if brazil => text::next_voiding_brazil,
        S::Voiding => text::next_voiding_peru,
        S::Voided => text::next_voided,
    })
}

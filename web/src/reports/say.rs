//! What reports hold, in words.

use types::reports::{Month, Report, ReportFormat, ReportPreview, ReportState};

use crate::documents::name;
use crate::kit::{Tone, language, say, t};
use crate::reports::text;

/// `nov 2026`, `set 2026 – nov 2026`
#[must_use]
pub fn months(from: Month, to: Month) -> String {
    let first = say::month_year(from.first());
    if from == to {
        first
    } else {
        format!("{first} – {}", say::month_year(to.first()))
    }
}

/// How many documents.
#[must_use]
pub fn documents(count: i64) -> String {
    match count {
        1 => t(text::documents_one).to_owned(),
        count => text::documents(language(), say::number(count)),
    }
}

/// What a report would hold: `1,240 comprobantes · 7.3 MB de XML · 3 aún sin XML: el ZIP trae la lista`.
#[must_use]
pub fn preview(preview: &ReportPreview, format: ReportFormat) -> String {
    if preview.documents == 0 {
        return t(text::nothing).to_owned();
    }
    let count = if preview.is_more {
        text::more_than(language(), say::number(preview.documents))
    } else {
        documents(preview.documents)
    };
    let mut parts = vec![count];
    if format == ReportFormat::Zip {
        parts.push(text::of_xml(language(), say::size(preview.bytes)));
        match preview.missing {
            0 => {}
            1 => parts.push(t(text::missing_one).to_owned()),
            many => parts.push(text::missing(language(), say::number(many))),
        }
    }
    parts.join(" · ")
}

/// What a report is of: `Textiles Pukara S.A.C. · nov 2026 · Factura, Boleta`.
#[must_use]
pub fn about(report: &Report) -> String {
    let whose = report.account.as_ref().map(|account| account.name.clone());
    let whose = whose.unwrap_or_else(|| t(text::of_all_accounts).to_owned());
    let kinds: Vec<_> = report.kinds.iter().map(|kind| name::kind(*kind)).collect();
    let kinds = if kinds.is_empty() {
        t(text::all_kinds).to_owned()
    } else {
        kinds.join(", ")
    };
    format!("{whose} · {} · {kinds}", months(report.from, report.to))
}

/// The word and the tone of a state.
#[must_use]
pub fn state(state: ReportState) -> (&'static str, Tone) {
    match state {
        ReportState::Queued => (t(text::queued), Tone::Quiet),
        ReportState::Running => (t(text::running), Tone::Quiet),
        ReportState::Ready => (t(text::ready), Tone::Ok),
        ReportState::Failed => (t(text::failed), Tone::Bad),
        ReportState::Cancelled => (t(text::cancelled), Tone::Quiet),
        ReportState::Expired => (t(text::expired), Tone::Quiet),
    }
}

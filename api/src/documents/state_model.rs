//! Which state may follow which: one table, read by receipts and by reports alike.

use chrono::{DateTime, Utc};
use types::documents::{DocumentStanding, DocumentState, TaxOffice};

use super::xml::FiscalDocument;
use super::xml::receipt::Says;

/// How a document stands, and on what word of the tax office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub state: DocumentState,
    pub code: Option<String>,
    /// The tax office's own words.
    pub words: Option<String>,
    pub ticket: Option<String>,
    /// Whether a file of the tax office says so.
    pub proved: bool,
    /// When that became known here.
    pub at: Option<DateTime<Utc>>,
    /// When the tax office said so.
    pub told_at: Option<DateTime<Utc>>,
}

/// What comes of a word of the tax office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The document stands as it says.
    Moves,
    /// It says nothing new, or what was so before: how the document stands is not changed by it.
    Stays,
    /// It comes too late, against what is known.
    Late,
}

impl Standing {
    pub(crate) const UNKNOWN: Self = Self {
        state: DocumentState::NotSent,
        code: None,
        words: None,
        ticket: None,
        proved: false,
        at: None,
        told_at: None,
    };

    /// How a document stands, in the tax office's own words.
    pub(crate) fn told(&self) -> DocumentStanding {
        DocumentStanding {
            state: self.state,
            code: self.code.clone(),
            text: self.words.clone(),
            ticket: self.ticket.clone(),
            proved: self.proved,
            at: self.told_at.or(self.at),
        }
    }

    /// Whether the next one says nothing that this one does not, whenever it says it.
    fn says_all_of(&self, next: &Self) -> bool {
        let same = |own: &Option<String>, next: &Option<String>| next.is_none() || own == next;
        self.state == next.state && same(&self.code, &next.code) && same(&self.ticket, &next.ticket)
    }

    /// What it was before its voiding was asked for, as far as its code tells.
    pub(super) fn before_voiding(&self, office: TaxOffice) -> DocumentState {
        match self.code.as_deref() {
            Some(code) => office
                .state_of(code)
                .filter(|state| state.is_taken())
                .unwrap_or(DocumentState::Accepted),
            None if self.proved => DocumentState::Accepted,
            None => DocumentState::NotSent,
        }
    }
}

/// How a document stands when it comes in: as it carries itself, or unknown.
pub(crate) fn at_first(document: &FiscalDocument, now: DateTime<Utc>) -> Standing {
    let said = document
        .ruling
        .as_ref()
        .and_then(|ruling| Some((ruling, ruling.says.state()?)));
    said.map_or(Standing::UNKNOWN, |(ruling, state)| Standing {
        state,
        code: Some(ruling.code.clone()),
        words: ruling.words.clone(),
        ticket: None,
        proved: true,
        at: Some(now),
        told_at: ruling.told_at,
    })
}

/// The state that a refused voiding leaves a document in: the one it had before.
pub(super) fn state_of(says: Says, office: TaxOffice, now: &Standing) -> Option<DocumentState> {
    match says {
        Says::State(state) => Some(state),
        Says::VoidingRefused if now.state == DocumentState::Voiding => Some(now.before_voiding(office)),
        Says::VoidingRefused | Says::Nothing => None,
    }
}

/// What comes of a word of the tax office about a document that stands so.
///
/// A file (`proved`) that contradicts what software only reported outranks it. Of two files the later one counts: one
/// that was said before what the document stands on changes nothing. A file that says what was so before, as the
/// acceptance of what is voided by now, is kept and changes nothing; a mere report of that is late.
pub(crate) fn step(office: TaxOffice, now: &Standing, next: &Standing) -> Step {
    use DocumentState as S;
    let older = matches!((now.told_at, next.told_at), (Some(now), Some(next)) if next < now);
    let kept = if next.proved { Step::Stays } else { Step::Late };
    if now.state == next.state && next.proved && !now.proved {
        return Step::Moves;
    }
    if now.says_all_of(next) {
        return Step::Stays;
    }
    let decided = |state| matches!(state, S::Accepted | S::Observed | S::Rejected | S::Denied);
    let outranks = next.proved && !now.proved && decided(now.state) && decided(next.state);
    match (now.state, next.state) {
        _ if outranks => Step::Moves,
        (S::Voiding | S::Voided, S::Accepted | S::Observed) | (S::Observed, S::Accepted) => kept,
        (from, to) if !may_follow(office, from, to) => {
            if from == to {
                kept
            } else {
                Step::Late
            }
        }
        _ if older => kept,
        _ => Step::Moves,
    }
}

/// The table. In Peru a rejected number is used up; in Brazil a rejected note is corrected and sent again under its
/// number, or its number is declared unused, and only a denial uses the number up.
const fn may_follow(office: TaxOffice, from: DocumentState, to: DocumentState) -> bool {
    use DocumentState as S;
    match (from, to) {
        (_, S::NotSent) => false,
        (S::NotSent | S::Sent | S::Error, _) => true,
        (S::Accepted, S::Observed | S::Voiding | S::Voided) => true,
        (S::Observed | S::Voiding, S::Voided) | (S::Observed, S::Voiding) => true,
        (S::Rejected, S::Voiding) => false,
        (S::Rejected, _) => matches!(office, TaxOffice::Sefaz),
        (S::Accepted | S::Observed | S::Denied | S::Voiding | S::Voided, _) => false,
    }
}

#[cfg(test)]
mod tests;

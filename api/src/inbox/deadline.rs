//! By when documents must be with the tax office, and by when somebody should have acted on what is about them. The
//! rules, with where they come from, are in `docs/fiscal-inbox.md`.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use types::documents::DocumentKind;
use types::tax_id::Country;

use super::model::InTrouble;
use crate::usage::cycle::CycleRule;
use types::inbox::Cause;

/// Whoever has no legal deadline is to act within so long.
pub(super) const A_DAY: TimeDelta = TimeDelta::hours(24);
/// A document that is not answered is worth a person's look after so long; so is a voiding.
pub(super) const PATIENCE: TimeDelta = TimeDelta::hours(1);

/// The end of a document's legal deadline for a cause; none where there is none.
pub(super) fn due_at(cause: Cause, document: &InTrouble) -> Option<DateTime<Utc>> {
    match cause {
        Cause::NotSent | Cause::Failed => send_by(document.kind, document.issued_on),
        Cause::Voiding => void_by(document),
        Cause::Rejected | Cause::Limit | Cause::Certificate => None,
    }
}

/// Until when a document of that day can be sent.
pub(super) fn send_by(kind: DocumentKind, issued_on: NaiveDate) -> Option<DateTime<Utc>> {
    use DocumentKind as K;
    match kind {
        K::Factura | K::Boleta | K::NotaCredito | K::NotaDebito => Some(end_of(Country::Pe, issued_on, 3)),
        K::Nfce => Some(end_of(Country::Br, issued_on, until_weekday(issued_on))),
        K::ComunicacionBaja | K::ResumenDiario | K::Nfe | K::Inutilizacao | K::SalesNote => None,
    }
}

/// Until when the voiding of a document can be asked for.
fn void_by(document: &InTrouble) -> Option<DateTime<Utc>> {
    use DocumentKind as K;
    let authorised = document.told_at.unwrap_or(document.admitted_at);
    match document.kind {
        K::Factura | K::Boleta | K::NotaCredito | K::NotaDebito => Some(end_of(Country::Pe, document.issued_on, 7)),
        K::Nfe => Some(authorised + TimeDelta::hours(24)),
        K::Nfce => Some(authorised + TimeDelta::minutes(30)),
        K::ComunicacionBaja | K::ResumenDiario | K::Inutilizacao | K::SalesNote => None,
    }
}

/// The last instant of the day that comes so many days after one, in a country.
fn end_of(country: Country, day: NaiveDate, later: u64) -> DateTime<Utc> {
    CycleRule::new(country, 1).midnight(day + Days::new(later + 1))
}

/// How many days it is from a day to the next that is no Saturday or Sunday.
fn until_weekday(day: NaiveDate) -> u64 {
    match day.weekday() {
        Weekday::Fri => 3,
        Weekday::Sat => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};
    use types::documents::DocumentKind;

    use super::send_by;

    fn by(kind: DocumentKind, day: &str) -> Option<DateTime<Utc>> {
        send_by(kind, day.parse::<NaiveDate>().expect("a day"))
    }

    fn at(text: &str) -> Option<DateTime<Utc>> {
        Some(text.parse().expect("an instant"))
    }

    #[test]
    fn a_factura_has_three_days_after_its_own_in_lima() {
        for kind in [
            DocumentKind::Factura,
            DocumentKind::Boleta,
            DocumentKind::NotaCredito,
            DocumentKind::NotaDebito,
        ] {
            assert_eq!(by(kind, "2026-11-20"), at("2026-11-24T05:00:00Z"), "{kind:?}");
        }
        assert_eq!(by(DocumentKind::Factura, "2026-12-30"), at("2027-01-03T05:00:00Z"));
    }

    #[test]
    fn an_nfce_has_until_the_end_of_the_next_working_day_in_sao_paulo() {
        assert_eq!(by(DocumentKind::Nfce, "2026-11-18"), at("2026-11-20T03:00:00Z"));
        assert_eq!(by(DocumentKind::Nfce, "2026-11-20"), at("2026-11-24T03:00:00Z"));
        assert_eq!(by(DocumentKind::Nfce, "2026-11-21"), at("2026-11-24T03:00:00Z"));
        assert_eq!(by(DocumentKind::Nfce, "2026-11-22"), at("2026-11-24T03:00:00Z"));
    }

    #[test]
    fn what_is_nothing_before_its_answer_has_no_deadline() {
        for kind in [
            DocumentKind::Nfe,
            DocumentKind::ComunicacionBaja,
            DocumentKind::SalesNote,
        ] {
            assert_eq!(by(kind, "2026-11-20"), None);
        }
    }
}

//! Admissions: an account's software asks before it issues, adds a user, opens an establishment or looks a number up,
//! and what it is given leave for is counted in the same moment.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::documents::{DocumentId, DocumentKind};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Money;
use crate::kit::problem::Problem;
use crate::limits::Meter;
use crate::tax_id::Country;

/// What leave is asked for, one thing at a time: `{"document": {…}}`, `{"users": 6}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewAdmission {
    /// One document or sales note, known by its kind, series and number: asked for again, it counts once.
    Document(NewDocument),
    /// As many users as there will be.
    Users(i64),
    /// As many establishments as there will be.
    Establishments(i64),
    /// So many look-ups that were made elsewhere. `Idempotency-Key` makes a repeat harmless.
    Lookups(i64),
}

/// A document about to be issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    pub kind: DocumentKind,
    /// `F001`; of an NF-e its *série*.
    #[schema(example = "F001")]
    pub series: String,
    #[schema(example = 123)]
    pub number: i64,
    /// The day it is issued, where it is issued: it counts in the cycle of that day.
    pub issued_on: NaiveDate,
    /// What is to be paid, where there is an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
}

/// Documents about to be issued, each of which gets its own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocuments {
    /// 1 to 1000 of them.
    pub documents: Vec<NewDocument>,
}

/// What came of an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "admitted")]
pub enum AdmissionOutcome {
    /// Leave is given, and it is counted.
    Admitted,
    /// Leave was given before; nothing is counted again.
    Repeated,
    /// No leave, and nothing is counted.
    Refused,
}

/// The answer to an ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Admission {
    pub outcome: AdmissionOutcome,
    /// Why it is refused, as it would be alone; absent when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    /// The document that was admitted, now or before; absent for what is no document, and when it was only asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_id: Option<DocumentId>,
    /// The meters it counts in, as they stand after it; none of what is refused: its problem tells the full one.
    pub meters: Vec<MeterReading>,
}

/// How one meter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeterReading {
    pub meter: Meter,
    #[schema(example = 412)]
    pub used: i64,
    /// None = unlimited.
    #[schema(example = 500)]
    pub limit: Option<i64>,
    /// None = unlimited.
    #[schema(example = 88)]
    pub remaining: Option<i64>,
    /// When it starts at nothing again; none for what is counted as of now, like users, and for cycles that are over.
    pub resets_at: Option<DateTime<Utc>>,
}

/// The answers to a batch, in the order in which was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Admissions {
    pub answers: Vec<Admission>,
}

impl NewDocument {
    /// What tells it from every other document of its account and environment: `01-F001-123`.
    #[must_use]
    pub fn identity(&self) -> String {
        self.kind.identity(&self.series, self.number)
    }

    /// The document as it will be known, if its parts can be those of its kind.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, country: Country) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        if self.kind.country().is_some_and(|own| own != country) || self.kind.voids() {
            faults.add("kind", Fault::Unknown);
        }
        let series = faults.take("series", self.kind.series(&self.series));
        let number = faults.take("number", self.kind.number(self.number));
        let total = match &self.total {
            Some(total) if total.minor < 0 => faults.take("total.minor", Err(not_negative())),
            total => Some(total.clone()),
        };
        match (series, number, total) {
            (Some(series), Some(number), Some(total)) if faults.is_empty() => Ok(Self {
                kind: self.kind,
                series,
                number,
                issued_on: self.issued_on,
                total,
            }),
            _ => Err(faults),
        }
    }
}

impl NewDocuments {
    /// So many at most come in one request.
    pub const MOST: usize = 1_000;

    /// # Errors
    /// When there are none or too many.
    pub fn check(&self) -> Result<(), Faults> {
        match self.documents.len() {
            0 => Err(Faults::one("documents", Fault::Required)),
            1..=Self::MOST => Ok(()),
            _ => Err(Faults::one("documents", Fault::TooLong { maximum: Self::MOST })),
        }
    }
}

impl NewAdmission {
    /// How many users or establishments there may be, and look-ups in one ask.
    const MOST: i64 = 1_000_000;

    /// A count that can be.
    ///
    /// # Errors
    /// When it is negative or absurd.
    pub fn count(field: &str, count: i64) -> Result<i64, Faults> {
        if (0..=Self::MOST).contains(&count) {
            Ok(count)
        } else {
            let fault = Fault::OutOfRange {
                minimum: 0,
                maximum: Self::MOST,
            };
            Err(Faults::one(field, fault))
        }
    }
}

const fn not_negative() -> Fault {
    Fault::OutOfRange {
        minimum: 0,
        maximum: i64::MAX,
    }
}

crate::calls! {
    CreateAdmission: Post "/accounts/{account_id}/admissions" { account_id: AccountId, body: NewAdmission } => Admission;
    CreateAdmissions: Post "/accounts/{account_id}/admissions/batches" { account_id: AccountId, body: NewDocuments } => Admissions;
    PreviewAdmission: Post "/accounts/{account_id}/admissions/previews" { account_id: AccountId, body: NewAdmission } => Admission;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(kind: DocumentKind, series: &str, number: i64) -> NewDocument {
        NewDocument {
            kind,
            series: series.to_owned(),
            number,
            issued_on: "2026-11-21".parse().expect("a day"),
            total: None,
        }
    }

    #[test]
    fn a_document_is_known_by_kind_series_and_number_however_it_is_written() {
        let factura = document(DocumentKind::Factura, " f001 ", 123).parse(Country::Pe);
        assert_eq!(factura.expect("a factura").identity(), "01-F001-123");
        let nfe = document(DocumentKind::Nfe, "007", 9).parse(Country::Br);
        assert_eq!(nfe.expect("an NF-e").identity(), "55-7-9");
        let note = document(DocumentKind::SalesNote, "NV01", 1).parse(Country::Pe);
        assert_eq!(note.expect("a note").identity(), "NV-NV01-1");
    }

    #[test]
    fn every_part_that_cannot_be_is_named() {
        let wrong = NewDocument {
            total: Some(Money {
                minor: -1,
                currency: crate::kit::money::Currency::parse("PEN").expect("a currency"),
            }),
            ..document(DocumentKind::Nfe, "F001", 0)
        };
        let faults = wrong.parse(Country::Pe).expect_err("nothing of it is right");
        for field in ["kind", "series", "number", "total.minor"] {
            assert!(faults.of(field).is_some(), "{field}");
        }
        let voiding = document(DocumentKind::ComunicacionBaja, "20261121", 1).parse(Country::Pe);
        assert!(voiding.expect_err("it voids").of("kind").is_some());
    }
}

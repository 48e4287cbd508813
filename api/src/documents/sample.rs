//! Makes documents such as invoicing software sends, for the demo installation and for tests.
//!
//! They look like the real thing and add up, and the reader in [`super::xml`] takes them. They are not signed and
//! were shown to no tax office. The same sample always gives the same text.

mod nfe;
mod receipt;
mod ubl;
mod writer;

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use types::accounts::Environment;
use types::documents::DocumentKind;
use types::kit::money::{Currency, Money};

pub use self::nfe::nfe;
pub use self::receipt::{SampleAnswer, SampleCdr, SampleUnused, cdr, event, protocol, situation, unused};
pub use self::ubl::ubl;

/// A company or person: RUC or DNI in Peru, CNPJ or CPF in Brazil, and a name.
#[derive(Clone, Debug)]
pub struct Party {
    pub number: String,
    pub name: String,
}

/// One line of a document.
#[derive(Clone, Debug)]
pub struct SampleLine {
    pub description: String,
    pub quantity: u32,
    /// The price of one: in Peru before IGV, in Brazil with the taxes that are part of it.
    pub unit_price_minor: i64,
}

/// A document of Peru.
#[derive(Clone, Debug)]
pub struct SampleUbl {
    pub kind: UblKind,
    pub issuer: Party,
    /// Left out, it is issued to nobody in particular, as a boleta may be.
    pub customer: Option<Party>,
    /// `F001`; a notice has its date instead.
    pub series: String,
    /// At most 8 digits; of a notice at most 5.
    pub number: i64,
    /// The time where it is issued.
    pub issued_at: NaiveDateTime,
    pub currency: Currency,
    pub lines: Vec<SampleLine>,
}

/// What a document of Peru is.
#[derive(Clone, Debug)]
pub enum UblKind {
    Factura,
    Boleta,
    /// Takes back the document named.
    NotaCredito(Referred),
    /// Adds to the document named.
    NotaDebito(Referred),
    /// Voids the documents named; like every notice it has neither customer nor lines.
    ComunicacionBaja(Vec<Referred>),
    /// Tells of the boletas and notes named, each under a condition of catálogo 19: 1 adds, 2 corrects, 3 voids.
    ResumenDiario(Vec<(Referred, u8)>),
}

/// A document of Peru that another one is about.
#[derive(Clone, Debug)]
pub struct Referred {
    pub kind: DocumentKind,
    pub series: String,
    pub number: i64,
}

/// A document of Brazil, authorised.
#[derive(Clone, Debug)]
pub struct SampleNfe {
    pub model: NfeModel,
    pub issuer: Party,
    /// At most 3 digits.
    pub series: u16,
    /// At most 9 digits.
    pub number: i64,
    pub issued_at: DateTime<FixedOffset>,
    pub environment: Environment,
    pub lines: Vec<SampleLine>,
}

/// What a document of Brazil is, and to whom it is issued.
#[derive(Clone, Debug)]
pub enum NfeModel {
    Nfe { customer: Party },
    Nfce { customer: Option<Party> },
}

impl SampleLine {
    /// The price of all.
    fn value(&self) -> i64 {
        self.unit_price_minor.saturating_mul(i64::from(self.quantity))
    }
}

impl SampleUbl {
    /// What is to be paid: the lines and 18 % IGV on each.
    #[must_use]
    pub fn total(&self) -> Money {
        let with_igv = |line: &SampleLine| line.value().saturating_add(percent(line.value(), ubl::IGV));
        let minor = self.lines.iter().map(with_igv).sum();
        let currency = self.currency.clone();
        Money { minor, currency }
    }
}

impl SampleNfe {
    /// What is to be paid: the lines, whose prices hold the taxes already.
    #[must_use]
    pub fn total(&self) -> Money {
        let minor = self.lines.iter().map(SampleLine::value).sum();
        nfe::reais(minor)
    }

    /// Its *chave de acesso*.
    #[must_use]
    pub fn access_key(&self) -> String {
        nfe::access_key(self)
    }
}

/// So many hundredths of a percent of an amount, half a unit rounded up.
const fn percent(minor: i64, hundredths: i64) -> i64 {
    (minor.saturating_mul(hundredths).saturating_add(5_000)) / 10_000
}

#[cfg(test)]
mod tests;

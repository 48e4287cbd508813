//! What documents add to the cycle they belong to. No term of a plan bears on it: plans decide when it is read.

use std::ops::{AddAssign, Neg};

use types::accounts::Environment;
use types::documents::DocumentKind;
use types::kit::money::Currency;

use super::issued::Issued;

/// What is counted of the documents of a cycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CycleTally {
    pub documents: i64,
    pub demo_documents: i64,
    pub sales_notes: i64,
    /// What was sold with documents, in the smallest unit of the country's currency.
    pub sales_minor: i64,
    /// What was sold with sales notes, likewise.
    pub notes_minor: i64,
}

impl CycleTally {
    /// What so many documents of a kind add that are of so much together. Amounts in another currency than the
    /// country's own are left out: what they are worth is not guessed.
    pub(crate) fn of(
        own: &Currency,
        (environment, kind): (Environment, DocumentKind),
        documents: i64,
        total: Option<(&str, i64)>,
    ) -> Self {
        let counted = if kind.counts() { documents } else { 0 };
        let issued = Issued::of(environment, counted);
        let mut tally = Self {
            documents: issued.documents,
            demo_documents: issued.demo_documents,
            ..Self::default()
        };
        if environment == Environment::Demo {
            return tally;
        }
        let minor = total
            .filter(|(currency, _)| *currency == own.as_str())
            .map(|(_, minor)| minor);
        match kind {
            DocumentKind::SalesNote => {
                tally.sales_notes = documents;
                tally.notes_minor = minor.unwrap_or_default();
            }
            kind if kind.sells() => tally.sales_minor = minor.unwrap_or_default(),
            _ => {}
        }
        tally
    }

    pub(crate) const fn issued(self) -> Issued {
        Issued {
            documents: self.documents,
            demo_documents: self.demo_documents,
        }
    }

    /// Each counter under the name of its column.
    pub(crate) const fn counters(self) -> [(&'static str, i64); 5] {
        [
            ("documents", self.documents),
            ("demo_documents", self.demo_documents),
            ("sales_notes", self.sales_notes),
            ("sales_minor", self.sales_minor),
            ("notes_minor", self.notes_minor),
        ]
    }
}

impl AddAssign for CycleTally {
    fn add_assign(&mut self, more: Self) {
        self.documents += more.documents;
        self.demo_documents += more.demo_documents;
        self.sales_notes += more.sales_notes;
        self.sales_minor += more.sales_minor;
        self.notes_minor += more.notes_minor;
    }
}

impl Neg for CycleTally {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            documents: -self.documents,
            demo_documents: -self.demo_documents,
            sales_notes: -self.sales_notes,
            sales_minor: -self.sales_minor,
            notes_minor: -self.notes_minor,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, CycleTally, DocumentKind, Environment};

    fn of(environment: Environment, kind: DocumentKind, total: (&str, i64)) -> [i64; 5] {
        let tally = CycleTally::of(&Currency::sol(), (environment, kind), 3, Some(total));
        tally.counters().map(|(_, counted)| counted)
    }

    #[test]
    fn each_kind_adds_to_its_own_counters() {
        let real = Environment::Production;
        assert_eq!(of(real, DocumentKind::Factura, ("PEN", 900)), [3, 0, 0, 900, 0]);
        assert_eq!(of(real, DocumentKind::Factura, ("USD", 900)), [3, 0, 0, 0, 0]);
        assert_eq!(of(real, DocumentKind::NotaCredito, ("PEN", 900)), [3, 0, 0, 0, 0]);
        assert_eq!(of(real, DocumentKind::SalesNote, ("PEN", 900)), [0, 0, 3, 0, 900]);
        assert_eq!(
            of(Environment::Demo, DocumentKind::Factura, ("PEN", 900)),
            [0, 3, 0, 0, 0]
        );
        assert_eq!(of(Environment::Demo, DocumentKind::SalesNote, ("PEN", 900)), [0; 5]);
    }
}

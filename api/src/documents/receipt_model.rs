//! Pure rules of receipts: which document one is about.

use types::documents::{Document, DocumentKind, TaxOffice};
use types::kit::problem::Code;

use super::archive::NotReadable;
use super::xml::receipt::{About, TaxReceipt};
use crate::kit::error::{Error, Refusal};

/// What SUNAT calls the file of a receipt: `R-20600995805-01-F001-1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileName {
    issuer: String,
    kind: DocumentKind,
    series: String,
    number: i64,
}

impl FileName {
    /// Reads a name; `None` for one of another shape, which says nothing.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix("R-")?.splitn(4, '-');
        let (issuer, code, series, number) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            issuer: issuer.to_owned(),
            kind: DocumentKind::ALL.into_iter().find(|kind| kind.code() == code)?,
            series: series.to_owned(),
            number: number.parse().ok()?,
        })
    }
}

/// What the documents that a receipt can be about are called.
pub(super) fn identities(receipt: &TaxReceipt, name: Option<&FileName>) -> Vec<String> {
    match &receipt.about {
        About::Numbered { series, number, .. } => {
            let of_sunat = |kind: &DocumentKind| kind.tax_office() == TaxOffice::Sunat && !kind.voids();
            let kinds = DocumentKind::ALL.into_iter().filter(of_sunat);
            let said = |kind: &DocumentKind| name.is_none_or(|name| name.kind == *kind);
            kinds.filter(said).map(|kind| kind.identity(series, *number)).collect()
        }
        About::Notice {
            kind, series, number, ..
        } => vec![kind.identity(series, *number)],
        About::Keyed { key, .. } => vec![key.as_str().to_owned(), key.numbered()],
    }
}

/// Whether a receipt is about that document of that taxpayer, by its content and by the name of its file.
pub(super) fn is_about(receipt: &TaxReceipt, name: Option<&FileName>, document: &Document, tax_id: &str) -> bool {
    let own = |issuer: &Option<String>| issuer.as_deref().is_none_or(|issuer| issuer == tax_id);
    let is = |series: &str, number: i64| document.series == series && document.number == number;
    let content = match &receipt.about {
        About::Numbered { issuer, series, number } => own(issuer) && !document.kind.voids() && is(series, *number),
        About::Notice {
            kind,
            issuer,
            series,
            number,
            environment,
        } => {
            let here = environment.is_none_or(|environment| environment == document.environment);
            own(issuer) && document.kind == *kind && is(series, *number) && here
        }
        About::Keyed { key, environment } => {
            let same = match &document.access_key {
                Some(own) => own == key.as_str(),
                None => key.numbered() == format!("{}-{}-{}", document.kind.code(), document.series, document.number),
            };
            same && environment.is_none_or(|environment| environment == document.environment)
        }
    };
    let of_sunat = match receipt.about {
        About::Numbered { .. } => true,
        About::Notice { kind, .. } => kind.tax_office() == TaxOffice::Sunat,
        About::Keyed { .. } => false,
    };
    let named = |name: &FileName| name.issuer == tax_id && name.kind == document.kind && is(&name.series, name.number);
    let office = document.kind.tax_office() == if of_sunat { TaxOffice::Sunat } else { TaxOffice::Sefaz };
    office && content && (!of_sunat || name.is_none_or(named))
}

impl From<NotReadable> for Error {
    fn from(NotReadable(what): NotReadable) -> Self {
        Refusal::new(Code::ArchiveNotReadable).detail(what).into()
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentKind, FileName};

    #[test]
    fn a_file_s_name_says_whose_and_which_it_is() {
        let name = FileName::parse("R-20600995805-01-F001-00000123").expect("a name");
        assert_eq!(
            (name.issuer.as_str(), name.kind, name.series.as_str(), name.number),
            ("20600995805", DocumentKind::Factura, "F001", 123)
        );
        let voiding = FileName::parse("R-20600995805-RA-20171001-1").expect("a name");
        assert_eq!(
            (voiding.kind, voiding.series.as_str()),
            (DocumentKind::ComunicacionBaja, "20171001")
        );
        for other in [
            "",
            "cdr",
            "R-20600995805",
            "R-20600995805-09-T001-1",
            "R-20600995805-01-F001-x",
            "20600995805-01-F001-1",
        ] {
            assert_eq!(FileName::parse(other), None, "{other}");
        }
    }
}

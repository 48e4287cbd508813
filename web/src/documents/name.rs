//! Documents as their country writes them: kinds, numbers, dates and money, whatever language one reads in.

use types::documents::{Document, DocumentKind};
use types::kit::money::Money;
use types::kit::text::Language;
use types::tax_id::Country;

use crate::documents::text;
use crate::kit::{format, t};

/// The kind's own name: `Factura`, `NF-e`.
#[must_use]
pub fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Factura => "Factura",
        DocumentKind::Boleta => "Boleta",
        DocumentKind::NotaCredito => "Nota de crédito",
        DocumentKind::NotaDebito => "Nota de débito",
        DocumentKind::ComunicacionBaja => "Comunicación de baja",
        DocumentKind::ResumenDiario => "Resumen diario",
        DocumentKind::Nfe => "NF-e",
        DocumentKind::Nfce => "NFC-e",
        DocumentKind::Inutilizacao => "Inutilização",
        DocumentKind::SalesNote => t(text::sales_note),
    }
}

/// Every kind: first what a country has, last what only others have.
#[must_use]
pub fn kinds(own: Country) -> Vec<DocumentKind> {
    let mut kinds = DocumentKind::ALL.to_vec();
    kinds.sort_by_key(|kind| kind.country().is_some_and(|of| of != own));
    kinds
}

/// What people call a document: `F001-123`, `RA-20260821-1`, `NF-e 1/1234`.
#[must_use]
pub fn number(document: &Document) -> String {
    let Document { series, number, .. } = document;
    match document.kind {
        DocumentKind::Nfe | DocumentKind::Nfce => format!("{} {series}/{number}", kind(document.kind)),
        DocumentKind::ComunicacionBaja | DocumentKind::ResumenDiario => {
            format!("{}-{series}-{number}", document.kind.code())
        }
        DocumentKind::Inutilizacao => unused(series, *number),
        _ => format!("{series}-{number}"),
    }
}

/// A range of numbers that are not used: `NF-e 1/100–120` of the series `55-1-100`.
#[must_use]
pub fn unused(series: &str, last: i64) -> String {
    let mut parts = series.splitn(3, '-');
    match (parts.next().and_then(kind_of_code), parts.next(), parts.next()) {
        (Some(model), Some(series), Some(first)) => format!("{} {series}/{first}–{last}", kind(model)),
        _ => format!("{series}–{last}"),
    }
}

/// The number without the kind's name, for where that stands beside it.
#[must_use]
pub fn bare_number(document: &Document) -> String {
    match document.kind {
        DocumentKind::Nfe | DocumentKind::Nfce => format!("{}/{}", document.series, document.number),
        _ => number(document),
    }
}

/// The kind that a tax office's code stands for.
#[must_use]
pub fn kind_of_code(code: &str) -> Option<DocumentKind> {
    DocumentKind::ALL.into_iter().find(|kind| kind.code() == code)
}

/// Under the number: the kind, or the access key where the number already names the kind.
#[must_use]
pub fn about(document: &Document) -> String {
    let key = document.access_key.as_deref().map(grouped);
    key.unwrap_or_else(|| kind(document.kind).to_owned())
}

/// An access key as it is printed: in groups of four.
fn grouped(key: &str) -> String {
    let fours: Vec<String> = key
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    fours.join(" ")
}

/// The name of the file, as the tax offices' own tools call it.
#[must_use]
pub fn file(document: &Document, issuer: &str) -> String {
    match &document.access_key {
        Some(key) => format!("{key}-procNFe.xml"),
        None => format!(
            "{issuer}-{}-{}-{}.xml",
            document.kind.code(),
            document.series,
            document.number
        ),
    }
}

/// The header of a column of amounts: it names the currency documents of a country are mostly in.
#[must_use]
pub fn total_header(country: Country) -> &'static str {
    match country {
        Country::Pe => t(text::total_in_soles),
        Country::Br => t(text::total_in_reais),
    }
}

/// An amount under a header that names the country's currency; another currency brings its sign.
#[must_use]
pub fn amount(money: &Money, country: Country) -> String {
    let usual = match country {
        Country::Pe => "PEN",
        Country::Br => "BRL",
    };
    if money.currency.as_str() == usual {
        format::amount(money, voice(country))
    } else {
        format::money(money, voice(country))
    }
}

/// In whose way the documents of a country are written.
#[must_use]
pub const fn voice(country: Country) -> Language {
    match country {
        Country::Pe => Language::Es,
        Country::Br => Language::Pt,
    }
}

#[cfg(test)]
mod tests {
    use types::accounts::{AccountId, Environment};
    use types::documents::{DocumentId, DocumentStanding, DocumentState};
    use types::kit::money::Currency;

    use super::*;

    fn document(kind: DocumentKind, series: &str, number: i64, access_key: Option<&str>) -> Document {
        Document {
            id: DocumentId(uuid::Uuid::nil()),
            account_id: AccountId(uuid::Uuid::nil()),
            kind,
            series: series.to_owned(),
            number,
            access_key: access_key.map(str::to_owned),
            environment: Environment::Production,
            issued_on: "2026-11-21".parse().expect("a day"),
            customer_tax_id: None,
            customer_name: None,
            total: None,
            xml_bytes: Some(6_214),
            state: DocumentStanding {
                state: DocumentState::NotSent,
                code: None,
                text: None,
                ticket: None,
                proved: false,
                at: None,
            },
            admitted_at: "2026-11-21T19:08:00Z".parse().expect("a moment"),
            received_at: "2026-11-21T19:08:00Z".parse().ok(),
        }
    }

    #[test]
    fn a_document_is_called_as_its_country_calls_it() {
        let invoice = document(DocumentKind::Factura, "F001", 123, None);
        assert_eq!(
            (number(&invoice), about(&invoice)),
            ("F001-123".to_owned(), "Factura".to_owned())
        );
        assert_eq!(file(&invoice, "20131312955"), "20131312955-01-F001-123.xml");
        let voided = document(DocumentKind::ComunicacionBaja, "20260821", 1, None);
        assert_eq!(number(&voided), "RA-20260821-1");
        let summary = document(DocumentKind::ResumenDiario, "20260821", 2, None);
        assert_eq!(number(&summary), "RC-20260821-2");
        let unused = document(DocumentKind::Inutilizacao, "55-1-100", 120, None);
        assert_eq!(
            (number(&unused), about(&unused)),
            ("NF-e 1/100–120".to_owned(), "Inutilização".to_owned())
        );
        let key = "35260811222333000181550010000012341000012340";
        let nfe = document(DocumentKind::Nfe, "1", 1_234, Some(key));
        assert_eq!(number(&nfe), "NF-e 1/1234");
        assert_eq!(about(&nfe), "3526 0811 2223 3300 0181 5500 1000 0012 3410 0001 2340");
        assert_eq!(file(&nfe, "11222333000181"), format!("{key}-procNFe.xml"));
    }

    #[test]
    fn only_a_foreign_currency_brings_its_sign() {
        let money = |currency: &str| Money {
            minor: 123_450,
            currency: Currency::parse(currency).expect("a currency"),
        };
        assert_eq!(amount(&money("PEN"), Country::Pe), "1,234.50");
        assert_eq!(amount(&money("USD"), Country::Pe), "US$\u{a0}1,234.50");
        assert_eq!(amount(&money("BRL"), Country::Br), "1.234,50");
    }
}

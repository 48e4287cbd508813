//! Pure rules of reports: what the files in an archive are called.

use types::documents::{Document, ReceiptKind};

use crate::accounts::model::Contract;
use crate::kit::secrets::digest;

/// The folder of an account in an archive: hostnames are unlike each other, and so are these.
pub(super) fn folder(account: &Contract) -> String {
    format!("{}-{}", plain(&account.tax_id), plain(&account.hostname))
}

/// Where a document is in an archive, without the ending of its file: its account's folder, its month, its kind.
pub(super) fn place(account: &Contract, document: &Document) -> String {
    format!("{}/{}", shelf(account, document), stem(&account.tax_id, document))
}

/// Where receipts of a document are, each by its kind and which of its kind it is, from 1 on.
pub(super) fn receipt_place(account: &Contract, document: &Document, kind: &str, nth: usize) -> String {
    let (shelf, stem) = (shelf(account, document), stem(&account.tax_id, document));
    let again = if nth > 1 { format!("-{nth}") } else { String::new() };
    match ReceiptKind::ALL.into_iter().find(|each| each.name() == kind) {
        Some(ReceiptKind::Protocol) => format!("{shelf}/{stem}-prot{again}"),
        Some(ReceiptKind::Event) => format!("{shelf}/{stem}-evento{again}"),
        Some(ReceiptKind::Cdr) | None => format!("{shelf}/R-{stem}{again}"),
    }
}

fn shelf(account: &Contract, document: &Document) -> String {
    let month = document.issued_on.format("%Y-%m");
    format!("{}/{month}/{}", folder(account), document.kind.name())
}

/// The name of a document's file as the tax offices have it: in Brazil its access key, in Peru the issuer's RUC, the
/// code of its kind, its series and its number. What stands in a series that is no letter or digit gives way, and the
/// name then ends with what tells it from all others.
fn stem(tax_id: &str, document: &Document) -> String {
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if let Some(key) = document
        .access_key
        .as_deref()
        .filter(|key| key.len() == 44 && is_plain(key))
    {
        return key.to_owned();
    }
    let (kind, series, number) = (document.kind.code(), document.series.as_str(), document.number);
    if is_plain(series) && series.len() <= LONGEST_SERIES {
        return format!("{}-{kind}-{series}-{number}", plain(tax_id));
    }
    let series: String = plain(series).chars().take(LONGEST_SERIES).collect();
    let own = digest(document.id.0.as_bytes());
    let own = own.get(..8).unwrap_or(&own);
    format!("{}-{kind}-{series}-{number}~{own}", plain(tax_id))
}

const LONGEST_SERIES: usize = 20;

/// A text of letters, digits and hyphens alone: no way to another folder, nothing that a system reads as an order.
fn plain(text: &str) -> String {
    let one = |letter: char| {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            letter
        } else {
            '_'
        }
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::{DateTime, NaiveDate};
    use types::accounts::{AccountId, Environment};
    use types::documents::{Document, DocumentId, DocumentKind, DocumentStanding, DocumentState};
    use uuid::Uuid;

    use super::stem;

    fn document(n: u128, kind: DocumentKind, series: &str, access_key: Option<&str>) -> Document {
        Document {
            id: DocumentId(Uuid::from_u128(n)),
            account_id: AccountId(Uuid::nil()),
            kind,
            series: series.to_owned(),
            number: 7,
            access_key: access_key.map(str::to_owned),
            environment: Environment::Production,
            issued_on: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"),
            customer_tax_id: None,
            customer_name: None,
            total: None,
            xml_bytes: None,
            state: DocumentStanding {
                state: DocumentState::NotSent,
                code: None,
                text: None,
                ticket: None,
                proved: false,
                at: None,
            },
            admitted_at: DateTime::UNIX_EPOCH,
            received_at: None,
        }
    }

    #[test]
    fn names_are_the_tax_offices_own() {
        let factura = document(1, DocumentKind::Factura, "F001", None);
        assert_eq!(stem("20131312955", &factura), "20131312955-01-F001-7");
        let key = "35261112ABC34501DE35550010000000071000000078";
        let nfe = document(1, DocumentKind::Nfe, "1", Some(key));
        assert_eq!(stem("12ABC34501DE35", &nfe), key);
        let announced = document(1, DocumentKind::Nfe, "1", None);
        assert_eq!(stem("12ABC34501DE35", &announced), "12ABC34501DE35-55-1-7");
    }

    #[test]
    fn a_hostile_series_leads_nowhere_and_is_like_no_other() {
        let hostile = [
            "",
            "..",
            "../../etc/passwd",
            "F0/1",
            "F0\\1",
            "F0_1",
            "f001",
            "CON",
            "a:b",
            "x\0y",
            "x\ny",
            "…",
            "=1+1",
            "Ñ",
            "F 01",
            "F01.",
            &"A".repeat(300),
            "\u{202e}gpj",
            "~",
            "*?|<>\"",
        ];
        let mut seen = HashSet::new();
        for (n, series) in (1..).zip(hostile) {
            for key in [None, Some("../../../../../../../../../../../../etc/passw")] {
                let name = stem(
                    "20131312955",
                    &document(n * 2 + u128::from(key.is_some()), DocumentKind::Boleta, series, key),
                );
                let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-_~".contains(&b);
                assert!(
                    name.bytes().all(allowed) && name.starts_with("20131312955-03-") && name.len() < 80,
                    "{name}"
                );
                if series != "CON" {
                    assert!(seen.insert(name.to_lowercase()), "{name}");
                }
            }
        }
    }
}

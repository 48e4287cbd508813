//! Notices that are made here: Peru's daily summary, Brazil's numbers that are not used.

use types::accounts::Environment;
use types::documents::{DocumentKind, DocumentState, ReceiptKind};

use super::super::receipt::{self, About, Says};
use super::super::{Asks, Named, XmlError, content, read};
use super::{after, incomplete};
use crate::documents::sample::{Party, Referred, SampleUbl, SampleUnused, UblKind, ubl, unused};
use types::kit::money::Currency;

fn summary(lines: Vec<(Referred, u8)>) -> String {
    ubl(&SampleUbl {
        kind: UblKind::ResumenDiario(lines),
        issuer: Party {
            number: "20990001015".to_owned(),
            name: "Tejidos Pukara S.A.C.".to_owned(),
        },
        customer: None,
        series: String::new(),
        number: 4,
        issued_at: "2026-11-21T20:00:00".parse().expect("a time"),
        currency: Currency::parse("PEN").expect("a currency"),
        lines: Vec::new(),
    })
}

fn referred(kind: DocumentKind, series: &str, number: i64) -> Referred {
    Referred {
        kind,
        series: series.to_owned(),
        number,
    }
}

fn sample() -> String {
    summary(vec![
        (referred(DocumentKind::Boleta, "B001", 7), 1),
        (referred(DocumentKind::NotaCredito, "BC01", 2), 2),
        (referred(DocumentKind::Boleta, "B001", 3), 3),
    ])
}

#[test]
fn a_summary_names_its_documents_and_what_becomes_of_each() {
    let read = read(sample().as_bytes()).expect("read");
    assert_eq!(
        (read.kind, read.identity.as_str(), read.total),
        (DocumentKind::ResumenDiario, "RC-20261121-4", None)
    );
    let boleta = |number, asks| Named::one(DocumentKind::Boleta, "B001".to_owned(), number, asks);
    let note = Named::one(DocumentKind::NotaCredito, "BC01".to_owned(), 2, Asks::Declare);
    assert_eq!(read.names, [boleta(7, Asks::Declare), note, boleta(3, Asks::Void)]);
    let told = content::read(sample().as_bytes()).expect("content");
    let third = told.references.get(2).expect("three");
    assert_eq!(
        (third.number.as_str(), third.reason.as_deref()),
        ("B001-3", Some("Anulado"))
    );
}

#[test]
fn a_summary_that_leaves_a_doubt_is_refused_and_told_where() {
    let sample = sample();
    let path = |field: &str| format!("SummaryDocumentsLine/{field}");
    for (from, to, field) in [
        (
            "<cbc:ConditionCode>3",
            "<cbc:ConditionCode>4",
            path("Status/ConditionCode"),
        ),
        (
            "<cbc:ConditionCode>3</cbc:ConditionCode>",
            "",
            path("Status/ConditionCode"),
        ),
        ("<cbc:ID>B001-3</cbc:ID>", "", path("ID")),
        ("<cbc:ID>B001-3<", "<cbc:ID>B0013<", path("ID")),
        (
            "<cbc:DocumentTypeCode>07<",
            "<cbc:DocumentTypeCode>01<",
            path("DocumentTypeCode"),
        ),
        ("RC-20261121-4", "RA-20261121-4", "ID".to_owned()),
    ] {
        assert_eq!(after(sample.as_bytes(), from, to), incomplete(&field), "{from}");
    }
    assert_eq!(read(summary(Vec::new()).as_bytes()), incomplete("SummaryDocumentsLine"));
}

fn range(code: &str, first: i64, last: i64) -> String {
    unused(&SampleUnused {
        issuer: "99000123000190".to_owned(),
        environment: Environment::Production,
        model: "55",
        series: 1,
        first,
        last,
        code: code.to_owned(),
        told_at: "2026-11-21T12:00:00-03:00".parse().expect("a time"),
    })
}

#[test]
fn numbers_that_are_not_used_are_a_notice_once_that_is_granted() {
    let read_all = read(range("102", 100, 120).as_bytes()).expect("read");
    assert_eq!(
        (read_all.kind, read_all.identity.as_str()),
        (DocumentKind::Inutilizacao, "IN-55-1-100-120")
    );
    assert_eq!((read_all.series.as_str(), read_all.number), ("55-1-100", 120));
    assert_eq!(read_all.environment, Some(Environment::Production));
    let ruling = read_all.ruling.expect("it carries its answer");
    assert_eq!(
        (ruling.says, ruling.code.as_str()),
        (Says::State(DocumentState::Accepted), "102")
    );
    let identities: Vec<String> = read_all.names.iter().flat_map(Named::identities).collect();
    assert_eq!((identities.len(), identities[0].as_str()), (21, "55-1-100"));
    assert_eq!(
        read(range("241", 100, 120).as_bytes()),
        Err(XmlError::NotAuthorised),
        "it was refused"
    );
    let at = |field: &str| incomplete(&format!("retInutNFe/infInut/{field}"));
    assert_eq!(read(range("102", 120, 100).as_bytes()), at("nNFFin"));
    assert_eq!(
        read(range("102", 1, 10_001).as_bytes()),
        at("nNFFin"),
        "more than SEFAZ takes"
    );
    assert!(read(range("102", 1, 10_000).as_bytes()).is_ok());
    let told = content::read(range("102", 100, 120).as_bytes()).expect("content");
    assert_eq!(told.references[0].number, "1-100 – 1-120");
}

#[test]
fn the_answer_alone_is_the_same_notice_and_a_receipt_of_it() {
    let whole = range("102", 100, 120);
    let (_, answer) = whole.split_once("<retInutNFe versao=\"4.00\">").expect("an answer");
    let (answer, _) = answer.split_once("</retInutNFe>").expect("its end");
    let alone = format!("<retInutNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\">{answer}</retInutNFe>");
    assert_eq!(read(alone.as_bytes()), read(whole.as_bytes()));
    let about = About::Notice {
        kind: DocumentKind::Inutilizacao,
        issuer: Some("99000123000190".to_owned()),
        series: "55-1-100".to_owned(),
        number: 120,
        environment: Some(Environment::Production),
    };
    for xml in [alone, whole] {
        let receipt = receipt::read(xml.as_bytes()).expect("a receipt");
        assert_eq!((receipt.kind, &receipt.about), (ReceiptKind::Protocol, &about));
    }
    let refused = receipt::read(range("241", 100, 120).as_bytes()).expect("a receipt");
    assert_eq!(refused.ruling.says, Says::Nothing);
}

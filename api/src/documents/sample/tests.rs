//! What is written is read back, says what it was told to say, and adds up.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use types::accounts::Environment;
use types::documents::DocumentKind;
use types::kit::money::{Currency, Money};
use types::tax_id::{Country, TaxId};

use super::super::xml::access_key::AccessKey;
use super::super::xml::{FiscalDocument, XmlError, read};
use super::{NfeModel, Party, Referred, SampleLine, SampleNfe, SampleUbl, UblKind, nfe, ubl};

fn party(number: &str, name: &str) -> Party {
    Party {
        number: number.to_owned(),
        name: name.to_owned(),
    }
}

fn line(description: &str, quantity: u32, unit_price_minor: i64) -> SampleLine {
    SampleLine {
        description: description.to_owned(),
        quantity,
        unit_price_minor,
    }
}

fn money(minor: i64, currency: &str) -> Money {
    let currency = Currency::parse(currency).expect("a currency");
    Money { minor, currency }
}

fn peruvian(kind: UblKind, series: &str) -> SampleUbl {
    let issued_at = NaiveDateTime::parse_from_str("2026-02-28 23:59:58", "%Y-%m-%d %H:%M:%S").expect("a time");
    SampleUbl {
        kind,
        issuer: party("20990001015", "Tejidos Pukara <S.A.C.>"),
        customer: Some(party("20990001023", "Ñandú & \"Hermanos\" E.I.R.L.")),
        series: series.to_owned(),
        number: 123,
        issued_at,
        currency: Currency::parse("PEN").expect("a currency"),
        lines: vec![line("Chal & manta", 3, 3_333), line("Gorro <rojo>", 1, 8_466)],
    }
}

fn brazilian(model: NfeModel) -> SampleNfe {
    SampleNfe {
        model,
        issuer: party("T4L0N4R1000186", "Marcenaria Araucária & Cia Ltda"),
        series: 1,
        number: 4_321,
        issued_at: DateTime::parse_from_rfc3339("2026-03-31T23:30:00-03:00").expect("a time"),
        environment: Environment::Demo,
        lines: vec![line("Banco de imbuia", 2, 45_050), line("Cera <incolor>", 1, 1_999)],
    }
}

fn referred() -> Referred {
    Referred {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: 7,
    }
}

#[test]
fn every_document_of_peru_is_read_back() {
    for (kind, series, read_as, identity) in [
        (UblKind::Factura, "F001", DocumentKind::Factura, "01-F001-123"),
        (UblKind::Boleta, "B001", DocumentKind::Boleta, "03-B001-123"),
        (
            UblKind::NotaCredito(referred()),
            "FC01",
            DocumentKind::NotaCredito,
            "07-FC01-123",
        ),
        (
            UblKind::NotaDebito(referred()),
            "FD01",
            DocumentKind::NotaDebito,
            "08-FD01-123",
        ),
    ] {
        let sample = peruvian(kind, series);
        let document = read(ubl(&sample).as_bytes()).expect(identity);
        let expected = FiscalDocument {
            kind: read_as,
            series: series.to_owned(),
            number: 123,
            access_key: None,
            environment: None,
            issuer: document.issuer.clone(),
            issued_on: NaiveDate::from_ymd_opt(2026, 2, 28).expect("a day"),
            customer_tax_id: Some("20990001023".to_owned()),
            customer_name: Some("Ñandú & \"Hermanos\" E.I.R.L.".to_owned()),
            total: Some(sample.total()),
            identity: identity.to_owned(),
            ruling: None,
            names: Vec::new(),
        };
        assert_eq!(document, expected);
        assert_eq!(
            (document.issuer.country, document.issuer.number.as_str()),
            (Country::Pe, "20990001015")
        );
    }
}

#[test]
fn a_boleta_to_nobody_in_particular_names_nobody_s_number() {
    let sample = SampleUbl {
        customer: None,
        ..peruvian(UblKind::Boleta, "B001")
    };
    let document = read(ubl(&sample).as_bytes()).expect("read");
    assert_eq!(document.customer_tax_id, None);
    assert_eq!(document.customer_name.as_deref(), Some("CLIENTES VARIOS"));
}

#[test]
fn what_is_voided_is_read_back() {
    let sample = peruvian(UblKind::ComunicacionBaja(vec![referred(), referred()]), "");
    let document = read(ubl(&sample).as_bytes()).expect("read");
    assert_eq!(document.kind, DocumentKind::ComunicacionBaja);
    assert_eq!((document.series.as_str(), document.number), ("20260228", 123));
    assert_eq!(document.identity, "RA-20260228-123");
    assert_eq!(document.total, None);
    let nothing = peruvian(UblKind::ComunicacionBaja(Vec::new()), "");
    assert!(matches!(
        read(ubl(&nothing).as_bytes()),
        Err(XmlError::Incomplete { .. })
    ));
}

#[test]
fn igv_is_reckoned_on_each_line_and_the_total_is_their_sum() {
    let sample = peruvian(UblKind::Factura, "F001");
    assert_eq!(sample.total(), money(9_999 + 1_800 + 8_466 + 1_524, "PEN"));
    let xml = ubl(&sample);
    for said in [
        "<cbc:TaxAmount currencyID=\"PEN\">33.24</cbc:TaxAmount>",
        "<cbc:TaxableAmount currencyID=\"PEN\">184.65</cbc:TaxableAmount>",
        "<cbc:TaxAmount currencyID=\"PEN\">18.00</cbc:TaxAmount>",
        "<cbc:TaxAmount currencyID=\"PEN\">15.24</cbc:TaxAmount>",
        "<cbc:PriceAmount currencyID=\"PEN\">99.90</cbc:PriceAmount>",
        "<cbc:PayableAmount currencyID=\"PEN\">217.89</cbc:PayableAmount>",
        "<cbc:Description>Gorro &lt;rojo&gt;</cbc:Description>",
        "<cbc:IssueTime>23:59:58</cbc:IssueTime>",
    ] {
        assert!(xml.contains(said), "{said} in {xml}");
    }
}

#[test]
fn every_document_of_brazil_is_read_back_with_a_right_key() {
    let company = party("99000456000119", "Padaria São João");
    let person = party("52998224725", "Íris d'Ávila");
    for (model, kind, customer) in [
        (
            NfeModel::Nfe {
                customer: company.clone(),
            },
            DocumentKind::Nfe,
            Some(company),
        ),
        (
            NfeModel::Nfce {
                customer: Some(person.clone()),
            },
            DocumentKind::Nfce,
            Some(person),
        ),
        (NfeModel::Nfce { customer: None }, DocumentKind::Nfce, None),
    ] {
        let sample = brazilian(model);
        let key = sample.access_key();
        assert!(AccessKey::parse(&key).is_some(), "{key}");
        let document = read(nfe(&sample).as_bytes()).expect("read");
        let expected = FiscalDocument {
            kind,
            series: "1".to_owned(),
            number: 4_321,
            access_key: Some(key),
            environment: Some(Environment::Demo),
            issuer: document.issuer.clone(),
            issued_on: NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"),
            customer_tax_id: customer.as_ref().map(|party| party.number.clone()),
            customer_name: customer.map(|party| party.name),
            total: Some(money(92_099, "BRL")),
            identity: format!("{}-1-4321", kind.code()),
            ruling: document.ruling.clone(),
            names: Vec::new(),
        };
        assert_eq!(document, expected);
        assert_eq!(
            (document.issuer.country, document.issuer.number.as_str()),
            (Country::Br, "T4L0N4R1000186")
        );
    }
}

#[test]
fn any_number_of_note_has_a_right_key() {
    for number in [1, 2, 9, 99, 12_345, 999_999_999] {
        for series in [0, 1, 999] {
            let sample = SampleNfe {
                number,
                series,
                environment: Environment::Production,
                ..brazilian(NfeModel::Nfce { customer: None })
            };
            let document = read(nfe(&sample).as_bytes()).expect("read");
            assert_eq!((document.number, document.series), (number, series.to_string()));
            assert_eq!(document.environment, Some(Environment::Production));
        }
    }
}

#[test]
fn the_taxes_in_a_price_add_up() {
    let sample = brazilian(NfeModel::Nfce { customer: None });
    let xml = nfe(&sample);
    for said in [
        "<vICMS>165.78</vICMS>",
        "<vPIS>12.46</vPIS>",
        "<vCOFINS>57.40</vCOFINS>",
        "<vNF>920.99</vNF>",
        "<vPag>920.99</vPag>",
    ] {
        assert!(xml.contains(said), "{said} in {xml}");
    }
}

#[test]
fn the_same_sample_gives_the_same_text() {
    let sample = peruvian(UblKind::Factura, "F001");
    assert_eq!(ubl(&sample), ubl(&sample.clone()));
    let sample = brazilian(NfeModel::Nfce { customer: None });
    assert_eq!(nfe(&sample), nfe(&sample.clone()));
}

#[test]
fn the_numbers_used_here_are_valid() {
    for number in ["20990001015", "20990001023"] {
        assert!(TaxId::parse(Country::Pe, number).is_ok(), "{number}");
    }
    for number in ["T4L0N4R1000186", "99000456000119", "99000123000190"] {
        assert!(TaxId::parse(Country::Br, number).is_ok(), "{number}");
    }
}

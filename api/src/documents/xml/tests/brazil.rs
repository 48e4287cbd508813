//! Brazil: NF-e and NFC-e.

use chrono::NaiveDate;
use types::accounts::Environment;
use types::documents::{DocumentKind, DocumentState};
use types::kit::money::{Currency, Money};
use types::tax_id::Country;

use super::super::receipt::{Ruling, Says};
use super::super::{FiscalDocument, Issuer, XmlError, read};
use super::{NFCE, NFE, after, changed, incomplete, unknown};

const KEY: &str = "35260399000123000190550010000043211481516232";
const ID: &str = "NFe/infNFe/@Id";

fn brl(minor: i64) -> Option<Money> {
    let currency = Currency::parse("BRL").expect("a currency");
    Some(Money { minor, currency })
}

fn authorised(told_at: &str) -> Option<Ruling> {
    Some(Ruling {
        says: Says::State(DocumentState::Accepted),
        code: "100".to_owned(),
        words: Some("Autorizado o uso da NF-e".to_owned()),
        told_at: Some(told_at.parse().expect("an instant")),
    })
}

#[test]
fn an_nfe_is_read_on_the_day_of_its_own_offset() {
    let document = FiscalDocument {
        kind: DocumentKind::Nfe,
        series: "1".to_owned(),
        number: 4_321,
        access_key: Some(KEY.to_owned()),
        environment: Some(Environment::Production),
        issuer: Issuer {
            country: Country::Br,
            number: "99000123000190".to_owned(),
        },
        issued_on: NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"),
        customer_tax_id: Some("99000456000119".to_owned()),
        customer_name: Some("Padaria São João & Filhos".to_owned()),
        total: brl(125_050),
        identity: "55-1-4321".to_owned(),
        ruling: authorised("2026-04-01T02:30:00Z"),
        names: Vec::new(),
    };
    assert_eq!(read(NFE), Ok(document));
}

#[test]
fn an_nfce_of_the_test_environment_without_customer_is_read() {
    let key = "352604T4L0N4R1000186650120000000079902103572";
    let document = FiscalDocument {
        kind: DocumentKind::Nfce,
        series: "12".to_owned(),
        number: 7,
        access_key: Some(key.to_owned()),
        environment: Some(Environment::Demo),
        issuer: Issuer {
            country: Country::Br,
            number: "T4L0N4R1000186".to_owned(),
        },
        issued_on: NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day"),
        customer_tax_id: None,
        customer_name: None,
        total: brl(1_890),
        identity: "65-12-7".to_owned(),
        ruling: authorised("2026-04-01T11:15:00Z"),
        names: Vec::new(),
    };
    assert_eq!(read(NFCE), Ok(document));
}

#[test]
fn a_late_authorisation_counts_and_any_other_answer_does_not() {
    let late = after(NFE, "<cStat>100<", "<cStat>150<").expect("read");
    assert_eq!(late.ruling.as_ref().map(|ruling| ruling.code.as_str()), Some("150"));
    let ruling = authorised("2026-04-01T02:30:00Z");
    assert_eq!(Ok(FiscalDocument { ruling, ..late }), read(NFE));
    for status in [
        "101", "110", "151", "155", "301", "302", "303", "204", "0100", "1000", "",
    ] {
        let answered = after(NFE, "<cStat>100<", &format!("<cStat>{status}<"));
        assert_eq!(answered, Err(XmlError::NotAuthorised), "{status}");
    }
    assert_eq!(after(NFE, "protNFe", "retNFe"), Err(XmlError::NotAuthorised));
    let twice = "<cStat>101</cStat><cStat>100</cStat>";
    assert_eq!(
        after(NFE, "<cStat>100</cStat>", twice),
        incomplete("protNFe/infProt/cStat")
    );
}

#[test]
fn a_note_without_the_tax_office_s_part_is_not_authorised() {
    for root in ["NFe", "enviNFe"] {
        let xml = format!("<{root} xmlns='http://www.portalfiscal.inf.br/nfe'><infNFe Id='NFe{KEY}'/></{root}>");
        assert_eq!(read(xml.as_bytes()), Err(XmlError::NotAuthorised));
    }
}

#[test]
fn the_older_name_of_the_file_is_the_same() {
    assert_eq!(after(NFE, "nfeProc", "procNFe"), read(NFE));
    for root in ["procEventoNFe", "retConsReciNFe", "resNFe", "CTe"] {
        assert_eq!(after(NFE, "nfeProc", root), unknown(root));
    }
    assert_eq!(
        after(
            NFE,
            "http://www.portalfiscal.inf.br/nfe",
            "http://www.portalfiscal.inf.br/cte"
        ),
        unknown("nfeProc")
    );
}

#[test]
fn what_the_key_says_must_be_what_the_note_says() {
    for (from, to) in [
        ("<cUF>35<", "<cUF>33<"),
        ("<mod>55<", "<mod>65<"),
        ("<serie>1<", "<serie>2<"),
        ("<nNF>4321<", "<nNF>4322<"),
        ("2026-03-31T23:30:00-03:00</dhEmi>", "2026-04-01T23:30:00-03:00</dhEmi>"),
        ("2026-03-31T23:30:00-03:00</dhEmi>", "2025-03-31T23:30:00-03:00</dhEmi>"),
        ("<CNPJ>99000123000190<", "<CNPJ>99000123000191<"),
        ("Id=\"NFe3526", "Id=\"3526"),
        ("Id=\"NFe3526", "Id=\"nfe3526"),
        (" Id=", " ID="),
    ] {
        assert_eq!(after(NFE, from, to), incomplete(ID), "{to}");
    }
}

#[test]
fn a_wrong_key_is_refused_even_if_it_is_wrong_everywhere() {
    for wrong in [
        "35260399000123000190550010000043211481516233",
        "3526039900012300019055001000004321148151623",
        "3526039900012300019055001000004321148151623ñ",
        "",
    ] {
        assert_eq!(after(NFE, KEY, wrong), incomplete(ID), "{wrong}");
    }
    let other = changed(
        NFE,
        &format!("<chNFe>{KEY}"),
        "<chNFe>35170458716523000119550010000000121000123458",
    );
    assert_eq!(read(&other), incomplete("protNFe/infProt/chNFe"));
}

#[test]
fn both_parts_must_be_of_one_environment() {
    let half = changed(NFE, "<infProt><tpAmb>1<", "<infProt><tpAmb>2<");
    assert_eq!(read(&half), incomplete("protNFe/infProt/tpAmb"));
    let whole = after(NFE, "<tpAmb>1<", "<tpAmb>2<").expect("read");
    assert_eq!(whole.environment, Some(Environment::Demo));
    assert_eq!(after(NFE, "<tpAmb>1<", "<tpAmb>3<"), incomplete("NFe/infNFe/ide/tpAmb"));
}

#[test]
fn the_values_of_a_note_are_held_to_their_form() {
    for (from, to, path) in [
        ("<mod>55<", "<mod>57<", "NFe/infNFe/ide/mod"),
        ("<serie>1<", "<serie>1000<", "NFe/infNFe/ide/serie"),
        ("<serie>1<", "<serie>+1<", "NFe/infNFe/ide/serie"),
        ("<nNF>4321<", "<nNF>0<", "NFe/infNFe/ide/nNF"),
        ("<nNF>4321<", "<nNF>1234567890<", "NFe/infNFe/ide/nNF"),
        ("T23:30:00-03:00</dhEmi>", "</dhEmi>", "NFe/infNFe/ide/dhEmi"),
        (
            "<CNPJ>99000123000190</CNPJ>",
            "<CPF>52998224725</CPF>",
            "NFe/infNFe/emit/CNPJ",
        ),
        ("<CNPJ>99000123000190<", "<CNPJ>9900012300019a<", "NFe/infNFe/emit/CNPJ"),
        (
            "<CNPJ>99000123000190<",
            "<CNPJ>99.000.123/0001-90<",
            "NFe/infNFe/emit/CNPJ",
        ),
        ("<vNF>1250.50<", "<vNF>1250,50<", "NFe/infNFe/total/ICMSTot/vNF"),
        ("<vNF>1250.50<", "<vNF>1250.505<", "NFe/infNFe/total/ICMSTot/vNF"),
        ("<vNF>1250.50</vNF>", "", "NFe/infNFe/total/ICMSTot/vNF"),
    ] {
        assert_eq!(after(NFE, from, to), incomplete(path), "{to}");
    }
    let padded = after(NFE, "<serie>1<", "<serie>001<").expect("read");
    assert_eq!(padded.series, "1");
}

#[test]
fn the_customer_is_a_company_a_person_or_from_abroad() {
    let cnpj = "<CNPJ>99000456000119</CNPJ>";
    for (element, number) in [
        ("<CPF>52998224725</CPF>", Some("52998224725")),
        ("<idEstrangeiro>AB-123456</idEstrangeiro>", Some("AB-123456")),
        ("<idEstrangeiro/>", None),
    ] {
        let document = after(NFE, cnpj, element).expect(element);
        assert_eq!(document.customer_tax_id.as_deref(), number);
    }
    for wrong in ["", "<CNPJ>99000456000119</CNPJ><CPF>52998224725</CPF>"] {
        assert_eq!(after(NFE, cnpj, wrong), incomplete("NFe/infNFe/dest/CNPJ"), "{wrong}");
    }
}

#[test]
fn two_notes_in_one_file_are_refused() {
    let text = String::from_utf8(NFE.to_vec()).expect("UTF-8");
    let (start, end) = (text.find("<NFe").expect("start"), text.find("<protNFe").expect("end"));
    let twice = format!("{}{}{}", &text[..end], &text[start..end], &text[end..]);
    assert!(matches!(read(twice.as_bytes()), Err(XmlError::Incomplete { .. })));
}

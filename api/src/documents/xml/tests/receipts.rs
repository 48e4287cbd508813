//! Answers of the tax offices: what is read of each, and what is none.

use chrono::{DateTime, Utc};
use types::accounts::Environment;
use types::documents::{DocumentKind, DocumentState, ReceiptKind};

use super::super::XmlError;
use super::super::receipt::{About, Ruling, Says, TaxReceipt, read};
use super::{FACTURA, NFE, changed};
use crate::documents::sample::{SampleAnswer, SampleCdr, cdr, event, protocol};

const KEY: &str = "35260399000123000190550010000043211481516232";

fn peru(reference: &str, code: &str, notes: &[&str]) -> SampleCdr {
    SampleCdr {
        issuer: "20990001015".to_owned(),
        reference: reference.to_owned(),
        code: code.to_owned(),
        words: "Palabras de la SUNAT".to_owned(),
        notes: notes.iter().map(|note| (*note).to_owned()).collect(),
        told_at: "2026-11-21T09:30:05".parse().expect("a time"),
    }
}

fn brazil(code: &str) -> SampleAnswer {
    SampleAnswer {
        access_key: KEY.to_owned(),
        environment: Environment::Production,
        code: code.to_owned(),
        words: "Palavras da SEFAZ".to_owned(),
        told_at: "2026-04-01T10:00:00-03:00".parse().expect("a time"),
    }
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    Some(text.parse().expect("an instant"))
}

fn ruling(xml: &str) -> Ruling {
    read(xml.as_bytes()).expect("read").ruling
}

fn incomplete(path: &str) -> Result<TaxReceipt, XmlError> {
    let path = path.to_owned();
    Err(XmlError::Incomplete { path })
}

#[test]
fn a_cdr_is_read() {
    let receipt = TaxReceipt {
        kind: ReceiptKind::Cdr,
        about: About::Numbered {
            issuer: Some("20990001015".to_owned()),
            series: "F001".to_owned(),
            number: 123,
        },
        ruling: Ruling {
            says: Says::State(DocumentState::Accepted),
            code: "0".to_owned(),
            words: Some("Palabras de la SUNAT".to_owned()),
            told_at: instant("2026-11-21T14:30:05Z"),
        },
        notes: Vec::new(),
        number: Some("220261121093005".to_owned()),
    };
    for reference in ["F001-123", "F001-00000123"] {
        assert_eq!(read(cdr(&peru(reference, "0", &[])).as_bytes()), Ok(receipt.clone()));
    }
}

#[test]
fn a_cdr_says_the_state_by_its_code_and_its_observations() {
    use DocumentState as S;
    for (code, state) in [
        ("0", S::Accepted),
        ("0306", S::Error),
        ("2335", S::Rejected),
        ("4000", S::Observed),
    ] {
        let ruling = ruling(&cdr(&peru("F001-1", code, &[])));
        assert_eq!((ruling.says, ruling.code.as_str()), (Says::State(state), code));
    }
    let notes = ["4252 - El dato no es del catálogo", "4287 - El precio no concuerda"];
    let observed = read(cdr(&peru("F001-1", "0", &notes)).as_bytes()).expect("read");
    assert_eq!(observed.notes, notes);
    assert_eq!(observed.ruling.says, Says::State(S::Observed));
    assert_eq!(observed.ruling.code, "4252");
    assert_eq!(observed.ruling.words.as_deref(), Some("El dato no es del catálogo"));
    let unnumbered = ruling(&cdr(&peru("F001-1", "0", &["Revise el emisor"])));
    assert_eq!(
        (unnumbered.says, unnumbered.code.as_str()),
        (Says::State(S::Observed), "0")
    );
    let rejected = ruling(&cdr(&peru("F001-1", "2335", &notes)));
    assert_eq!(
        rejected.says,
        Says::State(S::Rejected),
        "observations do not make it valid"
    );
    for none in ["99", "1", "x", ""] {
        let wrong = read(cdr(&peru("F001-1", none, &[])).as_bytes());
        assert_eq!(wrong, incomplete("DocumentResponse/Response/ResponseCode"), "{none}");
    }
}

#[test]
fn a_cdr_of_a_notice_names_it_and_one_of_a_reversal_is_not_read() {
    for (reference, kind) in [
        ("RA-20261121-3", DocumentKind::ComunicacionBaja),
        ("RC-20261121-3", DocumentKind::ResumenDiario),
    ] {
        let answer = read(cdr(&peru(reference, "0", &[])).as_bytes()).expect("read");
        let about = About::Notice {
            kind,
            issuer: Some("20990001015".to_owned()),
            series: "20261121".to_owned(),
            number: 3,
            environment: None,
        };
        assert_eq!(answer.about, about);
    }
    let reversal = read(cdr(&peru("RR-20261121-3", "0", &[])).as_bytes());
    let root = "ApplicationResponse/DocumentResponse/Response/ReferenceID RR-".to_owned();
    assert_eq!(reversal, Err(XmlError::KindUnknown { root }), "it names the field");
    for wrong in [
        "",
        "F001",
        "F001-0",
        "F001-x",
        "F00-1",
        "f001-1",
        "RA-20261321-1x",
        "RC-20261321-1",
        "RB-20261121-1",
    ] {
        let read = read(cdr(&peru(wrong, "0", &[])).as_bytes());
        assert_eq!(read, incomplete("DocumentResponse/Response/ReferenceID"), "{wrong}");
    }
}

#[test]
fn a_cdr_without_time_or_receiver_is_one() {
    let plain = cdr(&peru("F001-1", "0", &[]));
    let untimed = plain.replace("<cbc:ResponseTime>09:30:05</cbc:ResponseTime>", "");
    assert_eq!(ruling(&untimed).told_at, None);
    let zoned = plain.replace("09:30:05", "09:30:05.123-05:00");
    assert_eq!(ruling(&zoned).told_at, instant("2026-11-21T14:30:05Z"));
    let nobody = plain.replace("cac:ReceiverParty", "cac:OtherParty");
    let receipt = read(nobody.as_bytes()).expect("read");
    assert!(matches!(receipt.about, About::Numbered { issuer: None, .. }));
}

#[test]
fn a_protocol_is_read_alone_and_with_its_note() {
    use DocumentState as S;
    let alone = read(protocol(&brazil("100")).as_bytes()).expect("read");
    let with_note = read(NFE).expect("read");
    for receipt in [&alone, &with_note] {
        let About::Keyed { key, environment } = &receipt.about else {
            panic!("{receipt:?}")
        };
        assert_eq!((key.as_str(), *environment), (KEY, Some(Environment::Production)));
        assert_eq!(
            (receipt.kind, receipt.ruling.says),
            (ReceiptKind::Protocol, Says::State(S::Accepted))
        );
    }
    assert_eq!(alone.ruling.told_at, instant("2026-04-01T13:00:00Z"));
    for (code, state) in [
        ("539", S::Rejected),
        ("302", S::Denied),
        ("101", S::Voided),
        ("105", S::Sent),
        ("108", S::Error),
    ] {
        assert_eq!(ruling(&protocol(&brazil(code))).says, Says::State(state), "{code}");
    }
    for none in ["102", "104", "1", ""] {
        assert_eq!(
            read(protocol(&brazil(none)).as_bytes()),
            incomplete("infProt/cStat"),
            "{none}"
        );
    }
}

#[test]
fn only_a_recorded_cancellation_voids() {
    let says = |kind, code| ruling(&event(&brazil(code), kind)).says;
    for code in ["135", "136", "155"] {
        assert_eq!(says("110111", code), Says::State(DocumentState::Voided), "{code}");
        assert_eq!(says("110112", code), Says::State(DocumentState::Voided), "{code}");
        assert_eq!(says("110110", code), Says::Nothing, "a correction");
        assert_eq!(says("210200", code), Says::Nothing, "the customer's word");
    }
    assert_eq!(says("110111", "220"), Says::VoidingRefused);
    let other_key = event(&brazil("135"), "110111").replacen(KEY, "35170458716523000119550010000000121000123458", 1);
    assert_eq!(read(other_key.as_bytes()), incomplete("retEvento/infEvento/chNFe"));
    let answer = event(&brazil("135"), "110111");
    let (_, alone) = answer.split_once("<retEvento versao=\"1.00\">").expect("an answer");
    let (alone, _) = alone.split_once("</retEvento>").expect("its end");
    let alone = format!("<retEvento xmlns=\"http://www.portalfiscal.inf.br/nfe\">{alone}</retEvento>");
    assert_eq!(ruling(&alone).says, Says::State(DocumentState::Voided));
}

#[test]
fn a_cancellation_appended_to_its_note_counts() {
    let text = String::from_utf8(NFE.to_vec()).expect("text");
    let answer = event(&brazil("135"), "110111");
    let (_, appended) = answer.split_once("<retEvento").expect("an answer");
    let (appended, _) = appended.split_once("</retEvento>").expect("its end");
    let cancelled = text.replace("</nfeProc>", &format!("<retEvento{appended}</retEvento></nfeProc>"));
    let document = super::super::read(cancelled.as_bytes()).expect("read");
    let voided = Says::State(DocumentState::Voided);
    assert_eq!(document.ruling.map(|ruling| ruling.says), Some(voided));
    assert_eq!(ruling(&cancelled).says, voided);
    let other = cancelled.replacen(
        &format!("<chNFe>{KEY}</chNFe>\n      <tpEvento"),
        "<chNFe>1</chNFe>\n      <tpEvento",
        1,
    );
    assert!(
        other != cancelled && super::super::read(other.as_bytes()).is_err(),
        "of another note"
    );
}

#[test]
fn what_is_no_answer_is_refused_and_no_answer_is_a_document() {
    assert!(matches!(read(FACTURA), Err(XmlError::KindUnknown { .. })));
    let dtd = cdr(&peru("F001-1", "0", &[])).replacen(
        "<ApplicationResponse",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><ApplicationResponse",
        1,
    );
    assert!(matches!(read(dtd.as_bytes()), Err(XmlError::Unsafe(_))));
    let plain = cdr(&peru("F001-1", "0", &[]));
    assert!(matches!(
        super::super::read(plain.as_bytes()),
        Err(XmlError::KindUnknown { .. })
    ));
    let twice = plain.replace(
        "<cbc:ResponseCode>0</cbc:ResponseCode>",
        "<cbc:ResponseCode>0</cbc:ResponseCode><cbc:ResponseCode>2335</cbc:ResponseCode>",
    );
    assert_eq!(
        read(twice.as_bytes()),
        incomplete("DocumentResponse/Response/ResponseCode")
    );
}

#[test]
fn no_beginning_of_an_answer_is_one_and_no_bit_makes_it_panic() {
    for xml in [
        cdr(&peru("F001-1", "0", &["4252 - x"])),
        protocol(&brazil("100")),
        event(&brazil("135"), "110111"),
    ] {
        let bytes = xml.trim_end().as_bytes();
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "{length} of {} bytes", bytes.len());
        }
        for place in 0..bytes.len() {
            let mut odd = bytes.to_vec();
            odd[place] ^= 4;
            let _ = read(&odd);
        }
    }
    let latin = changed(
        cdr(&peru("F001-1", "0", &[])).as_bytes(),
        "encoding=\"UTF-8\"",
        "encoding=\"ISO-8859-1\"",
    );
    assert!(read(&latin).is_ok());
}

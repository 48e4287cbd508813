//! What SEFAZ answers when it is asked how a note stands.

use types::accounts::Environment;
use types::documents::{DocumentState as S, ReceiptKind};

use super::super::XmlError;
use super::super::receipt::{Says, TaxReceipt, read};
use crate::documents::sample::{SampleAnswer, situation};

const KEY: &str = "35260399000123000190550010000043211481516232";
const OTHER: &str = "35170458716523000119550010000000121000123458";

fn answer(code: &str, hour: u32) -> SampleAnswer {
    SampleAnswer {
        access_key: KEY.to_owned(),
        environment: Environment::Production,
        code: code.to_owned(),
        words: format!("Palavras: {code}"),
        told_at: format!("2026-04-01T{hour:02}:00:00-03:00").parse().expect("a time"),
    }
}

/// How a note stands by an answer of that code, with the protocol of that code and those events.
fn told(code: &str, protocol: Option<&str>, events: &[(&str, &str)]) -> TaxReceipt {
    let protocol = protocol.map(|code| answer(code, 10));
    let events: Vec<_> = events.iter().map(|(kind, code)| (*kind, answer(code, 11))).collect();
    let xml = situation(&answer(code, 12), protocol.as_ref(), &events);
    read(xml.as_bytes()).expect("read")
}

#[test]
fn it_says_what_its_parts_would_say_alone() {
    for (code, protocol, events, says, by) in [
        ("100", Some("100"), vec![], Says::State(S::Accepted), "100"),
        ("150", Some("150"), vec![], Says::State(S::Accepted), "150"),
        ("100", None, vec![], Says::State(S::Accepted), "100"),
        ("110", Some("302"), vec![], Says::State(S::Denied), "302"),
        (
            "101",
            Some("100"),
            vec![("110111", "135")],
            Says::State(S::Voided),
            "135",
        ),
        (
            "101",
            Some("100"),
            vec![("110112", "155")],
            Says::State(S::Voided),
            "155",
        ),
        ("101", Some("100"), vec![], Says::State(S::Voided), "101"),
        (
            "100",
            Some("100"),
            vec![("110110", "135"), ("210200", "135")],
            Says::State(S::Accepted),
            "100",
        ),
        (
            "101",
            Some("100"),
            vec![("110110", "135"), ("110111", "135"), ("210200", "135")],
            Says::State(S::Voided),
            "135",
        ),
        ("217", None, vec![], Says::Nothing, "217"),
        ("656", None, vec![], Says::Nothing, "656"),
        ("108", None, vec![], Says::Nothing, "108"),
    ] {
        let told = told(code, protocol, &events);
        assert_eq!(
            (told.ruling.says, told.ruling.code.as_str()),
            (says, by),
            "{code} {events:?}"
        );
    }
}

#[test]
fn it_is_told_when_the_deciding_part_was() {
    let at = |hour: u32| Some(answer("100", hour).told_at.to_utc());
    let authorised = told("100", Some("100"), &[]);
    assert_eq!(
        (authorised.kind, authorised.ruling.told_at),
        (ReceiptKind::Protocol, at(10))
    );
    assert_eq!(authorised.number.as_deref(), Some("135260000000007"));
    let cancelled = told("101", Some("100"), &[("110111", "135")]);
    assert_eq!((cancelled.kind, cancelled.ruling.told_at), (ReceiptKind::Event, at(11)));
    assert_eq!(
        told("101", None, &[]).ruling.told_at,
        None,
        "the time of the question is not that of the fact"
    );
}

#[test]
fn parts_of_another_note_and_halves_of_events_are_refused() {
    let events = [("110111", answer("135", 11))];
    let whole = situation(&answer("101", 12), Some(&answer("100", 10)), &events);
    let other = SampleAnswer {
        access_key: OTHER.to_owned(),
        ..answer("100", 10)
    };
    let of_another = situation(&answer("100", 12), Some(&other), &[]);
    let event_of_another = situation(&answer("100", 12), None, &[("110111", other)]);
    let half = whole.replacen("<tpEvento>110111</tpEvento>", "", 1);
    for (xml, path) in [
        (of_another, "protNFe/infProt/chNFe"),
        (event_of_another, "procEventoNFe/evento/infEvento/chNFe"),
        (half, "procEventoNFe/retEvento/infEvento/cStat"),
        (whole.replacen("<cStat>101<", "<cStat>x<", 1), "cStat"),
    ] {
        let path = path.to_owned();
        assert_eq!(read(xml.as_bytes()), Err(XmlError::Incomplete { path }));
    }
}

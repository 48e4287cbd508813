//! Brazil: what SEFAZ answers to a note and to its events, alone or within the file that carries both.

use chrono::{DateTime, Utc};
use types::accounts::Environment;
use types::documents::ReceiptKind;

use super::XmlError;
use super::access_key::AccessKey;
use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::receipt::{About, Ruling, TaxReceipt, said};

/// A protocol on its own.
pub(super) const PROTOCOL: Form<TaxReceipt> = Form {
    roots: &[nfe("protNFe")],
    seeks: &ALONE.seeks(),
    read: |found| protocol(found, &ALONE),
};

/// The protocol that comes with its note, and the cancellation that some software appends.
pub(super) const PROCESSED: Form<TaxReceipt> = Form {
    roots: &[nfe("nfeProc"), nfe("procNFe")],
    seeks: &both(WITH_NOTE.seeks(), APPENDED.seeks()),
    read: |found| match found.first(&APPENDED.status) {
        Some(_) => event(found, &APPENDED, None),
        None => protocol(found, &WITH_NOTE),
    },
};

/// The answer to an event, on its own.
pub(super) const EVENT: Form<TaxReceipt> = Form {
    roots: &[nfe("retEvento")],
    seeks: &EVENT_ALONE.seeks(),
    read: |found| event(found, &EVENT_ALONE, None),
};

/// An event with its answer.
pub(super) const PROCESSED_EVENT: Form<TaxReceipt> = Form {
    roots: &[nfe("procEventoNFe")],
    seeks: &both(WITH_EVENT.seeks(), ASKED.seeks()),
    read: |found| event(found, &WITH_EVENT, Some(&ASKED)),
};

/// The cancellation of before there were events.
pub(super) const CANCELLATION: Form<TaxReceipt> = Form {
    roots: &[nfe("retCancNFe")],
    seeks: &CANCELLED.seeks(),
    read: |found| protocol(found, &CANCELLED),
};

/// Where an answer says what.
struct Places {
    key: Path,
    environment: Path,
    status: Path,
    words: Path,
    at: Path,
    number: Path,
    event: Path,
}

impl Places {
    const fn seeks(&self) -> [Path; 7] {
        [
            self.key,
            self.environment,
            self.status,
            self.words,
            self.at,
            self.number,
            self.event,
        ]
    }
}

/// The places below an element; `at` is what it calls its time.
macro_rules! places {
    ($name:ident: $($step:literal)/+, $at:literal) => {
        const $name: Places = Places {
            key: Path::text(&[$(nfe($step)),+, nfe("chNFe")]),
            environment: Path::text(&[$(nfe($step)),+, nfe("tpAmb")]),
            status: Path::text(&[$(nfe($step)),+, nfe("cStat")]),
            words: Path::text(&[$(nfe($step)),+, nfe("xMotivo")]),
            at: Path::text(&[$(nfe($step)),+, nfe($at)]),
            number: Path::text(&[$(nfe($step)),+, nfe("nProt")]),
            event: Path::text(&[$(nfe($step)),+, nfe("tpEvento")]),
        };
    };
}

places!(ALONE: "infProt", "dhRecbto");
places!(WITH_NOTE: "protNFe" / "infProt", "dhRecbto");
places!(APPENDED: "retEvento" / "infEvento", "dhRegEvento");
places!(EVENT_ALONE: "infEvento", "dhRegEvento");
places!(WITH_EVENT: "retEvento" / "infEvento", "dhRegEvento");
places!(ASKED: "evento" / "infEvento", "dhEvento");
places!(CANCELLED: "infCanc", "dhRecbto");

const fn nfe(name: &'static str) -> Step {
    Step::of(Namespace::Nfe, name)
}

const fn both(one: [Path; 7], other: [Path; 7]) -> [Path; 14] {
    let [a, b, c, d, e, f, g] = one;
    let [h, i, j, k, l, m, n] = other;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n]
}

type Read<'a> = Found<'a, TaxReceipt>;

fn protocol(found: &Read<'_>, at: &Places) -> Result<TaxReceipt, XmlError> {
    let code = found.one(&at.status)?.text();
    let ruling = Ruling::of_protocol(code, words(found, at)?, told_at(found, at)?).ok_or_else(|| at.status.wrong())?;
    made(found, at, ReceiptKind::Protocol, found.one(&at.key)?.text(), ruling)
}

/// `asked` is the event itself, where the file carries it: what the answer leaves out is taken from there, and what
/// both say must be the same.
fn event(found: &Read<'_>, at: &Places, asked: Option<&Places>) -> Result<TaxReceipt, XmlError> {
    let code = found.one(&at.status)?.text();
    let agreed = |answered: &Path, asked: Option<&Path>| -> Result<String, XmlError> {
        let own = found.at_most_one(answered)?.map(Value::text);
        let asked = asked.map_or(Ok(None), |path| found.at_most_one(path))?.map(Value::text);
        match (own, asked) {
            (Some(own), Some(asked)) if own != asked => Err(answered.wrong()),
            (own, asked) => own.or(asked).map(str::to_owned).ok_or_else(|| answered.wrong()),
        }
    };
    let kind = agreed(&at.event, asked.map(|asked| &asked.event))?;
    let key = agreed(&at.key, asked.map(|asked| &asked.key))?;
    let ruling = Ruling::of_event(&kind, status(code, at)?, words(found, at)?, told_at(found, at)?);
    made(found, at, ReceiptKind::Event, &key, ruling)
}

fn made(found: &Read<'_>, at: &Places, kind: ReceiptKind, key: &str, ruling: Ruling) -> Result<TaxReceipt, XmlError> {
    let environment = match found.at_most_one(&at.environment)?.map(Value::text) {
        None => None,
        Some("1") => Some(Environment::Production),
        Some("2") => Some(Environment::Demo),
        Some(_) => return Err(at.environment.wrong()),
    };
    let key = AccessKey::parse(key).ok_or_else(|| at.key.wrong())?;
    Ok(TaxReceipt {
        kind,
        about: About::Keyed { key, environment },
        ruling,
        notes: Vec::new(),
        number: found.at_most_one(&at.number)?.and_then(|value| said(value.text())),
    })
}

/// Three digits, or no answer.
fn status<'a>(code: &'a str, at: &Places) -> Result<&'a str, XmlError> {
    let shaped = code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    shaped.then_some(code).ok_or_else(|| at.status.wrong())
}

fn words<'a>(found: &'a Read<'_>, at: &Places) -> Result<&'a str, XmlError> {
    Ok(found.at_most_one(&at.words)?.map_or("", Value::text))
}

fn told_at(found: &Read<'_>, at: &Places) -> Result<Option<DateTime<Utc>>, XmlError> {
    let said = found.at_most_one(&at.at)?.map_or("", Value::text);
    Ok(DateTime::parse_from_rfc3339(said).ok().map(|at| at.to_utc()))
}

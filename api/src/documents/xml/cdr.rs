//! Peru: the *constancia de recepción*, SUNAT's or an OSE's answer to a document or a notice that voids some.

use chrono::{DateTime, FixedOffset, NaiveTime, Utc};
use types::documents::{DocumentState, ReceiptKind, TaxOffice};

use super::XmlError;
use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::receipt::{About, Ruling, Says, TaxReceipt, said};
use super::values::{counted, day, is_digits};
use super::voided;

pub(super) const CDR: Form<TaxReceipt> = Form {
    roots: &[Step::of(Namespace::ApplicationResponse, ROOT)],
    seeks: &[NUMBER, DAY, TIME, NOTE, RECEIVER, REFERENCE, CODE, WORDS],
    read: cdr,
};

const ROOT: &str = "ApplicationResponse";
const NUMBER: Path = Path::text(&[cbc("ID")]);
const DAY: Path = Path::text(&[cbc("ResponseDate")]);
const TIME: Path = Path::text(&[cbc("ResponseTime")]);
const NOTE: Path = Path::text(&[cbc("Note")]);
/// Whom it answers.
const RECEIVER: Path = Path::text(&[cac("ReceiverParty"), cac("PartyIdentification"), cbc("ID")]);
const REFERENCE: Path = Path::text(&[cac("DocumentResponse"), cac("Response"), cbc("ReferenceID")]);
const CODE: Path = Path::text(&[cac("DocumentResponse"), cac("Response"), cbc("ResponseCode")]);
const WORDS: Path = Path::text(&[cac("DocumentResponse"), cac("Response"), cbc("Description")]);

const fn cbc(name: &'static str) -> Step {
    Step::of(Namespace::Basic, name)
}

const fn cac(name: &'static str) -> Step {
    Step::of(Namespace::Aggregate, name)
}

fn cdr(found: &Found<'_, TaxReceipt>) -> Result<TaxReceipt, XmlError> {
    let code = found.one(&CODE)?.text();
    let state = TaxOffice::Sunat.state_of(code).ok_or_else(|| CODE.wrong())?;
    let notes: Vec<String> = found.at(&NOTE).filter_map(|note| said(note.text())).collect();
    let words = found.at_most_one(&WORDS)?.map_or("", Value::text);
    let told_at = told_at(found)?;
    let ruling = match notes.first() {
        Some(note) if state.is_taken() => observed(code, note, told_at),
        _ => Ruling::new(Says::State(state), code, words, told_at),
    };
    Ok(TaxReceipt {
        kind: ReceiptKind::Cdr,
        about: about(found)?,
        ruling,
        notes,
        number: found.at_most_one(&NUMBER)?.and_then(|value| said(value.text())),
    })
}

/// Accepted with observations: what is told is the first of them, `4252 - El dato…`, by its own code.
fn observed(code: &str, note: &str, told_at: Option<DateTime<Utc>>) -> Ruling {
    let digits = note.find(|c: char| !c.is_ascii_digit()).unwrap_or(note.len());
    let (own, rest) = note.split_at_checked(digits).unwrap_or_default();
    let says = Says::State(DocumentState::Observed);
    if TaxOffice::Sunat.state_of(own) == Some(DocumentState::Observed) {
        let words = rest.trim_start_matches([' ', '-', ':', '.']);
        Ruling::new(says, own, words, told_at)
    } else {
        Ruling::new(says, code, note, told_at)
    }
}

fn about(found: &Found<'_, TaxReceipt>) -> Result<About, XmlError> {
    let named = found.one(&REFERENCE)?.text();
    let receiver = found.first(&RECEIVER).map_or("", Value::text);
    let receiver = receiver.strip_prefix("6-").unwrap_or(receiver);
    let issuer = Some(receiver.to_owned()).filter(|number| number.len() == 11 && is_digits(number));
    if let Some((kind, series, number)) = voided::numbered(named) {
        let series = series.to_owned();
        return Ok(About::Notice {
            kind,
            issuer,
            series,
            number,
            environment: None,
        });
    }
    if named.starts_with(voided::REVERSAL) {
        return Err(voided::reversal(ROOT, &REFERENCE));
    }
    let (series, number) = named.split_once('-').ok_or_else(|| REFERENCE.wrong())?;
    let shaped = series.len() == 4 && series.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let number = counted(number, 8).filter(|_| shaped).ok_or_else(|| REFERENCE.wrong())?;
    let series = series.to_owned();
    Ok(About::Numbered { issuer, series, number })
}

/// When it was answered, on Lima's clocks; none where it does not say day and time.
fn told_at(found: &Found<'_, TaxReceipt>) -> Result<Option<DateTime<Utc>>, XmlError> {
    let said = |path: &'static Path| found.at_most_one(path).map(|value| value.map_or("", Value::text));
    let (day, time) = (day(said(&DAY)?), said(&TIME)?);
    let time = time
        .get(..8)
        .and_then(|time| NaiveTime::parse_from_str(time, "%H:%M:%S").ok());
    let lima = FixedOffset::west_opt(5 * 3600);
    Ok(day.zip(time).zip(lima).and_then(|((day, time), lima)| {
        let local = day.and_time(time).and_local_timezone(lima);
        local.single().map(|at| at.to_utc())
    }))
}

//! Brazil: what SEFAZ answers when it is asked how a note stands (*NfeConsultaProtocolo*): the protocol of the note and
//! every event of it, in one file.
//!
//! It says what its parts would say alone. A recorded cancellation outweighs the protocol before it; an answer about
//! the question, such as that SEFAZ does not have the note, says nothing of how the note stands.

use chrono::{DateTime, Utc};
use types::accounts::Environment;
use types::documents::{DocumentState, ReceiptKind, TaxOffice};

use super::XmlError;
use super::access_key::AccessKey;
use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::receipt::{About, Ruling, Says, TaxReceipt, said};
use super::values::is_digits;

pub(super) const SITUATION: Form<TaxReceipt> = Form {
    roots: &[nfe("retConsSitNFe")],
    seeks: &[
        ENVIRONMENT,
        KEY,
        STATUS,
        WORDS,
        PROTOCOL_KEY,
        PROTOCOL_STATUS,
        PROTOCOL_WORDS,
        PROTOCOL_AT,
        PROTOCOL_NUMBER,
        CANCELLED_KEY,
        CANCELLED_STATUS,
        CANCELLED_WORDS,
        CANCELLED_AT,
        CANCELLED_NUMBER,
        EVENT_KEY,
        EVENT_TYPE,
        EVENT_STATUS,
        EVENT_WORDS,
        EVENT_AT,
    ],
    read: situation,
};

const ENVIRONMENT: Path = Path::text(&[nfe("tpAmb")]);
const KEY: Path = Path::text(&[nfe("chNFe")]);
const STATUS: Path = Path::text(&[nfe("cStat")]);
const WORDS: Path = Path::text(&[nfe("xMotivo")]);

const PROTOCOL: Step = nfe("protNFe");
const RESULT: Step = nfe("infProt");
const PROTOCOL_KEY: Path = Path::text(&[PROTOCOL, RESULT, nfe("chNFe")]);
const PROTOCOL_STATUS: Path = Path::text(&[PROTOCOL, RESULT, nfe("cStat")]);
const PROTOCOL_WORDS: Path = Path::text(&[PROTOCOL, RESULT, nfe("xMotivo")]);
const PROTOCOL_AT: Path = Path::text(&[PROTOCOL, RESULT, nfe("dhRecbto")]);
const PROTOCOL_NUMBER: Path = Path::text(&[PROTOCOL, RESULT, nfe("nProt")]);

/// The cancellation of before there were events.
const CANCELLATION: Step = nfe("retCancNFe");
const CANCELLED: Step = nfe("infCanc");
const CANCELLED_KEY: Path = Path::text(&[CANCELLATION, CANCELLED, nfe("chNFe")]);
const CANCELLED_STATUS: Path = Path::text(&[CANCELLATION, CANCELLED, nfe("cStat")]);
const CANCELLED_WORDS: Path = Path::text(&[CANCELLATION, CANCELLED, nfe("xMotivo")]);
const CANCELLED_AT: Path = Path::text(&[CANCELLATION, CANCELLED, nfe("dhRecbto")]);
const CANCELLED_NUMBER: Path = Path::text(&[CANCELLATION, CANCELLED, nfe("nProt")]);

/// Of an event which and of what it is stands in the event itself, what became of it in the answer: both always say it.
const EVENT: Step = nfe("procEventoNFe");
const RECORD: Step = nfe("infEvento");
const EVENT_KEY: Path = Path::texts(&[EVENT, nfe("evento"), RECORD, nfe("chNFe")]);
const EVENT_TYPE: Path = Path::texts(&[EVENT, nfe("evento"), RECORD, nfe("tpEvento")]);
const EVENT_STATUS: Path = Path::texts(&[EVENT, nfe("retEvento"), RECORD, nfe("cStat")]);
const EVENT_WORDS: Path = Path::texts(&[EVENT, nfe("retEvento"), RECORD, nfe("xMotivo")]);
const EVENT_AT: Path = Path::texts(&[EVENT, nfe("retEvento"), RECORD, nfe("dhRegEvento")]);

const fn nfe(name: &'static str) -> Step {
    Step::of(Namespace::Nfe, name)
}

type Read<'a> = Found<'a, TaxReceipt>;

fn situation(found: &Read<'_>) -> Result<TaxReceipt, XmlError> {
    let key = AccessKey::parse(found.one(&KEY)?.text()).ok_or_else(|| KEY.wrong())?;
    for path in [&PROTOCOL_KEY, &CANCELLED_KEY, &EVENT_KEY] {
        if found.every(path)?.any(|of| of.text() != key.as_str()) {
            return Err(path.wrong());
        }
    }
    let environment = match found.one(&ENVIRONMENT)?.text() {
        "1" => Environment::Production,
        "2" => Environment::Demo,
        _ => return Err(ENVIRONMENT.wrong()),
    };
    let (kind, ruling, number) = decided(found)?;
    Ok(TaxReceipt {
        kind,
        about: About::Keyed {
            key,
            environment: Some(environment),
        },
        ruling,
        notes: Vec::new(),
        number: number.and_then(said),
    })
}

/// The part that decides: a recorded cancellation, else the protocol, else the answer itself.
fn decided<'a>(found: &'a Read<'_>) -> Result<(ReceiptKind, Ruling, Option<&'a str>), XmlError> {
    let whole = overall(found)?;
    if let Some(ruling) = recorded(found)? {
        return Ok((ReceiptKind::Event, ruling, None));
    }
    let text = |path: &'static Path| Ok::<_, XmlError>(found.at_most_one(path)?.map(Value::text));
    let parts = [
        (&CANCELLED_STATUS, &CANCELLED_WORDS, &CANCELLED_AT, &CANCELLED_NUMBER),
        (&PROTOCOL_STATUS, &PROTOCOL_WORDS, &PROTOCOL_AT, &PROTOCOL_NUMBER),
    ];
    for (status, words, at, number) in parts {
        let Some(code) = text(status)? else { continue };
        let ruling = Ruling::of_protocol(code, text(words)?.unwrap_or_default(), told_at(text(at)?));
        let ruling = ruling.ok_or_else(|| status.wrong())?;
        // A cancellation that was refused leaves the word to the protocol.
        if *status != CANCELLED_STATUS || ruling.says.state() == Some(DocumentState::Voided) {
            // The answer itself tells of a cancellation since, where its own file is not carried.
            let since = whole.says.state() == Some(DocumentState::Voided) && ruling.says != whole.says;
            let ruling = if since { whole } else { ruling };
            return Ok((ReceiptKind::Protocol, ruling, text(number)?));
        }
    }
    Ok((ReceiptKind::Protocol, whole, None))
}

/// What the code of the answer itself says: of what is said of notes only that one is authorised, denied or cancelled;
/// any other code is about the question. It does not tell since when.
fn overall(found: &Read<'_>) -> Result<Ruling, XmlError> {
    use DocumentState as S;
    let code = found.one(&STATUS)?.text();
    if code.len() != 3 || !is_digits(code) {
        return Err(STATUS.wrong());
    }
    let words = found.at_most_one(&WORDS)?.map_or("", Value::text);
    let state = TaxOffice::Sefaz.state_of(code);
    let says = match state.filter(|state| matches!(state, S::Accepted | S::Denied | S::Voided)) {
        Some(state) => Says::State(state),
        None => Says::Nothing,
    };
    Ok(Ruling::new(says, code, words, None))
}

/// The recorded cancellation among the events, if there is one.
fn recorded(found: &Read<'_>) -> Result<Option<Ruling>, XmlError> {
    let texts =
        |path: &'static Path| -> Result<Vec<&str>, XmlError> { Ok(found.every(path)?.map(Value::text).collect()) };
    let (kinds, codes) = (texts(&EVENT_TYPE)?, texts(&EVENT_STATUS)?);
    let (words, times) = (texts(&EVENT_WORDS)?, texts(&EVENT_AT)?);
    for (path, others) in [(&EVENT_STATUS, &codes), (&EVENT_WORDS, &words), (&EVENT_AT, &times)] {
        if others.len() != kinds.len() {
            return Err(path.wrong());
        }
    }
    let events = kinds.iter().zip(&codes).zip(&words).zip(&times);
    let mut rulings = events.map(|(((kind, code), words), at)| Ruling::of_event(kind, code, words, told_at(Some(at))));
    Ok(rulings.find(|ruling| ruling.says.state().is_some()))
}

fn told_at(said: Option<&str>) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(said?).ok().map(|at| at.to_utc())
}

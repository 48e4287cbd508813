//! Brazil: NF-e (model 55) and NFC-e (model 65), as authorised: the note and the tax office's protocol in one file.
//!
//! A note counts as issued only with that protocol, and only if all that the file says twice it says alike.

use chrono::DateTime;
use types::accounts::Environment;
use types::documents::DocumentKind;
use types::tax_id::Country;

use super::access_key::{AccessKey, KeyFields};
use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::receipt::Ruling;
use super::values::{amount, counted, is_digits, name, plausible, tax_id};
use super::{FiscalDocument, Issuer, XmlError};

pub(super) const PROCESSED: Form = Form {
    roots: &[nfe("nfeProc"), nfe("procNFe")],
    seeks: &[
        ID,
        STATE,
        MODEL,
        SERIES,
        NUMBER,
        ISSUED_AT,
        ENVIRONMENT,
        ISSUER,
        CUSTOMER_CNPJ,
        CUSTOMER_CPF,
        CUSTOMER_ABROAD,
        CUSTOMER_NAME,
        TOTAL,
        PROTOCOL_ENVIRONMENT,
        PROTOCOL_KEY,
        PROTOCOL_STATUS,
        PROTOCOL_WORDS,
        PROTOCOL_AT,
        EVENT_KEY,
        EVENT_TYPE,
        EVENT_STATUS,
        EVENT_WORDS,
        EVENT_AT,
    ],
    read: processed,
};

/// A note on its own or on its way to the tax office.
pub(super) const UNPROCESSED: Form = Form {
    roots: &[nfe("NFe"), nfe("enviNFe")],
    seeks: &[],
    read: |_| Err(XmlError::NotAuthorised),
};

const fn nfe(name: &'static str) -> Step {
    Step::of(Namespace::Nfe, name)
}

const NOTE: Step = nfe("NFe");
const INFO: Step = nfe("infNFe");
const ID: Path = Path::attribute(&[NOTE, INFO], "Id");

const IDE: Step = nfe("ide");
const STATE: Path = Path::text(&[NOTE, INFO, IDE, nfe("cUF")]);
const MODEL: Path = Path::text(&[NOTE, INFO, IDE, nfe("mod")]);
const SERIES: Path = Path::text(&[NOTE, INFO, IDE, nfe("serie")]);
const NUMBER: Path = Path::text(&[NOTE, INFO, IDE, nfe("nNF")]);
const ISSUED_AT: Path = Path::text(&[NOTE, INFO, IDE, nfe("dhEmi")]);
const ENVIRONMENT: Path = Path::text(&[NOTE, INFO, IDE, nfe("tpAmb")]);

const ISSUER: Path = Path::text(&[NOTE, INFO, nfe("emit"), nfe("CNPJ")]);

const DEST: Step = nfe("dest");
const CUSTOMER_CNPJ: Path = Path::text(&[NOTE, INFO, DEST, nfe("CNPJ")]);
const CUSTOMER_CPF: Path = Path::text(&[NOTE, INFO, DEST, nfe("CPF")]);
const CUSTOMER_ABROAD: Path = Path::text(&[NOTE, INFO, DEST, nfe("idEstrangeiro")]);
const CUSTOMER_NAME: Path = Path::text(&[NOTE, INFO, DEST, nfe("xNome")]);

const TOTAL: Path = Path::text(&[NOTE, INFO, nfe("total"), nfe("ICMSTot"), nfe("vNF")]);

const PROTOCOL: Step = nfe("protNFe");
const RESULT: Step = nfe("infProt");
const PROTOCOL_ENVIRONMENT: Path = Path::text(&[PROTOCOL, RESULT, nfe("tpAmb")]);
const PROTOCOL_KEY: Path = Path::text(&[PROTOCOL, RESULT, nfe("chNFe")]);
const PROTOCOL_STATUS: Path = Path::text(&[PROTOCOL, RESULT, nfe("cStat")]);
const PROTOCOL_WORDS: Path = Path::text(&[PROTOCOL, RESULT, nfe("xMotivo")]);
const PROTOCOL_AT: Path = Path::text(&[PROTOCOL, RESULT, nfe("dhRecbto")]);

/// A cancellation that some software appends to the note it cancels.
const EVENT: Step = nfe("retEvento");
const RECORD: Step = nfe("infEvento");
const EVENT_KEY: Path = Path::text(&[EVENT, RECORD, nfe("chNFe")]);
const EVENT_TYPE: Path = Path::text(&[EVENT, RECORD, nfe("tpEvento")]);
const EVENT_STATUS: Path = Path::text(&[EVENT, RECORD, nfe("cStat")]);
const EVENT_WORDS: Path = Path::text(&[EVENT, RECORD, nfe("xMotivo")]);
const EVENT_AT: Path = Path::text(&[EVENT, RECORD, nfe("dhRegEvento")]);

fn processed(found: &Found<'_>) -> Result<FiscalDocument, XmlError> {
    let status = found.at_most_one(&PROTOCOL_STATUS)?.map(Value::text);
    if !matches!(status, Some("100" | "150")) {
        return Err(XmlError::NotAuthorised);
    }
    let kind = match found.one(&MODEL)?.text() {
        "55" => DocumentKind::Nfe,
        "65" => DocumentKind::Nfce,
        _ => return Err(MODEL.wrong()),
    };
    let key = key(found)?;
    let fields = fields(found, &key)?;
    if fields.key() != key.as_str() {
        return Err(ID.wrong());
    }
    let (customer_tax_id, customer_name) = customer(found, kind)?;
    let total = amount(found.one(&TOTAL)?.text(), "BRL").ok_or_else(|| TOTAL.wrong())?;
    let series = fields.series.to_string();
    Ok(FiscalDocument {
        kind,
        identity: kind.identity(&series, fields.number),
        series,
        number: fields.number,
        access_key: Some(key.as_str().to_owned()),
        environment: Some(environment(found)?),
        issuer: Issuer {
            country: Country::Br,
            number: fields.cnpj.to_owned(),
        },
        issued_on: fields.issued_on,
        customer_tax_id,
        customer_name,
        total: Some(total),
        ruling: ruling(found, status.unwrap_or_default(), key.as_str())?,
        names: Vec::new(),
    })
}

/// What the protocol says of the note; the cancellation, where one of this very note is appended.
fn ruling(found: &Found<'_>, status: &str, key: &str) -> Result<Option<Ruling>, XmlError> {
    let text = |path: &'static Path| found.at_most_one(path).map(|value| value.map_or("", Value::text));
    let at = |path: &'static Path| -> Result<_, XmlError> {
        Ok(DateTime::parse_from_rfc3339(text(path)?).ok().map(|at| at.to_utc()))
    };
    if !text(&EVENT_STATUS)?.is_empty() {
        if text(&EVENT_KEY)? != key {
            return Err(EVENT_KEY.wrong());
        }
        let (kind, code) = (text(&EVENT_TYPE)?, text(&EVENT_STATUS)?);
        let cancelled = Ruling::of_event(kind, code, text(&EVENT_WORDS)?, at(&EVENT_AT)?);
        if cancelled.says.state().is_some() {
            return Ok(Some(cancelled));
        }
    }
    Ok(Ruling::of_protocol(status, text(&PROTOCOL_WORDS)?, at(&PROTOCOL_AT)?))
}

/// The key, on which the note's name and the protocol must agree.
fn key(found: &Found<'_>) -> Result<AccessKey, XmlError> {
    let id = found.one(&ID)?.attribute().and_then(|id| id.strip_prefix("NFe"));
    let key = id.and_then(AccessKey::parse).ok_or_else(|| ID.wrong())?;
    if found.one(&PROTOCOL_KEY)?.text() == key.as_str() {
        Ok(key)
    } else {
        Err(PROTOCOL_KEY.wrong())
    }
}

/// The note's fields of which its key must be made. The form of emission and the issuer's code say nothing else
/// and are taken from the key itself.
fn fields<'a>(found: &'a Found<'_>, key: &'a AccessKey) -> Result<KeyFields<'a>, XmlError> {
    let issued_at = DateTime::parse_from_rfc3339(found.one(&ISSUED_AT)?.text()).ok();
    let issued_on = issued_at.and_then(|at| plausible(at.date_naive()));
    let series = Some(found.one(&SERIES)?.text()).filter(|text| text.len() <= 3 && is_digits(text));
    Ok(KeyFields {
        state: found.one(&STATE)?.text(),
        issued_on: issued_on.ok_or_else(|| ISSUED_AT.wrong())?,
        cnpj: cnpj(found)?,
        model: found.one(&MODEL)?.text(),
        series: series
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| SERIES.wrong())?,
        number: counted(found.one(&NUMBER)?.text(), 9).ok_or_else(|| NUMBER.wrong())?,
        emission: key.emission(),
        code: key.code(),
    })
}

fn cnpj<'a>(found: &'a Found<'_>) -> Result<&'a str, XmlError> {
    let number = found.one(&ISSUER)?.text();
    let (body, digits) = number.split_at_checked(12).unwrap_or_default();
    let fits = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase();
    let whole = digits.len() == 2 && is_digits(digits) && body.bytes().all(fits);
    whole.then_some(number).ok_or_else(|| ISSUER.wrong())
}

fn environment(found: &Found<'_>) -> Result<Environment, XmlError> {
    let said = found.one(&ENVIRONMENT)?.text();
    if found.one(&PROTOCOL_ENVIRONMENT)?.text() != said {
        return Err(PROTOCOL_ENVIRONMENT.wrong());
    }
    match said {
        "1" => Ok(Environment::Production),
        "2" => Ok(Environment::Demo),
        _ => Err(ENVIRONMENT.wrong()),
    }
}

/// Whom the note was issued to; an NFC-e need not name anybody.
fn customer(found: &Found<'_>, kind: DocumentKind) -> Result<(Option<String>, Option<String>), XmlError> {
    let places = [CUSTOMER_CNPJ, CUSTOMER_CPF, CUSTOMER_ABROAD];
    let mut said = places.iter().filter_map(|path| Some((path, found.first(path)?)));
    let number = match (said.next(), said.next()) {
        (Some((path, value)), None) => tax_id(value.text()).map_err(|_| path.wrong())?,
        (None, None) if kind == DocumentKind::Nfce => None,
        _ => return Err(CUSTOMER_CNPJ.wrong()),
    };
    let named = found.at_most_one(&CUSTOMER_NAME)?.map_or("", Value::text);
    let name = name(named).map_err(|_| CUSTOMER_NAME.wrong())?;
    Ok((number, name))
}

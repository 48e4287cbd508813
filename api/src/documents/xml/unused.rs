//! Brazil: the *inutilização*, by which SEFAZ records that numbers of a model and series are never issued. The request
//! with its answer, or the answer alone, which repeats all that the request says once it is granted.
//!
//! Numbers of a series go on from year to year (Ajuste SINIEF 07/05, cláusula terceira, II), so the year of the notice
//! is not part of what it names.

use chrono::DateTime;
use types::accounts::Environment;
use types::documents::{DocumentKind, DocumentState, ReceiptKind};
use types::tax_id::Country;

use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::receipt::{About, Ruling, Says, TaxReceipt, said};
use super::values::{counted, is_digits, plausible};
use super::{Asks, FiscalDocument, Issuer, Named, XmlError};

pub(super) const PROCESSED: Form = Form {
    roots: PROCESSED_ROOTS,
    seeks: &WITHIN.seeks(),
    read: |found| notice(found, &WITHIN),
};

pub(super) const ANSWER: Form = Form {
    roots: ANSWER_ROOTS,
    seeks: &ALONE.seeks(),
    read: |found| notice(found, &ALONE),
};

pub(super) const PROCESSED_RECEIPT: Form<TaxReceipt> = Form {
    roots: PROCESSED_ROOTS,
    seeks: &WITHIN.seeks(),
    read: |found| receipt(found, &WITHIN),
};

pub(super) const RECEIPT: Form<TaxReceipt> = Form {
    roots: ANSWER_ROOTS,
    seeks: &ALONE.seeks(),
    read: |found| receipt(found, &ALONE),
};

const PROCESSED_ROOTS: &[Step] = &[nfe("procInutNFe"), nfe("ProcInutNFe")];
const ANSWER_ROOTS: &[Step] = &[nfe("retInutNFe")];

/// *Inutilização de número homologada.*
pub(crate) const GRANTED: &str = "102";

/// SEFAZ takes no longer range in one notice: its rejection 201.
const MOST: i64 = 10_000;

/// Where an answer says what.
struct Places {
    environment: Path,
    status: Path,
    words: Path,
    cnpj: Path,
    model: Path,
    series: Path,
    first: Path,
    last: Path,
    at: Path,
    number: Path,
}

impl Places {
    const fn seeks(&self) -> [Path; 10] {
        [
            self.environment,
            self.status,
            self.words,
            self.cnpj,
            self.model,
            self.series,
            self.first,
            self.last,
            self.at,
            self.number,
        ]
    }
}

/// The places below the element that holds the answer.
macro_rules! places {
    ($name:ident: $($step:literal)/+) => {
        const $name: Places = Places {
            environment: Path::text(&[$(nfe($step)),+, nfe("tpAmb")]),
            status: Path::text(&[$(nfe($step)),+, nfe("cStat")]),
            words: Path::text(&[$(nfe($step)),+, nfe("xMotivo")]),
            cnpj: Path::text(&[$(nfe($step)),+, nfe("CNPJ")]),
            model: Path::text(&[$(nfe($step)),+, nfe("mod")]),
            series: Path::text(&[$(nfe($step)),+, nfe("serie")]),
            first: Path::text(&[$(nfe($step)),+, nfe("nNFIni")]),
            last: Path::text(&[$(nfe($step)),+, nfe("nNFFin")]),
            at: Path::text(&[$(nfe($step)),+, nfe("dhRecbto")]),
            number: Path::text(&[$(nfe($step)),+, nfe("nProt")]),
        };
    };
}

places!(WITHIN: "retInutNFe" / "infInut");
places!(ALONE: "infInut");

const fn nfe(name: &'static str) -> Step {
    Step::of(Namespace::Nfe, name)
}

/// What an answer says.
struct Answered {
    environment: Environment,
    cnpj: String,
    named: Named,
    ruling: Ruling,
}

fn answered<T>(found: &Found<'_, T>, at: &Places) -> Result<Answered, XmlError> {
    let environment = match found.one(&at.environment)?.text() {
        "1" => Environment::Production,
        "2" => Environment::Demo,
        _ => return Err(at.environment.wrong()),
    };
    let kind = match found.one(&at.model)?.text() {
        "55" => DocumentKind::Nfe,
        "65" => DocumentKind::Nfce,
        _ => return Err(at.model.wrong()),
    };
    let series = kind.series(found.one(&at.series)?.text());
    let number = |path: &Path| counted(found.one(path)?.text(), 9).ok_or_else(|| path.wrong());
    let (first, last) = (number(&at.first)?, number(&at.last)?);
    if last < first || last - first >= MOST {
        return Err(at.last.wrong());
    }
    let code = found.one(&at.status)?.text();
    if code.len() != 3 || !is_digits(code) {
        return Err(at.status.wrong());
    }
    let says = if code == GRANTED {
        Says::State(DocumentState::Accepted)
    } else {
        Says::Nothing
    };
    let text = |path: &Path| found.at_most_one(path).map(|value| value.map_or("", Value::text));
    let told_at = DateTime::parse_from_rfc3339(text(&at.at)?).ok().map(|at| at.to_utc());
    Ok(Answered {
        environment,
        cnpj: found.one(&at.cnpj)?.text().to_owned(),
        named: Named {
            kind,
            series: series.map_err(|_| at.series.wrong())?,
            numbers: first..=last,
            asks: Asks::Void,
        },
        ruling: Ruling::new(says, code, text(&at.words)?, told_at),
    })
}

/// The notice, which is one only once it is granted.
fn notice(found: &Found<'_>, at: &Places) -> Result<FiscalDocument, XmlError> {
    if found.at_most_one(&at.status)?.map(Value::text) != Some(GRANTED) {
        return Err(XmlError::NotAuthorised);
    }
    let Answered {
        environment,
        cnpj,
        named,
        ruling,
    } = answered(found, at)?;
    let received = DateTime::parse_from_rfc3339(found.one(&at.at)?.text()).ok();
    let kind = DocumentKind::Inutilizacao;
    let (series, number) = called(&named);
    Ok(FiscalDocument {
        kind,
        identity: kind.identity(&series, number),
        series,
        number,
        access_key: None,
        environment: Some(environment),
        issuer: Issuer {
            country: Country::Br,
            number: cnpj,
        },
        issued_on: received
            .and_then(|at| plausible(at.date_naive()))
            .ok_or_else(|| at.at.wrong())?,
        customer_tax_id: None,
        customer_name: None,
        total: None,
        ruling: Some(ruling),
        names: vec![named],
    })
}

fn receipt(found: &Found<'_, TaxReceipt>, at: &Places) -> Result<TaxReceipt, XmlError> {
    let answered = answered(found, at)?;
    let (series, number) = called(&answered.named);
    Ok(TaxReceipt {
        kind: ReceiptKind::Protocol,
        about: About::Notice {
            kind: DocumentKind::Inutilizacao,
            issuer: Some(answered.cnpj),
            series,
            number,
            environment: Some(answered.environment),
        },
        ruling: answered.ruling,
        notes: Vec::new(),
        number: found.at_most_one(&at.number)?.and_then(|value| said(value.text())),
    })
}

/// What the notice itself is called: `55-1-100` and `120` where it names the numbers 100 to 120 of series 1.
fn called(named: &Named) -> (String, i64) {
    let series = named.kind.identity(&named.series, *named.numbers.start());
    (series, *named.numbers.end())
}

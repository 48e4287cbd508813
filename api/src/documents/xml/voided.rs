//! Peru: *comunicaciones de baja*, by which an issuer voids documents of its own.

use chrono::NaiveDate;
use types::documents::DocumentKind;

use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::ubl::{ID, ISSUE_DATE, ISSUER_ACCOUNT, ISSUER_COMPANY, ISSUER_ID, issuer};
use super::values::{counted, day, is_digits};
use super::{Asks, FiscalDocument, Named, XmlError};

pub(super) const VOIDED: Form = Form {
    roots: &[Step::of(Namespace::VoidedDocuments, ROOT)],
    seeks: &[
        ID,
        ISSUE_DATE,
        ISSUER_ID,
        ISSUER_ACCOUNT,
        ISSUER_COMPANY,
        LINE,
        LINE_TYPE,
        LINE_SERIES,
        LINE_NUMBER,
    ],
    read: voided,
};

const ROOT: &str = "VoidedDocuments";
const LINE: Path = Path::presence(&[sac("VoidedDocumentsLine")]);
const LINE_TYPE: Path = Path::texts(&[
    sac("VoidedDocumentsLine"),
    Step::of(Namespace::Basic, "DocumentTypeCode"),
]);
const LINE_SERIES: Path = Path::texts(&[sac("VoidedDocumentsLine"), sac("DocumentSerialID")]);
const LINE_NUMBER: Path = Path::texts(&[sac("VoidedDocumentsLine"), sac("DocumentNumberID")]);

const fn sac(name: &'static str) -> Step {
    Step::of(Namespace::SunatAggregate, name)
}

fn voided(found: &Found<'_>) -> Result<FiscalDocument, XmlError> {
    if found.one(&ID)?.text().starts_with(REVERSAL) {
        return Err(reversal(ROOT, &ID));
    }
    if found.first(&LINE).is_none() {
        return Err(LINE.wrong());
    }
    notice(found, DocumentKind::ComunicacionBaja, lines(found)?)
}

/// A *resumen de reversión* (RR) takes back retentions and perceptions, which are not kept here.
pub(super) const REVERSAL: &str = "RR-";

/// The error for what is a reversal or answers one, which names the field that says so.
pub(super) fn reversal(root: &str, field: &Path) -> XmlError {
    let root = format!("{root}/{field} {REVERSAL}");
    XmlError::KindUnknown { root }
}

/// A notice by which an issuer tells SUNAT of documents of its own, with those it names.
pub(super) fn notice(found: &Found<'_>, kind: DocumentKind, names: Vec<Named>) -> Result<FiscalDocument, XmlError> {
    let (named, series, number) = numbered(found.one(&ID)?.text()).ok_or_else(|| ID.wrong())?;
    if named != kind {
        return Err(ID.wrong());
    }
    Ok(FiscalDocument {
        kind,
        identity: kind.identity(series, number),
        series: series.to_owned(),
        number,
        access_key: None,
        environment: None,
        issuer: issuer(found)?,
        issued_on: day(found.one(&ISSUE_DATE)?.text()).ok_or_else(|| ISSUE_DATE.wrong())?,
        customer_tax_id: None,
        customer_name: None,
        total: None,
        ruling: None,
        names,
    })
}

/// The documents its lines name, of the kinds we keep. Lines that do not say all three things leave no certain way to
/// tell which are whose.
fn lines(found: &Found<'_>) -> Result<Vec<Named>, XmlError> {
    let texts =
        |path: &'static Path| -> Result<Vec<&str>, XmlError> { Ok(found.every(path)?.map(Value::text).collect()) };
    let (types, series, numbers) = (texts(&LINE_TYPE)?, texts(&LINE_SERIES)?, texts(&LINE_NUMBER)?);
    if types.len() != series.len() || types.len() != numbers.len() {
        return Err(LINE_TYPE.wrong());
    }
    let named = types.iter().zip(&series).zip(&numbers);
    Ok(named
        .filter_map(|((kind, series), number)| {
            let kind = DocumentKind::ALL
                .into_iter()
                .find(|each| each.code() == *kind && !each.voids())?;
            let number = counted(number, 8)?;
            Some(Named::one(kind, (*series).to_owned(), number, Asks::Void))
        })
        .collect())
}

/// Takes `RA-20170628-8`, `RC-20170628-8` apart.
pub(super) fn numbered(id: &str) -> Option<(DocumentKind, &str, i64)> {
    let (code, rest) = id.split_once('-')?;
    let mut kinds = [DocumentKind::ComunicacionBaja, DocumentKind::ResumenDiario].into_iter();
    let kind = kinds.find(|kind| kind.code() == code)?;
    let (date, number) = rest.split_once('-')?;
    let real = date.len() == 8 && is_digits(date) && NaiveDate::parse_from_str(date, "%Y%m%d").is_ok();
    let number = counted(number, 5)?;
    real.then_some((kind, date, number))
}

//! Peru: *comunicaciones de baja*, by which an issuer voids documents of its own.

use chrono::NaiveDate;
use types::documents::DocumentKind;

use super::form::{Form, Namespace, Path, Step};
use super::found::Found;
use super::ubl::{ID, ISSUE_DATE, ISSUER_ACCOUNT, ISSUER_COMPANY, ISSUER_ID, issuer};
use super::values::{counted, day, is_digits};
use super::{FiscalDocument, XmlError};

pub(super) const VOIDED: Form = Form {
    roots: &[Step::of(Namespace::VoidedDocuments, ROOT)],
    seeks: &[ID, ISSUE_DATE, ISSUER_ID, ISSUER_ACCOUNT, ISSUER_COMPANY, LINE],
    read: voided,
};

const ROOT: &str = "VoidedDocuments";
const LINE: Path = Path::presence(&[Step::of(Namespace::SunatAggregate, "VoidedDocumentsLine")]);

fn voided(found: &Found<'_>) -> Result<FiscalDocument, XmlError> {
    let kind = DocumentKind::ComunicacionBaja;
    let id = found.one(&ID)?.text();
    if id.starts_with("RR-") {
        return Err(XmlError::KindUnknown { root: ROOT.to_owned() });
    }
    let (series, number) = numbered(id).ok_or_else(|| ID.wrong())?;
    if found.first(&LINE).is_none() {
        return Err(LINE.wrong());
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
    })
}

/// Takes `RA-20170628-8` apart.
fn numbered(id: &str) -> Option<(&str, i64)> {
    let (date, number) = id.strip_prefix("RA-")?.split_once('-')?;
    let real = date.len() == 8 && is_digits(date) && NaiveDate::parse_from_str(date, "%Y%m%d").is_ok();
    let number = counted(number, 5)?;
    real.then_some((date, number))
}

//! Peru: the *resumen diario*, by which an issuer tells SUNAT of boletas and their notes, or voids some of them.

use types::documents::DocumentKind;

use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::ubl::{ID, ISSUE_DATE, ISSUER_ACCOUNT, ISSUER_COMPANY, ISSUER_ID};
use super::values::counted;
use super::{Asks, Named, XmlError, voided};

pub(super) const SUMMARY: Form = Form {
    roots: &[Step::of(Namespace::SummaryDocuments, "SummaryDocuments")],
    seeks: &[
        ID,
        ISSUE_DATE,
        ISSUER_ID,
        ISSUER_ACCOUNT,
        ISSUER_COMPANY,
        LINE,
        LINE_TYPE,
        LINE_ID,
        CONDITION,
    ],
    read: |found| voided::notice(found, DocumentKind::ResumenDiario, lines(found)?),
};

const OF_LINE: Step = Step::of(Namespace::SunatAggregate, "SummaryDocumentsLine");
const LINE: Path = Path::presence(&[OF_LINE]);
const LINE_TYPE: Path = Path::texts(&[OF_LINE, Step::of(Namespace::Basic, "DocumentTypeCode")]);
const LINE_ID: Path = Path::texts(&[OF_LINE, Step::of(Namespace::Basic, "ID")]);
/// Catálogo 19.
const CONDITION: Path = Path::texts(&[
    OF_LINE,
    Step::of(Namespace::Aggregate, "Status"),
    Step::of(Namespace::Basic, "ConditionCode"),
]);

/// The kinds a summary tells of.
const KINDS: [DocumentKind; 3] = [
    DocumentKind::Boleta,
    DocumentKind::NotaCredito,
    DocumentKind::NotaDebito,
];

/// The documents its lines name. Every line must say which one and what is to become of it: otherwise there is no
/// certain way to tell which condition is whose.
fn lines(found: &Found<'_>) -> Result<Vec<Named>, XmlError> {
    if found.first(&LINE).is_none() {
        return Err(LINE.wrong());
    }
    let texts =
        |path: &'static Path| -> Result<Vec<&str>, XmlError> { Ok(found.every(path)?.map(Value::text).collect()) };
    let (types, ids, conditions) = (texts(&LINE_TYPE)?, texts(&LINE_ID)?, texts(&CONDITION)?);
    if types.len() != ids.len() {
        return Err(LINE_ID.wrong());
    }
    if types.len() != conditions.len() {
        return Err(CONDITION.wrong());
    }
    let named = types.iter().zip(&ids).zip(&conditions);
    named.map(|((code, id), condition)| line(code, id, condition)).collect()
}

fn line(code: &str, id: &str, condition: &str) -> Result<Named, XmlError> {
    let kind = KINDS.into_iter().find(|kind| kind.code() == code);
    let kind = kind.ok_or_else(|| LINE_TYPE.wrong())?;
    let (series, number) = id.split_once('-').ok_or_else(|| LINE_ID.wrong())?;
    let number = counted(number, 8).ok_or_else(|| LINE_ID.wrong())?;
    let asks = match condition {
        "1" | "2" => Asks::Declare,
        "3" => Asks::Void,
        _ => return Err(CONDITION.wrong()),
    };
    Ok(Named::one(kind, series.to_owned(), number, asks))
}

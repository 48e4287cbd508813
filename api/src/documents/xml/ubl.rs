//! Peru: invoices and notes in UBL 2.0 and 2.1, as SUNAT takes them.

use types::documents::DocumentKind;
use types::kit::money::Money;
use types::tax_id::Country;

use super::form::{Form, Namespace, Path, Step};
use super::found::{Found, Value};
use super::values::{amount, counted, day, is_digits, name, tax_id};
use super::{FiscalDocument, Issuer, XmlError};

pub(super) const INVOICE: Form = Form {
    roots: &[Step::of(Namespace::Invoice, "Invoice")],
    seeks: SEEKS,
    read: invoice,
};

pub(super) const CREDIT_NOTE: Form = Form {
    roots: &[Step::of(Namespace::CreditNote, "CreditNote")],
    seeks: SEEKS,
    read: |found| document(found, DocumentKind::NotaCredito, &PAYABLE),
};

pub(super) const DEBIT_NOTE: Form = Form {
    roots: &[Step::of(Namespace::DebitNote, "DebitNote")],
    seeks: SEEKS,
    read: |found| document(found, DocumentKind::NotaDebito, &REQUESTED),
};

const SEEKS: &[Path] = &[
    ID,
    ISSUE_DATE,
    TYPE,
    CURRENCY,
    PAYABLE,
    REQUESTED,
    ISSUER_ID,
    ISSUER_ACCOUNT,
    ISSUER_COMPANY,
    CUSTOMER_ID,
    CUSTOMER_ACCOUNT,
    CUSTOMER_NAME,
];

pub(super) const ID: Path = Path::text(&[cbc("ID")]);
pub(super) const ISSUE_DATE: Path = Path::text(&[cbc("IssueDate")]);
const TYPE: Path = Path::text(&[cbc("InvoiceTypeCode")]);
const CURRENCY: Path = Path::text(&[cbc("DocumentCurrencyCode")]);
const PAYABLE: Path = Path::text_and(&[cac("LegalMonetaryTotal"), cbc("PayableAmount")], "currencyID");
const REQUESTED: Path = Path::text_and(&[cac("RequestedMonetaryTotal"), cbc("PayableAmount")], "currencyID");

const SUPPLIER: Step = cac("AccountingSupplierParty");
/// UBL 2.1.
pub(super) const ISSUER_ID: Path = Path::text_and(
    &[SUPPLIER, cac("Party"), cac("PartyIdentification"), cbc("ID")],
    "schemeID",
);
/// UBL 2.0.
pub(super) const ISSUER_ACCOUNT: Path = Path::text(&[SUPPLIER, cbc("CustomerAssignedAccountID")]);
/// UBL 2.1 as first introduced in Peru.
pub(super) const ISSUER_COMPANY: Path = Path::text_and(
    &[SUPPLIER, cac("Party"), cac("PartyTaxScheme"), cbc("CompanyID")],
    "schemeID",
);

const CUSTOMER: Step = cac("AccountingCustomerParty");
const CUSTOMER_ID: Path = Path::text(&[CUSTOMER, cac("Party"), cac("PartyIdentification"), cbc("ID")]);
const CUSTOMER_ACCOUNT: Path = Path::text(&[CUSTOMER, cbc("CustomerAssignedAccountID")]);
const CUSTOMER_NAME: Path = Path::text(&[CUSTOMER, cac("Party"), cac("PartyLegalEntity"), cbc("RegistrationName")]);

const fn cbc(name: &'static str) -> Step {
    Step::of(Namespace::Basic, name)
}

const fn cac(name: &'static str) -> Step {
    Step::of(Namespace::Aggregate, name)
}

fn invoice(found: &Found<'_>) -> Result<FiscalDocument, XmlError> {
    let kind = match found.one(&TYPE)?.text() {
        "01" => DocumentKind::Factura,
        "03" => DocumentKind::Boleta,
        _ => {
            return Err(XmlError::KindUnknown {
                root: "Invoice".to_owned(),
            });
        }
    };
    document(found, kind, &PAYABLE)
}

fn document(found: &Found<'_>, kind: DocumentKind, total: &Path) -> Result<FiscalDocument, XmlError> {
    let (series, number) = numbered(found.one(&ID)?.text(), kind).ok_or_else(|| ID.wrong())?;
    let (customer_tax_id, customer_name) = customer(found)?;
    Ok(FiscalDocument {
        kind,
        identity: kind.identity(series, number),
        series: series.to_owned(),
        number,
        access_key: None,
        environment: None,
        issuer: issuer(found)?,
        issued_on: day(found.one(&ISSUE_DATE)?.text()).ok_or_else(|| ISSUE_DATE.wrong())?,
        customer_tax_id,
        customer_name,
        total: Some(payable(found, total)?),
        ruling: None,
        names: Vec::new(),
    })
}

/// Takes `F001-00000123` apart, where the series is one this kind has.
fn numbered(id: &str, kind: DocumentKind) -> Option<(&str, i64)> {
    let (series, number) = id.split_once('-')?;
    let shaped = series.len() == 4 && series.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let fits = match kind {
        DocumentKind::Factura => series.starts_with('F') || series == "E001",
        DocumentKind::Boleta => series.starts_with('B') || series == "EB01",
        _ => series.starts_with(['F', 'B']) || matches!(series, "E001" | "EB01"),
    };
    let by_contingency = is_digits(series);
    let number = counted(number, 8)?;
    (shaped && (fits || by_contingency)).then_some((series, number))
}

/// The RUC of whom the document is; every place that gives one must give the same.
pub(super) fn issuer(found: &Found<'_>) -> Result<Issuer, XmlError> {
    let is_ruc = |value: &&Value<'_>| matches!(value.attribute(), None | Some("" | "6"));
    let identified = found.every(&ISSUER_ID)?.filter(is_ruc);
    let assigned = found.every(&ISSUER_ACCOUNT)?;
    let registered = found.every(&ISSUER_COMPANY)?.filter(is_ruc);
    let mut numbers = identified.chain(assigned).chain(registered).map(Value::text);
    let number = numbers.next().ok_or_else(|| ISSUER_ID.wrong())?;
    if number.len() != 11 || !is_digits(number) || numbers.any(|other| other != number) {
        return Err(ISSUER_ID.wrong());
    }
    let (country, number) = (Country::Pe, number.to_owned());
    Ok(Issuer { country, number })
}

fn customer(found: &Found<'_>) -> Result<(Option<String>, Option<String>), XmlError> {
    let (numbered, path) = match found.first(&CUSTOMER_ID) {
        Some(value) => (value.text(), CUSTOMER_ID),
        None => (found.first(&CUSTOMER_ACCOUNT).map_or("", Value::text), CUSTOMER_ACCOUNT),
    };
    let named = found.first(&CUSTOMER_NAME).map_or("", Value::text);
    let number = tax_id(numbered).map_err(|_| path.wrong())?;
    let name = name(named).map_err(|_| CUSTOMER_NAME.wrong())?;
    Ok((number, name))
}

/// The total, in the document's one currency.
fn payable(found: &Found<'_>, path: &Path) -> Result<Money, XmlError> {
    let total = found.one(path)?;
    let general = found.at_most_one(&CURRENCY)?.map(Value::text);
    let currency = match (total.attribute(), general) {
        (Some(own), Some(general)) if own != general => return Err(CURRENCY.wrong()),
        (own, general) => own.or(general).ok_or_else(|| CURRENCY.wrong())?,
    };
    amount(total.text(), currency).ok_or_else(|| path.wrong())
}

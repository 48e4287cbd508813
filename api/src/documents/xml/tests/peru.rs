//! Peru: what is read of each kind.

use chrono::NaiveDate;
use types::documents::DocumentKind;
use types::kit::money::{Currency, Money};
use types::tax_id::Country;

use super::super::{Asks, FiscalDocument, Issuer, Named, XmlError, read};
use super::{BAJA, BOLETA, FACTURA, NOTA_CREDITO, NOTA_DEBITO, after, changed, incomplete, unknown};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn money(minor: i64, currency: &str) -> Option<Money> {
    let currency = Currency::parse(currency).expect("a currency");
    Some(Money { minor, currency })
}

fn pukara() -> Issuer {
    Issuer {
        country: Country::Pe,
        number: "20990001015".to_owned(),
    }
}

#[test]
fn a_factura_in_ubl_2_1_is_read() {
    let document = FiscalDocument {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: 123,
        access_key: None,
        environment: None,
        issuer: pukara(),
        issued_on: day(2026, 3, 31),
        customer_tax_id: Some("20990001023".to_owned()),
        customer_name: Some("Ñandú & Hermanos E.I.R.L.".to_owned()),
        total: money(23_600, "PEN"),
        identity: "01-F001-123".to_owned(),
        ruling: None,
        names: Vec::new(),
    };
    assert_eq!(read(FACTURA), Ok(document));
}

#[test]
fn a_boleta_in_ubl_2_0_and_iso_8859_1_is_read() {
    let document = FiscalDocument {
        kind: DocumentKind::Boleta,
        series: "B002".to_owned(),
        number: 77,
        access_key: None,
        environment: None,
        issuer: pukara(),
        issued_on: day(2018, 11, 5),
        customer_tax_id: Some("40000000".to_owned()),
        customer_name: Some("Begoña Quispe Peñaloza".to_owned()),
        total: money(3_000, "PEN"),
        identity: "03-B002-77".to_owned(),
        ruling: None,
        names: Vec::new(),
    };
    assert_eq!(read(BOLETA), Ok(document));
}

#[test]
fn notes_in_dollars_and_windows_1252_are_read() {
    let credit = FiscalDocument {
        kind: DocumentKind::NotaCredito,
        series: "FC01".to_owned(),
        number: 5,
        access_key: None,
        environment: None,
        issuer: pukara(),
        issued_on: day(2026, 4, 2),
        customer_tax_id: Some("20990001023".to_owned()),
        customer_name: Some("Café “Ñandú” E.I.R.L.".to_owned()),
        total: money(5_905, "USD"),
        identity: "07-FC01-5".to_owned(),
        ruling: None,
        names: Vec::new(),
    };
    let debit = FiscalDocument {
        kind: DocumentKind::NotaDebito,
        series: "FD01".to_owned(),
        number: 9,
        identity: "08-FD01-9".to_owned(),
        ..credit.clone()
    };
    assert_eq!(read(NOTA_CREDITO), Ok(credit));
    assert_eq!(read(NOTA_DEBITO), Ok(debit));
}

#[test]
fn a_comunicacion_de_baja_is_read() {
    let document = FiscalDocument {
        kind: DocumentKind::ComunicacionBaja,
        series: "20260403".to_owned(),
        number: 2,
        access_key: None,
        environment: None,
        issuer: pukara(),
        issued_on: day(2026, 4, 3),
        customer_tax_id: None,
        customer_name: None,
        total: None,
        identity: "RA-20260403-2".to_owned(),
        ruling: None,
        names: vec![Named::one(DocumentKind::Factura, "F001".to_owned(), 123, Asks::Void)],
    };
    assert_eq!(read(BAJA), Ok(document));
}

#[test]
fn a_document_without_a_customer_is_read() {
    let document = after(BOLETA, ">40000000<", ">-<").expect("read");
    assert_eq!(document.customer_tax_id, None);
    let document = after(FACTURA, "cac:AccountingCustomerParty", "cac:BuyerCustomerParty").expect("read");
    assert_eq!((document.customer_tax_id, document.customer_name), (None, None));
}

#[test]
fn kinds_of_invoice_we_do_not_count_are_unknown() {
    for code in ["02", "04", "12", "14", "1", "07", ""] {
        let other = after(FACTURA, "\"0101\">01<", &format!("\"0101\">{code}<"));
        assert_eq!(other, unknown("Invoice"), "{code}");
    }
    let without = after(FACTURA, "cbc:InvoiceTypeCode", "cbc:ProfileID");
    assert_eq!(without, incomplete("InvoiceTypeCode"));
}

#[test]
fn a_baja_must_void_something_and_be_none_of_another_sort() {
    assert_eq!(
        after(BAJA, "sac:VoidedDocumentsLine", "sac:Line"),
        incomplete("VoidedDocumentsLine")
    );
    assert_eq!(
        after(BAJA, "RA-20260403", "RR-20260403"),
        unknown("VoidedDocuments/ID RR-")
    );
    for id in [
        "RA-20260431-1",
        "RA-2026043-1",
        "RA-20260403",
        "RA-20260403-0",
        "RA-20260403-123456",
        "RC-20260403-1",
    ] {
        assert_eq!(after(BAJA, "RA-20260403-00002", id), incomplete("ID"), "{id}");
    }
}

#[test]
fn the_number_is_a_series_of_its_kind_and_up_to_eight_digits() {
    for (id, series, number) in [
        ("F001-1", "F001", 1),
        ("FZ9A-99999999", "FZ9A", 99_999_999),
        ("E001-00000010", "E001", 10),
        ("0001-42", "0001", 42),
    ] {
        let document = after(FACTURA, "F001-00000123", id).expect(id);
        assert_eq!((document.series.as_str(), document.number), (series, number));
        assert_eq!(document.identity, format!("01-{series}-{number}"));
    }
    for wrong in [
        "",
        "F001",
        "F001-",
        "F001-0",
        "F001-123456789",
        "F01-1",
        "F0001-1",
        "f001-1",
        "B001-1",
        "EB01-1",
        "FÑ1-1",
        "F001 - 1",
        "F001-1-2",
        "F001-1A",
        "F001-+1",
    ] {
        assert_eq!(after(FACTURA, "F001-00000123", wrong), incomplete("ID"), "{wrong}");
    }
    assert!(after(BOLETA, "B002-77", "EB01-77").is_ok());
    assert_eq!(after(BOLETA, "B002-77", "F002-77"), incomplete("ID"));
    assert!(after(NOTA_CREDITO, "FC01-5", "BC01-5").is_ok());
}

#[test]
fn the_total_is_of_the_document_not_of_its_parts_and_in_its_one_currency() {
    assert_eq!(
        after(FACTURA, "PayableAmount", "PayableRoundingAmount"),
        incomplete("LegalMonetaryTotal/PayableAmount")
    );
    assert_eq!(after(FACTURA, ">PEN<", ">USD<"), incomplete("DocumentCurrencyCode"));
    assert_eq!(
        after(
            FACTURA,
            "currencyID=\"PEN\">236.00</cbc:Pay",
            "currencyID=\"PEN\">-236.00</cbc:Pay"
        ),
        incomplete("LegalMonetaryTotal/PayableAmount")
    );
    let by_document = after(FACTURA, " currencyID=\"PEN\"", "").expect("read");
    assert_eq!(by_document.total, money(23_600, "PEN"));
    let by_amount = after(FACTURA, "<cbc:DocumentCurrencyCode>PEN</cbc:DocumentCurrencyCode>", "").expect("read");
    assert_eq!(by_amount.total, money(23_600, "PEN"));
    assert_eq!(
        after(NOTA_DEBITO, "RequestedMonetaryTotal", "LegalMonetaryTotal"),
        incomplete("RequestedMonetaryTotal/PayableAmount")
    );
}

#[test]
fn what_must_be_said_once_may_not_be_said_twice() {
    for (line, path) in [
        ("<cbc:ID>F001-00000123</cbc:ID>", "ID"),
        ("<cbc:IssueDate>2026-03-31</cbc:IssueDate>", "IssueDate"),
        (
            "<cbc:DocumentCurrencyCode>PEN</cbc:DocumentCurrencyCode>",
            "DocumentCurrencyCode",
        ),
    ] {
        assert_eq!(after(FACTURA, line, &format!("{line}{line}")), incomplete(path));
    }
    assert_eq!(
        after(FACTURA, "<cbc:IssueDate>2026-03-31</cbc:IssueDate>", ""),
        incomplete("IssueDate")
    );
    assert_eq!(after(FACTURA, "2026-03-31", "31/03/2026"), incomplete("IssueDate"));
}

#[test]
fn the_name_of_somebody_has_an_end() {
    let long = changed(FACTURA, "Hermanos", &"x".repeat(1_500));
    let path = "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName".to_owned();
    assert_eq!(read(&long), Err(XmlError::Incomplete { path }));
}

//! Peru: the ways in which the same is written.

use super::super::{FiscalDocument, XmlError, read};
use super::{BAJA, BOLETA, FACTURA, NOTA_CREDITO, after, changed, incomplete, unknown};

const IDENTIFICATION: &str = "<cac:PartyIdentification>
        <cbc:ID schemeID=\"6\">20990001015</cbc:ID>
      </cac:PartyIdentification>";
const ISSUER: &str = "AccountingSupplierParty/Party/PartyIdentification/ID";

fn issuer(document: Result<FiscalDocument, XmlError>) -> Result<String, XmlError> {
    document.map(|document| document.issuer.number)
}

#[test]
fn prefixes_mean_nothing_and_namespaces_everything() {
    let other = changed(&changed(FACTURA, "cbc:", "x:"), ":cbc=", ":x=");
    assert_eq!(read(&other), read(FACTURA));
    let swapped = changed(&changed(&changed(FACTURA, "cbc", "TEMP"), "cac", "cbc"), "TEMP", "cac");
    assert_eq!(read(&swapped), read(FACTURA));
    let prefixed = changed(
        &changed(&changed(FACTURA, "<Invoice", "<i:Invoice"), "/Invoice>", "/i:Invoice>"),
        " xmlns=",
        " xmlns:i=",
    );
    assert_eq!(read(&prefixed), read(FACTURA));
    let local = changed(
        FACTURA,
        "<cbc:IssueDate>",
        "<IssueDate xmlns='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>",
    );
    assert_eq!(
        read(&changed(&local, "</cbc:IssueDate>", "</IssueDate>")),
        read(FACTURA)
    );

    assert_eq!(
        after(FACTURA, "CommonBasicComponents-2", "CommonBasicComponents-3"),
        incomplete("InvoiceTypeCode")
    );
    assert_eq!(after(FACTURA, "xsd:Invoice-2", "xsd:Order-2"), unknown("Invoice"));
    assert_eq!(after(FACTURA, " xmlns=", " xmlns:unused="), unknown("Invoice"));
    assert_eq!(after(FACTURA, "xmlns:cbc=", "xmlns:unused="), Err(XmlError::NotXml));
}

#[test]
fn a_namespace_written_with_references_is_refused() {
    let hidden = "CommonBasicComponents&#45;2";
    assert!(matches!(
        after(FACTURA, "CommonBasicComponents-2", hidden),
        Err(XmlError::Unsafe(_))
    ));
}

#[test]
fn the_issuer_is_found_wherever_its_ruc_may_stand() {
    let ruc = Ok("20990001015".to_owned());
    assert_eq!(issuer(after(FACTURA, " schemeID=\"6\"", "")), ruc);
    assert_eq!(issuer(after(FACTURA, "schemeID=\"6\"", "schemeID=''")), ruc);
    let registered = "<cac:PartyTaxScheme><cbc:CompanyID schemeID='6'>20990001015</cbc:CompanyID></cac:PartyTaxScheme>";
    assert_eq!(issuer(after(FACTURA, IDENTIFICATION, registered)), ruc);
    assert_eq!(
        issuer(after(FACTURA, IDENTIFICATION, &format!("{IDENTIFICATION}{registered}"))),
        ruc
    );
    let establishment = "<cac:PartyIdentification><cbc:ID schemeID='0'>0001</cbc:ID></cac:PartyIdentification>";
    assert_eq!(
        issuer(after(
            FACTURA,
            IDENTIFICATION,
            &format!("{establishment}{IDENTIFICATION}")
        )),
        ruc
    );
    let identified = "<cac:Party>
      <cac:PartyIdentification><cbc:ID schemeID='6'>20990001015</cbc:ID></cac:PartyIdentification></cac:Party>";
    assert_eq!(
        issuer(after(
            BAJA,
            "<cbc:AdditionalAccountID>6</cbc:AdditionalAccountID>",
            identified
        )),
        ruc
    );
}

#[test]
fn an_issuer_that_is_missing_ambiguous_or_no_company_is_refused() {
    for other in ["20990001023", "2099000101", "209900010150", "2099000101A", "-", ""] {
        let second = IDENTIFICATION.replace("20990001015", other);
        assert_eq!(
            after(FACTURA, IDENTIFICATION, &format!("{IDENTIFICATION}{second}")),
            incomplete(ISSUER),
            "{other}"
        );
    }
    for wrong in [
        "2099000101",
        "209900010150",
        "2099000101A",
        "２０９９０００１０１５",
        "",
    ] {
        assert_eq!(
            after(
                FACTURA,
                ">20990001015</cbc:ID>\n      </cac:PartyIdentification>\n      <cac:PartyLegal",
                &format!(">{wrong}</cbc:ID>\n      </cac:PartyIdentification>\n      <cac:PartyLegal")
            ),
            incomplete(ISSUER),
            "{wrong}"
        );
    }
    assert_eq!(after(FACTURA, IDENTIFICATION, ""), incomplete(ISSUER));
    assert_eq!(
        after(FACTURA, IDENTIFICATION, &IDENTIFICATION.repeat(20)),
        incomplete(ISSUER)
    );
    assert_eq!(after(FACTURA, "schemeID=\"6\"", "schemeID=\"1\""), incomplete(ISSUER));
    let account = "<cbc:CustomerAssignedAccountID>20990001023</cbc:CustomerAssignedAccountID><cac:Party>";
    let contradicted = changed(
        FACTURA,
        "<cac:AccountingSupplierParty>\n    <cac:Party>",
        &format!("<cac:AccountingSupplierParty>{account}"),
    );
    assert_eq!(read(&contradicted), incomplete(ISSUER));
}

#[test]
fn the_check_digit_of_the_issuer_is_not_judged() {
    assert_eq!(
        issuer(after(BOLETA, "20990001015", "20990001019")).as_deref(),
        Ok("20990001019")
    );
}

#[test]
fn a_text_is_the_same_in_pieces() {
    for pieces in [
        "<![CDATA[F001-00000123]]>",
        "\n  F001-00000123\t",
        "F001<!-- a - comment -->-00000123",
        "F001<?note?>-00000123",
        "F001<![CDATA[-]]>00000123",
        "&#70;001&#x2D;00000123",
        "<![CDATA[]]>F001-00000123<![CDATA[]]>",
    ] {
        assert_eq!(after(FACTURA, "F001-00000123", pieces), read(FACTURA), "{pieces}");
    }
    assert_eq!(after(FACTURA, "F001-00000123", "F001-<b/>00000123"), incomplete("ID"));
    assert_eq!(
        after(FACTURA, "F001-00000123", "&lt;![CDATA[F001-00000123]]&gt;"),
        incomplete("ID")
    );
}

#[test]
fn the_same_names_deeper_down_or_elsewhere_are_not_read() {
    let inner =
        "<cac:OrderReference><cbc:ID>F009-9</cbc:ID><cbc:IssueDate>2001-01-01</cbc:IssueDate></cac:OrderReference>";
    let line = "<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>";
    let more = changed(NOTA_CREDITO, line, &format!("{line}{inner}"));
    assert_eq!(read(&more), read(NOTA_CREDITO));
    let amount = "<cbc:PayableAmount currencyID='USD'>1</cbc:PayableAmount>";
    let total = format!("<cac:LegalMonetaryTotal>{amount}</cac:LegalMonetaryTotal>");
    let nested = format!("<cac:LegalMonetaryTotal>{total}</cac:LegalMonetaryTotal>");
    let more = changed(NOTA_CREDITO, line, &format!("{line}{nested}"));
    assert_eq!(read(&more), read(NOTA_CREDITO));
}

#[test]
fn other_documents_are_named() {
    for (root, namespace) in [
        (
            "ar:ApplicationResponse",
            "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2",
        ),
        (
            "DespatchAdvice",
            "urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2",
        ),
        ("html", "http://www.w3.org/1999/xhtml"),
    ] {
        let xml = format!("<{root} xmlns='{namespace}' xmlns:ar='{namespace}'/>");
        let name = root.rsplit(':').next().expect("a name");
        assert_eq!(read(xml.as_bytes()), unknown(name));
    }
}

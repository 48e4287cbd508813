//! Peru: UBL 2.1, and 2.0 for what is voided.

use types::documents::DocumentKind;
use types::kit::money::Money;

use super::writer::Writer;
use super::{Party, Referred, SampleLine, SampleUbl, UblKind, percent};

/// 18 %, in hundredths of a percent.
pub(super) const IGV: i64 = 1_800;

const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd";
const SUNAT: &str = "urn:sunat:names:specification:ubl:peru:schema:xsd";
const COMMENT: &str = "Documento de muestra: sin firma, no enviado a SUNAT";

/// What differs between invoices and notes.
struct Shape {
    root: &'static str,
    quantity: &'static str,
    total: &'static str,
}

/// The XML of a document of Peru.
#[must_use]
pub fn ubl(sample: &SampleUbl) -> String {
    let mut xml = Writer::new(COMMENT);
    match &sample.kind {
        UblKind::Factura => invoice(&mut xml, sample, DocumentKind::Factura),
        UblKind::Boleta => invoice(&mut xml, sample, DocumentKind::Boleta),
        UblKind::NotaCredito(of) => note(&mut xml, sample, &CREDIT, of, ("01", "Anulación de la operación")),
        UblKind::NotaDebito(of) => note(&mut xml, sample, &DEBIT, of, ("02", "Aumento en el valor")),
        UblKind::ComunicacionBaja(voided) => notice(&mut xml, sample, "VoidedDocuments", "RA", |xml| {
            for (place, document) in (1..).zip(voided) {
                voids(xml, place, document);
            }
        }),
        UblKind::ResumenDiario(told) => notice(&mut xml, sample, "SummaryDocuments", "RC", |xml| {
            for (place, (document, condition)) in (1..).zip(told) {
                tells(xml, place, document, *condition);
            }
        }),
    }
    xml.finish()
}

const INVOICE: Shape = Shape {
    root: "Invoice",
    quantity: "cbc:InvoicedQuantity",
    total: "cac:LegalMonetaryTotal",
};

const CREDIT: Shape = Shape {
    root: "CreditNote",
    quantity: "cbc:CreditedQuantity",
    total: "cac:LegalMonetaryTotal",
};

const DEBIT: Shape = Shape {
    root: "DebitNote",
    quantity: "cbc:DebitedQuantity",
    total: "cac:RequestedMonetaryTotal",
};

fn invoice(xml: &mut Writer, sample: &SampleUbl, kind: DocumentKind) {
    xml.within(&root(INVOICE.root, UBL, 2), |xml| {
        head(xml, sample);
        let code = "cbc:InvoiceTypeCode listID=\"0101\" listAgencyName=\"PE:SUNAT\" listName=\"Tipo de Documento\"";
        xml.leaf(code, kind.code());
        xml.leaf("cbc:DocumentCurrencyCode", sample.currency.as_str());
        parties(xml, sample);
        xml.within("cac:PaymentTerms", |xml| {
            xml.leaf("cbc:ID", "FormaPago");
            xml.leaf("cbc:PaymentMeansID", "Contado");
        });
        sums(xml, sample, &INVOICE);
    });
}

fn note(xml: &mut Writer, sample: &SampleUbl, shape: &Shape, of: &Referred, (code, reason): (&str, &str)) {
    xml.within(&root(shape.root, UBL, 2), |xml| {
        head(xml, sample);
        xml.leaf("cbc:DocumentCurrencyCode", sample.currency.as_str());
        let id = format!("{}-{}", of.series, of.number);
        xml.within("cac:DiscrepancyResponse", |xml| {
            xml.leaf("cbc:ReferenceID", &id);
            xml.leaf("cbc:ResponseCode", code);
            xml.leaf("cbc:Description", reason);
        });
        xml.within("cac:BillingReference", |xml| {
            xml.within("cac:InvoiceDocumentReference", |xml| {
                xml.leaf("cbc:ID", &id);
                xml.leaf("cbc:DocumentTypeCode", of.kind.code());
            });
        });
        parties(xml, sample);
        sums(xml, sample, shape);
    });
}

/// A notice: who gives it, and its lines.
fn notice(xml: &mut Writer, sample: &SampleUbl, name: &str, code: &str, lines: impl FnOnce(&mut Writer)) {
    let day = sample.issued_at.date();
    let tag = format!(
        "{} xmlns:sac=\"{SUNAT}:SunatAggregateComponents-1\"",
        root(name, SUNAT, 1)
    );
    xml.within(&tag, |xml| {
        xml.within("ext:UBLExtensions", extension);
        xml.leaf("cbc:UBLVersionID", "2.0");
        xml.leaf("cbc:CustomizationID", "1.0");
        xml.leaf(
            "cbc:ID",
            format_args!("{code}-{}-{}", day.format("%Y%m%d"), sample.number),
        );
        xml.leaf("cbc:ReferenceDate", day);
        xml.leaf("cbc:IssueDate", day);
        signature(xml, &sample.issuer);
        xml.within("cac:AccountingSupplierParty", |xml| {
            xml.leaf("cbc:CustomerAssignedAccountID", &sample.issuer.number);
            xml.leaf("cbc:AdditionalAccountID", "6");
            xml.within("cac:Party", |xml| {
                xml.within("cac:PartyLegalEntity", |xml| {
                    xml.leaf("cbc:RegistrationName", &sample.issuer.name)
                });
            });
        });
        lines(xml);
    });
}

fn voids(xml: &mut Writer, place: i32, document: &Referred) {
    xml.within("sac:VoidedDocumentsLine", |xml| {
        xml.leaf("cbc:LineID", place);
        xml.leaf("cbc:DocumentTypeCode", document.kind.code());
        xml.leaf("sac:DocumentSerialID", &document.series);
        xml.leaf("sac:DocumentNumberID", document.number);
        xml.leaf("sac:VoidReasonDescription", "Error en la emisión");
    });
}

fn tells(xml: &mut Writer, place: i32, document: &Referred, condition: u8) {
    xml.within("sac:SummaryDocumentsLine", |xml| {
        xml.leaf("cbc:LineID", place);
        xml.leaf("cbc:DocumentTypeCode", document.kind.code());
        xml.leaf("cbc:ID", format_args!("{}-{}", document.series, document.number));
        xml.within("cac:Status", |xml| xml.leaf("cbc:ConditionCode", condition));
        xml.leaf("sac:TotalAmount currencyID=\"PEN\"", "118.00");
    });
}

/// The outermost element and the namespaces all in it need.
fn root(name: &str, family: &str, version: u8) -> String {
    format!(
        "{name} xmlns=\"{family}:{name}-{version}\" xmlns:cac=\"{UBL}:CommonAggregateComponents-2\" \
         xmlns:cbc=\"{UBL}:CommonBasicComponents-2\" xmlns:ext=\"{UBL}:CommonExtensionComponents-2\""
    )
}

/// Where the signature would stand.
fn extension(xml: &mut Writer) {
    xml.within("ext:UBLExtension", |xml| xml.leaf("ext:ExtensionContent", ""));
}

fn head(xml: &mut Writer, sample: &SampleUbl) {
    xml.within("ext:UBLExtensions", extension);
    xml.leaf("cbc:UBLVersionID", "2.1");
    xml.leaf("cbc:CustomizationID", "2.0");
    xml.leaf("cbc:ID", format_args!("{}-{}", sample.series, sample.number));
    xml.leaf("cbc:IssueDate", sample.issued_at.date());
    xml.leaf("cbc:IssueTime", sample.issued_at.format("%H:%M:%S"));
}

fn signature(xml: &mut Writer, issuer: &Party) {
    xml.within("cac:Signature", |xml| {
        xml.leaf("cbc:ID", &issuer.number);
        xml.within("cac:SignatoryParty", |xml| {
            xml.within("cac:PartyIdentification", |xml| xml.leaf("cbc:ID", &issuer.number));
            xml.within("cac:PartyName", |xml| xml.leaf("cbc:Name", &issuer.name));
        });
        xml.within("cac:DigitalSignatureAttachment", |xml| {
            xml.within("cac:ExternalReference", |xml| xml.leaf("cbc:URI", "#FIRMA"));
        });
    });
}

fn parties(xml: &mut Writer, sample: &SampleUbl) {
    signature(xml, &sample.issuer);
    xml.within("cac:AccountingSupplierParty", |xml| {
        party(xml, "6", &sample.issuer, true)
    });
    let anybody = Party {
        number: "00000000".to_owned(),
        name: "CLIENTES VARIOS".to_owned(),
    };
    let customer = sample.customer.as_ref().unwrap_or(&anybody);
    let scheme = match customer.number.len() {
        11 => "6",
        8 => "1",
        _ => "0",
    };
    xml.within("cac:AccountingCustomerParty", |xml| party(xml, scheme, customer, false));
}

fn party(xml: &mut Writer, scheme: &str, party: &Party, is_issuer: bool) {
    let id =
        format!("cbc:ID schemeID=\"{scheme}\" schemeAgencyName=\"PE:SUNAT\" schemeName=\"Documento de Identidad\"");
    xml.within("cac:Party", |xml| {
        xml.within("cac:PartyIdentification", |xml| xml.leaf(&id, &party.number));
        xml.within("cac:PartyLegalEntity", |xml| {
            xml.leaf("cbc:RegistrationName", &party.name);
            if is_issuer {
                xml.within("cac:RegistrationAddress", |xml| xml.leaf("cbc:AddressTypeCode", "0000"));
            }
        });
    });
}

fn sums(xml: &mut Writer, sample: &SampleUbl, shape: &Shape) {
    let money = |minor: i64| {
        let currency = sample.currency.clone();
        Money { minor, currency }.decimal()
    };
    let amount = |xml: &mut Writer, name: &str, value: String| {
        xml.leaf(&format!("{name} currencyID=\"{}\"", sample.currency.as_str()), value);
    };
    let total = sample.total();
    let value: i64 = sample.lines.iter().map(SampleLine::value).sum();
    let tax = |xml: &mut Writer, value: i64, igv: i64, reason: Option<&str>| {
        xml.within("cac:TaxTotal", |xml| {
            amount(xml, "cbc:TaxAmount", money(igv));
            xml.within("cac:TaxSubtotal", |xml| {
                amount(xml, "cbc:TaxableAmount", money(value));
                amount(xml, "cbc:TaxAmount", money(igv));
                xml.within("cac:TaxCategory", |xml| category(xml, reason));
            });
        });
    };
    tax(xml, value, total.minor.saturating_sub(value), None);
    xml.within(shape.total, |xml| {
        amount(xml, "cbc:LineExtensionAmount", money(value));
        amount(xml, "cbc:TaxInclusiveAmount", total.decimal());
        amount(xml, "cbc:PayableAmount", total.decimal());
    });
    for (place, line) in (1..).zip(&sample.lines) {
        xml.within(&format!("cac:{}Line", shape.root), |xml| {
            xml.leaf("cbc:ID", place);
            xml.leaf(&format!("{} unitCode=\"NIU\"", shape.quantity), line.quantity);
            amount(xml, "cbc:LineExtensionAmount", money(line.value()));
            xml.within("cac:PricingReference", |xml| {
                xml.within("cac:AlternativeConditionPrice", |xml| {
                    let with_igv = line
                        .unit_price_minor
                        .saturating_add(percent(line.unit_price_minor, IGV));
                    amount(xml, "cbc:PriceAmount", money(with_igv));
                    xml.leaf("cbc:PriceTypeCode", "01");
                });
            });
            tax(xml, line.value(), percent(line.value(), IGV), Some("10"));
            xml.within("cac:Item", |xml| {
                xml.leaf("cbc:Description", &line.description);
                xml.within("cac:SellersItemIdentification", |xml| {
                    xml.leaf("cbc:ID", format_args!("P{place:03}"))
                });
            });
            xml.within("cac:Price", |xml| {
                amount(xml, "cbc:PriceAmount", money(line.unit_price_minor))
            });
        });
    }
}

fn category(xml: &mut Writer, reason: Option<&str>) {
    if let Some(reason) = reason {
        xml.leaf("cbc:Percent", "18.00");
        xml.leaf("cbc:TaxExemptionReasonCode", reason);
    }
    xml.within("cac:TaxScheme", |xml| {
        xml.leaf("cbc:ID", "1000");
        xml.leaf("cbc:Name", "IGV");
        xml.leaf("cbc:TaxTypeCode", "VAT");
    });
}

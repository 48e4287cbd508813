//! Peru: UBL 2.1 and 2.0 invoices and notes, and *comunicaciones de baja*.

use types::documents::DocumentContent;
use types::documents::content::{ContentLine, Party, Payment, Reference, SumKind, Tax};
use types::kit::money::Currency;

use super::content::{is_something, joined, named, sum};
use super::tree::Node;
use super::values::day;

pub(super) fn read(root: &Node) -> DocumentContent {
    let total = root
        .at(&["LegalMonetaryTotal"])
        .or_else(|| root.at(&["RequestedMonetaryTotal"]));
    let of_total = |name: &str| total.and_then(|total| total.text(&[name]));
    let taxes: Vec<Tax> = root.all("TaxTotal").flat_map(taxes).collect();
    let taxed = root
        .text(&["TaxTotal", "TaxAmount"])
        .filter(|_| root.all("TaxTotal").count() == 1);
    let sums = [
        (SumKind::Lines, of_total("LineExtensionAmount")),
        (SumKind::Discounts, of_total("AllowanceTotalAmount")),
        (SumKind::Charges, of_total("ChargeTotalAmount")),
        (SumKind::Taxes, taxed),
        (SumKind::Prepaid, of_total("PrepaidAmount")),
        (SumKind::Rounding, of_total("PayableRoundingAmount")),
        (SumKind::Payable, of_total("PayableAmount")),
    ];
    let said_in = total.and_then(|total| total.at(&["PayableAmount"])?.attribute("currencyID"));
    let currency = root.text(&["DocumentCurrencyCode"]).or(said_in);
    let lines = ["InvoiceLine", "CreditNoteLine", "DebitNoteLine"]
        .into_iter()
        .flat_map(|name| root.all(name));
    DocumentContent {
        issuer: root.at(&["AccountingSupplierParty"]).map(party).unwrap_or_default(),
        customer: root
            .at(&["AccountingCustomerParty"])
            .map(party)
            .filter(|party| *party != Party::default()),
        currency: currency.and_then(|code| Currency::parse(&code).ok()),
        issued_at: root.text(&["IssueTime"]),
        due_on: root.text(&["DueDate"]).and_then(|text| day(&text)),
        operation: None,
        references: references(root),
        lines: lines.map(line).collect(),
        line_count: 0,
        taxes,
        sums: sums
            .into_iter()
            .filter_map(|(what, amount)| sum(what, amount))
            .collect(),
        payments: root.all("PaymentTerms").filter_map(payment).collect(),
        notes: root.all("Note").filter_map(Node::said).collect(),
    }
}

fn party(of: &Node) -> Party {
    let Some(party) = of.at(&["Party"]) else {
        return Party {
            tax_id: named(of, &["CustomerAssignedAccountID"]),
            ..Party::default()
        };
    };
    let tax_id = named(party, &["PartyIdentification", "ID"])
        .or_else(|| named(of, &["CustomerAssignedAccountID"]))
        .or_else(|| named(party, &["PartyTaxScheme", "CompanyID"]));
    let name = named(party, &["PartyLegalEntity", "RegistrationName"])
        .or_else(|| named(party, &["PartyTaxScheme", "RegistrationName"]));
    let trade_name = named(party, &["PartyName", "Name"]).filter(|trade| Some(trade) != name.as_ref());
    let place = party
        .at(&["PartyLegalEntity", "RegistrationAddress"])
        .or_else(|| party.at(&["PostalAddress"]))
        .or_else(|| party.at(&["PhysicalLocation"]));
    Party {
        tax_id,
        name,
        trade_name,
        address: place.and_then(address),
        state_registration: None,
    }
}

fn address(place: &Node) -> Option<String> {
    let street = place
        .text(&["AddressLine", "Line"])
        .or_else(|| place.text(&["StreetName"]))
        .or_else(|| place.text(&["Description"]));
    joined([
        street,
        place.text(&["CitySubdivisionName"]),
        place.text(&["District"]),
        place.text(&["CityName"]),
        place.text(&["CountrySubentity"]),
    ])
}

fn line(line: &Node) -> ContentLine {
    let quantity = ["InvoicedQuantity", "CreditedQuantity", "DebitedQuantity"]
        .into_iter()
        .find_map(|name| line.at(&[name]));
    let described: Vec<String> = line
        .at(&["Item"])
        .into_iter()
        .flat_map(|item| item.all("Description"))
        .filter_map(Node::said)
        .collect();
    ContentLine {
        number: line.text(&["ID"]).unwrap_or_default(),
        code: named(line, &["Item", "SellersItemIdentification", "ID"]),
        description: described.join(" · "),
        quantity: quantity.and_then(Node::said),
        unit: quantity.and_then(|quantity| quantity.attribute("unitCode")),
        price: line.text(&["Price", "PriceAmount"]),
        tax: line.text(&["TaxTotal", "TaxAmount"]),
        amount: line.text(&["LineExtensionAmount"]),
    }
}

/// Each tax of a total; one that comes to nothing and is taken of nothing is left out.
fn taxes(total: &Node) -> Vec<Tax> {
    let tax = |part: &Node| {
        let base = part.text(&["TaxableAmount"]);
        let amount = part.text(&["TaxAmount"])?;
        let any = is_something(&amount) || base.as_deref().is_some_and(is_something);
        any.then(|| Tax {
            name: part
                .text(&["TaxCategory", "TaxScheme", "Name"])
                .or_else(|| part.text(&["TaxCategory", "TaxScheme", "ID"]))
                .unwrap_or_default(),
            base,
            rate: part
                .text(&["TaxCategory", "Percent"])
                .or_else(|| part.text(&["Percent"])),
            amount,
        })
    };
    total.all("TaxSubtotal").filter_map(tax).collect()
}

fn references(root: &Node) -> Vec<Reference> {
    let kind_of = |number: &str| {
        let billed = root
            .all("BillingReference")
            .filter_map(|each| each.at(&["InvoiceDocumentReference"]));
        let mut same = billed.filter(|each| each.text(&["ID"]).as_deref() == Some(number));
        same.find_map(|each| each.text(&["DocumentTypeCode"]))
    };
    let changed = root.all("DiscrepancyResponse").filter_map(|each| {
        let number = each.text(&["ReferenceID"])?;
        Some(Reference {
            kind_code: kind_of(&number),
            reason: each.text(&["Description"]),
            number,
        })
    });
    let voided = root.all("VoidedDocumentsLine").filter_map(|each| {
        let (series, number) = (each.text(&["DocumentSerialID"])?, each.text(&["DocumentNumberID"])?);
        Some(Reference {
            number: format!("{series}-{number}"),
            kind_code: each.text(&["DocumentTypeCode"]),
            reason: each.text(&["VoidReasonDescription"]),
        })
    });
    let told = root.all("SummaryDocumentsLine").filter_map(|each| {
        Some(Reference {
            number: each.text(&["ID"])?,
            kind_code: each.text(&["DocumentTypeCode"]),
            reason: each
                .text(&["Status", "ConditionCode"])
                .and_then(|code| condition(&code)),
        })
    });
    let others = ["DespatchDocumentReference", "AdditionalDocumentReference"]
        .into_iter()
        .flat_map(|name| root.all(name))
        .filter_map(|each| {
            Some(Reference {
                number: named(each, &["ID"])?,
                kind_code: each.text(&["DocumentTypeCode"]),
                reason: None,
            })
        });
    changed.chain(voided).chain(told).chain(others).collect()
}

/// What catálogo 19 calls what a summary says of a document, in SUNAT's words.
fn condition(code: &str) -> Option<String> {
    let words = match code {
        "1" => "Adicionar",
        "2" => "Modificar",
        "3" => "Anulado",
        _ => return None,
    };
    Some(words.to_owned())
}

/// `FormaPago` is how SUNAT calls what is said of paying; detractions and the like are other terms.
fn payment(terms: &Node) -> Option<Payment> {
    let way = terms.text(&["PaymentMeansID"])?;
    Some(Payment {
        way,
        amount: terms.text(&["Amount"]),
        due_on: terms.text(&["PaymentDueDate"]).and_then(|text| day(&text)),
    })
}

//! What is no document of this account, or no document at all.

use tests::make::{self, CNPJ, RUC};
use tests::{Attempt, Code, TestApp, on_both_engines};
use types::accounts::Environment;

use super::send;

const LARGEST: usize = 2 * 1024 * 1024;

/// The text with a part of it said otherwise.
fn with(xml: &[u8], part: &str, other: &str) -> Vec<u8> {
    let text = String::from_utf8(xml.to_vec()).expect("text");
    assert!(text.contains(part), "{part}");
    text.replacen(part, other, 1).into_bytes()
}

/// The text without what is between two of its parts, both included.
fn cut(xml: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(xml.to_vec()).expect("text");
    let (before, rest) = text.split_once(from).expect(from);
    let (_, after) = rest.split_once(to).expect(to);
    format!("{before}{after}").into_bytes()
}

async fn nothing_was_kept(app: &TestApp) {
    assert_eq!(
        (
            app.rows("documents").await,
            app.documents_three_ways().await,
            app.files()
        ),
        (0, [0, 0, 0], 0)
    );
}

on_both_engines! {
    async fn a_document_of_somebody_else_is_refused(app) {
        let (peruvian, peruvians) = app.integration(&app.world.sillar, "pukara").await;
        let (brazilian, brazilians) = app.integration(&app.world.ipe, "aroeira").await;
        let foreign = [make::factura("20100070970", 1, "2026-11-21"), make::nfe(CNPJ, 1, "2026-11-21", Environment::Production)];
        for xml in foreign {
            peruvians.refused(send(peruvian.id, &xml), Code::IssuerIsAnother).await;
        }
        let foreign = [make::factura(RUC, 1, "2026-11-21"), make::nfe("33000167000101", 1, "2026-11-21", Environment::Production)];
        for xml in foreign {
            brazilians.refused(send(brazilian.id, &xml), Code::IssuerIsAnother).await;
        }
        nothing_was_kept(&app).await;
    }

    async fn what_is_not_well_formed_is_refused(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::factura(RUC, 1, "2026-11-21");
        for odd in [Vec::new(), b"hola".to_vec(), b"{\"a\":1}".to_vec(), xml[..xml.len() / 2].to_vec(), b"<a>\xff</a>".to_vec(), vec![0; 64]] {
            software.refused(send(account.id, &odd), Code::DocumentNotXml).await;
        }
        nothing_was_kept(&app).await;
    }

    async fn a_document_with_a_dtd_or_too_deep_is_refused_unread(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::factura(RUC, 1, "2026-11-21");
        let bomb = "<!DOCTYPE a [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;\">]>\n<Invoice";
        software.refused(send(account.id, &with(&xml, "<Invoice", bomb)), Code::DocumentUnsafe).await;
        let file = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<Invoice";
        software.refused(send(account.id, &with(&xml, "<Invoice", file)), Code::DocumentUnsafe).await;
        let deep = format!("{}</Invoice>", "<a>".repeat(100_000));
        software.refused(send(account.id, &with(&xml, "</Invoice>", &deep)), Code::DocumentUnsafe).await;
        nothing_was_kept(&app).await;
    }

    async fn what_is_too_large_or_of_another_type_is_refused(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let mut large = make::factura(RUC, 1, "2026-11-21");
        large.resize(LARGEST, b' ');
        software.ok(send(account.id, &large)).await;
        large.push(b' ');
        let outcome = software.attempt(&Attempt::of(&send(account.id, &large))).await;
        assert_eq!(outcome.problem().code, Code::BodyTooLarge);
        let plain = Attempt::of(&send(account.id, &make::factura(RUC, 2, "2026-11-21")));
        for kind in ["application/json", "text/plain", "application/octet-stream", "", "application/xml2"] {
            let attempt = plain.clone().body(kind, plain.content());
            let problem = software.attempt(&attempt).await.problem();
            assert_eq!((problem.code, problem.detail.as_deref()), (Code::WrongMediaType, Some("application/xml")), "{kind}");
        }
        for kind in ["text/xml", "Application/XML; charset=utf-8"] {
            assert!(software.attempt(&plain.clone().body(kind, plain.content())).await.is_success(), "{kind}");
        }
    }

    async fn a_note_the_tax_office_did_not_authorise_is_refused(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let xml = make::nfe(CNPJ, 1, "2026-11-21", Environment::Production);
        let without = cut(&xml, "<protNFe", "</protNFe>");
        let denied = with(&xml, "<cStat>100</cStat>", "<cStat>110</cStat>");
        let text = String::from_utf8(xml.clone()).expect("text");
        let (_, bare) = text.split_once("<NFe").expect("a note");
        let (bare, _) = bare.split_once("</NFe>").expect("its end");
        let bare = format!("<NFe{bare}</NFe>").into_bytes();
        for unauthorised in [without, denied, bare] {
            software.refused(send(account.id, &unauthorised), Code::DocumentNotAuthorised).await;
        }
        let other_key = with(&xml, "<nNF>1</nNF>", "<nNF>2</nNF>");
        software.refused(send(account.id, &other_key), Code::DocumentIncomplete).await;
        nothing_was_kept(&app).await;
        software.ok(send(account.id, &xml)).await;
    }

    async fn other_kinds_and_documents_that_lack_something_are_refused_and_told_what(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::factura(RUC, 1, "2026-11-21");
        let of_kind = with(&xml, ">01</cbc:InvoiceTypeCode>", ">20</cbc:InvoiceTypeCode>");
        for other in [of_kind, b"<html xmlns=\"x\"><body/></html>".to_vec()] {
            software.refused(send(account.id, &other), Code::DocumentKindUnknown).await;
        }
        for (broken, named) in [
            (with(&xml, "<cbc:ID>F001-1</cbc:ID>", "<cbc:ID>F001</cbc:ID>"), "ID"),
            (with(&xml, "2026-11-21</cbc:IssueDate>", "2026-13-21</cbc:IssueDate>"), "IssueDate"),
            (cut(&xml, "<cac:LegalMonetaryTotal>", "</cac:LegalMonetaryTotal>"), "PayableAmount"),
            (cut(&xml, "<cac:AccountingSupplierParty>", "</cac:AccountingSupplierParty>"), "AccountingSupplierParty"),
        ] {
            let problem = software.refused(send(account.id, &broken), Code::DocumentIncomplete).await;
            assert!(problem.detail.as_deref().is_some_and(|detail| detail.contains(named)), "{problem:?}");
        }
        nothing_was_kept(&app).await;
    }
}

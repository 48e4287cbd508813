//! Receipts: attached, found by what they name, repeated, listed, given out, and refused when they are another's.

use talonario::documents::sample::UblKind;
use tests::answers::{as_sunat_gives_it, cdr, noted, zip};
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::{Attempt, Code, on_both_engines};
use types::documents::{
    DocumentId, DocumentState, DownloadReceipt, ListReceipts, MatchReceipt, ReceiptId, ReceiptKind, ReceiptTaken,
};
use types::kit::page::PageQuery;
use types::kit::text::Language;

use super::{attach, send, standing};

fn found(account_id: types::accounts::AccountId, file: Vec<u8>) -> MatchReceipt {
    MatchReceipt { account_id, file }
}

on_both_engines! {
    async fn a_cdr_makes_its_document_accepted_and_is_kept_byte_by_byte(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let plain = cdr("F001-00000001", "0", 1);
        let taken = software.ok(attach(&document, &plain)).await;
        assert_eq!((taken.changed, taken.voided), (true, 0));
        assert_eq!((taken.receipt.kind, taken.receipt.state), (ReceiptKind::Cdr, Some(DocumentState::Accepted)));
        let told = standing(&software, &document).await;
        assert_eq!((told.state, told.code.as_deref(), told.proved), (DocumentState::Accepted, Some("0"), true));
        assert_eq!(told.at, Some("2026-11-21T14:01:00Z".parse().expect("an instant")));
        assert_eq!(taken.document.state, told);

        let support = app.by(&app.world.sillar.support);
        let (account_id, document_id) = (account.id, document.id);
        let query = PageQuery::default();
        let list = support.ok(ListReceipts { account_id, document_id, query }).await.items;
        assert_eq!(list, std::slice::from_ref(&taken.receipt));
        let call = DownloadReceipt { account_id, document_id, receipt_id: taken.receipt.id };
        assert_eq!(support.ok(call.clone()).await, plain);
        let outcome = support.attempt(&Attempt::of(&call)).await;
        assert_eq!(outcome.header("content-disposition"), "attachment; filename=\"R-01-F001-1.xml\"");
        assert_eq!((outcome.header("content-type"), outcome.header("x-content-type-options")), ("application/xml", "nosniff"));
    }

    async fn the_zip_of_sunat_is_taken_and_given_out_as_it_came(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let packed = as_sunat_gives_it("01-F001-1", &cdr("F001-1", "0", 1));
        let taken = software.ok(attach(&document, &packed)).await;
        assert_eq!((taken.document.state.state, taken.receipt.zipped), (DocumentState::Accepted, true));
        let call = DownloadReceipt { account_id: account.id, document_id: document.id, receipt_id: taken.receipt.id };
        assert_eq!(software.ok(call.clone()).await, packed);
        assert_eq!(software.attempt(&Attempt::of(&call)).await.header("content-type"), "application/zip");
    }

    async fn the_same_receipt_again_is_the_first_one_in_whatever_it_comes(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let plain = cdr("F001-1", "0", 1);
        let first = software.attempt(&Attempt::of(&attach(&document, &plain))).await;
        assert_eq!(first.status, 201);
        let first: ReceiptTaken = serde_json::from_slice(&first.body).expect("the answer");
        let events = app.rows("events").await;
        app.clock.advance(chrono::TimeDelta::hours(1));
        let packed = as_sunat_gives_it("01-F001-1", &plain);
        for again in [plain.clone(), packed] {
            let outcome = software.attempt(&Attempt::of(&attach(&document, &again))).await;
            assert_eq!(outcome.status, 200);
            let told: ReceiptTaken = serde_json::from_slice(&outcome.body).expect("the answer");
            assert_eq!(told, ReceiptTaken { changed: false, ..first.clone() });
        }
        let by_name = software.ok(found(account.id, plain)).await;
        assert_eq!((by_name.changed, by_name.receipt.id), (false, first.receipt.id));
        assert_eq!((app.rows("receipts").await, app.rows("events").await), (1, events));
        assert_eq!(app.files(), 2, "the document and one receipt");
    }

    async fn fifty_at_once_of_one_receipt_are_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let attempt = Attempt::of(&attach(&document, &cdr("F001-1", "0", 1)));
        let answers = at_once(16, (0..50).map(|_| software.attempt(&attempt))).await;
        let of = |status| answers.iter().filter(|answer| answer.status == status).count();
        assert_eq!((of(201), of(200)), (1, 49));
        let accepted = "SELECT COUNT(*) FROM events WHERE name = 'document.accepted'";
        assert_eq!((app.rows("receipts").await, app.number(accepted).await), (1, 1));
    }

    async fn a_receipt_finds_its_document_by_name_and_by_content(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let factura = software.ok(send(account.id, &make::factura(RUC, 7, "2026-11-21"))).await.document;
        let boleta = make::ubl(UblKind::Boleta, RUC, "B001", 7, "2026-11-21");
        let boleta = software.ok(send(account.id, &boleta)).await.document;
        let taken = software.ok(found(account.id, cdr("B001-7", "0", 1))).await;
        assert_eq!(taken.document.id, boleta.id);
        let packed = as_sunat_gives_it("01-F001-00000007", &cdr("F001-7", "0", 1));
        assert_eq!(software.ok(found(account.id, packed)).await.document.id, factura.id);
        for nobody in [cdr("F001-8", "0", 1), as_sunat_gives_it("03-F001-7", &cdr("F001-7", "0", 2)), cdr("RA-20261121-1", "0", 1)] {
            software.refused(found(account.id, nobody), Code::ReceiptWithoutDocument).await;
        }
    }

    async fn a_receipt_that_fits_two_documents_is_attached_by_its_name_only(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let factura = software.ok(send(account.id, &make::factura(RUC, 7, "2026-11-21"))).await.document;
        let of = talonario::documents::sample::Referred {
            kind: types::documents::DocumentKind::Factura, series: "F001".to_owned(), number: 7,
        };
        let note = make::ubl(UblKind::NotaCredito(of), RUC, "F001", 7, "2026-11-21");
        let note = software.ok(send(account.id, &note)).await.document;
        let plain = cdr("F001-7", "0", 1);
        software.refused(found(account.id, plain.clone()), Code::ReceiptWithoutDocument).await;
        let named = software.ok(found(account.id, as_sunat_gives_it("07-F001-7", &plain))).await;
        assert_eq!(named.document.id, note.id);
        assert_eq!(standing(&software, &factura).await.state, DocumentState::NotSent);
    }

    async fn a_receipt_of_another_document_is_refused_by_content_and_by_name(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let own = cdr("F001-1", "0", 1);
        let of_somebody = String::from_utf8(own.clone()).expect("text").replace(RUC, "20100070970").into_bytes();
        let named = |name: &str| zip(&[(name, &own)]);
        for other in [
            cdr("F001-2", "0", 1),
            cdr("F002-1", "0", 1),
            cdr("RA-20261121-1", "0", 1),
            of_somebody,
            as_sunat_gives_it("03-F001-1", &own),
            as_sunat_gives_it("01-F001-2", &own),
            named("R-20100070970-01-F001-1.xml"),
        ] {
            software.refused(attach(&document, &other), Code::ReceiptOfAnother).await;
        }
        assert_eq!((app.rows("receipts").await, app.files()), (0, 1));
        software.ok(attach(&document, &named("constancia.xml"))).await;
    }

    async fn what_is_not_there_is_not_found(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let other = software.ok(send(account.id, &make::factura(RUC, 2, "2026-11-21"))).await.document;
        let receipt = software.ok(attach(&document, &cdr("F001-1", "0", 1))).await.receipt;
        let (account_id, nothing) = (account.id, uuid::Uuid::nil());
        for (document_id, receipt_id) in [(other.id, receipt.id), (document.id, ReceiptId(nothing)), (DocumentId(nothing), receipt.id)] {
            software.refused(DownloadReceipt { account_id, document_id, receipt_id }, Code::NotFound).await;
        }
    }

    async fn what_a_code_means_is_told_in_the_reader_s_language(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        software.ok(attach(&document, &cdr("F001-1", "2335", 1))).await;
        let mut told = Vec::new();
        for language in Language::ALL {
            told.extend(standing(&software.reading(language), &document).await.text);
        }
        assert_eq!(told, ["El XML cambió después de firmarse.", "O XML mudou depois de assinado.", "The XML was changed after it was signed."]);
        let second = software.ok(send(account.id, &make::factura(RUC, 2, "2026-11-21"))).await.document;
        software.ok(attach(&second, &cdr("F001-2", "3999", 1))).await;
        let own = standing(&software.reading(Language::En), &second).await.text;
        assert_eq!(own.as_deref(), Some("Lo que SUNAT dice de F001-2"), "the tax office's own words");
    }

    async fn observations_are_kept_and_the_first_one_is_told(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let notes = ["4999 - Algo que observar", "4287 - El precio no concuerda"];
        let taken = software.ok(attach(&document, &noted("F001-1", "0", 1, &notes))).await;
        assert_eq!((taken.receipt.notes.as_slice(), taken.receipt.code.as_str()), (notes.map(str::to_owned).as_slice(), "4999"));
        let told = taken.document.state;
        assert_eq!((told.state, told.text.as_deref()), (DocumentState::Observed, Some("Algo que observar")));
    }
}

//! Receipts that are none: bombs, names that lead elsewhere, beginnings of files, other types.

use tests::answers::{cdr, zip};
use tests::make::{self, RUC};
use tests::{Attempt, Code, on_both_engines};

use super::{attach, send};

on_both_engines! {
    async fn a_zip_that_is_no_receipt_is_refused_and_nothing_is_kept(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let own = cdr("F001-1", "0", 1);
        let bomb = vec![b' '; 1_000_000];
        let nested = zip(&[("inside.xml", &own)]);
        for files in [
            vec![("R.xml", bomb.as_slice())],
            vec![("../../R.xml", own.as_slice())],
            vec![("/tmp/R.xml", own.as_slice())],
            vec![("a\\R.xml", own.as_slice())],
            vec![("R.xml", own.as_slice()), ("S.xml", own.as_slice())],
            vec![("R.exe", own.as_slice())],
            vec![("inside.zip", nested.as_slice())],
            vec![("dummy/", b"".as_slice())],
        ] {
            software.refused(attach(&document, &zip(&files)), Code::ArchiveNotReadable).await;
        }
        software.refused(attach(&document, b"PK\x03\x04"), Code::ArchiveNotReadable).await;
        software.refused(attach(&document, &zip(&[("R.xml", nested.as_slice())])), Code::DocumentNotXml).await;
        assert_eq!((app.rows("receipts").await, app.files()), (0, 1));
    }

    async fn no_beginning_of_a_receipt_is_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let plain = cdr("F001-1", "0", 1);
        let plain = plain.trim_ascii_end();
        let packed = zip(&[("R.xml", plain)]);
        for length in (0..plain.len()).step_by(37) {
            software.refused(attach(&document, &plain[..length]), Code::DocumentNotXml).await;
        }
        for length in (2..packed.len()).step_by(29) {
            software.refused(attach(&document, &packed[..length]), Code::ArchiveNotReadable).await;
        }
        software.ok(attach(&document, &packed)).await;
    }

    async fn what_is_no_answer_is_refused_and_so_is_another_type(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::factura(RUC, 1, "2026-11-21");
        let document = software.ok(send(account.id, &xml)).await.document;
        software.refused(attach(&document, &xml), Code::DocumentKindUnknown).await;
        software.refused(attach(&document, &cdr("RR-20261121-1", "0", 1)), Code::DocumentKindUnknown).await;
        software.refused(attach(&document, &cdr("F001-1", "99", 1)), Code::DocumentIncomplete).await;
        let dtd = String::from_utf8(cdr("F001-1", "0", 1)).expect("text");
        let dtd = dtd.replacen("<ApplicationResponse", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ApplicationResponse", 1);
        software.refused(attach(&document, dtd.as_bytes()), Code::DocumentUnsafe).await;
        let plain = Attempt::of(&attach(&document, &cdr("F001-1", "0", 1)));
        for kind in ["application/json", "application/octet-stream", ""] {
            let outcome = software.attempt(&plain.clone().body(kind, plain.content())).await;
            assert_eq!(outcome.problem().code, Code::WrongMediaType, "{kind}");
        }
        let large = vec![b' '; 3 * 1024 * 1024];
        software.refused(attach(&document, &large), Code::BodyTooLarge).await;
        assert_eq!(app.rows("receipts").await, 0);
    }
}

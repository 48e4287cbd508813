//! A *resumen diario*: what it declares is accepted and what it takes back is voided when the tax office takes it.

use talonario::documents::sample::{Referred, UblKind};
use tests::answers::{as_sunat_gives_it, cdr, noted};
use tests::make::{self, RUC};
use tests::{Caller, Code, on_both_engines};
use types::accounts::AccountId;
use types::documents::{Document, DocumentKind, DocumentState as S, MatchReceipt};

use super::{attach, report, send, standing, states};

/// A summary of boletas of series B001, each by its number and condition.
fn summary(number: i64, lines: &[(i64, u8)]) -> Vec<u8> {
    let line = |(number, condition): &(i64, u8)| {
        let of = Referred {
            kind: DocumentKind::Boleta,
            series: "B001".to_owned(),
            number: *number,
        };
        (of, *condition)
    };
    let kind = UblKind::ResumenDiario(lines.iter().map(line).collect());
    make::ubl(kind, RUC, "", number, "2026-11-21")
}

async fn boletas(software: &Caller<'_>, account: AccountId, numbers: &[i64]) -> Vec<Document> {
    let mut documents = Vec::new();
    for number in numbers {
        let xml = make::ubl(UblKind::Boleta, RUC, "B001", *number, "2026-11-21");
        documents.push(software.ok(send(account, &xml)).await.document);
    }
    documents
}

on_both_engines! {
    async fn an_accepted_summary_accepts_what_it_adds_and_voids_what_it_takes_back(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let boletas = boletas(&software, account.id, &[1, 2, 3, 4]).await;
        software.ok(attach(&boletas[2], &cdr("B001-3", "0", 1))).await;
        let received = software.ok(send(account.id, &summary(5, &[(1, 1), (2, 2), (3, 3), (99, 1)]))).await;
        assert_eq!((received.document.kind, received.counted), (DocumentKind::ResumenDiario, false));
        assert_eq!((received.document.series.as_str(), received.document.number), ("20261121", 5));
        assert_eq!(states(&software, &boletas).await, [S::NotSent, S::NotSent, S::Voiding, S::NotSent]);
        let answer = as_sunat_gives_it("RC-20261121-5", &cdr("RC-20261121-5", "0", 20));
        let taken = software.ok(MatchReceipt { account_id: account.id, file: answer.clone() }).await;
        assert_eq!((taken.document.id, taken.changed, taken.voided), (received.document.id, true, 1));
        assert_eq!(taken.document.state.state, S::Accepted);
        assert_eq!(states(&software, &boletas).await, [S::Accepted, S::Accepted, S::Voided, S::NotSent]);
        let told = standing(&software, &boletas[0]).await;
        assert_eq!((told.code.as_deref(), told.proved), (Some("0"), true));
        assert_eq!(told.at, Some("2026-11-21T14:20:00Z".parse().expect("an instant")));
        let accepted = "SELECT COUNT(*) FROM events WHERE name = 'document.accepted'";
        assert_eq!(app.number(accepted).await, 4, "B001-3, the summary, and the two that it adds");
        let again = software.ok(attach(&received.document, &answer)).await;
        assert_eq!((again.changed, app.number(accepted).await), (false, 4));
        assert_eq!(app.documents_three_ways().await, [4, 4, 4], "it is no document, and what is voided stays counted");
    }

    async fn a_rejected_summary_was_not_processed_and_another_can_tell_of_the_same(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let boletas = boletas(&software, account.id, &[1, 2]).await;
        let first = software.ok(send(account.id, &summary(1, &[(1, 1), (2, 3)]))).await.document;
        let error = software.ok(attach(&first, &cdr("RC-20261121-1", "0306", 5))).await;
        assert_eq!((error.voided, error.document.state.state), (0, S::Error));
        assert_eq!(states(&software, &boletas).await, [S::NotSent, S::Voiding], "it can be sent again");
        let rejected = software.ok(attach(&first, &cdr("RC-20261121-1", "2223", 6))).await;
        assert_eq!(rejected.document.state.state, S::Rejected);
        assert_eq!(states(&software, &boletas).await, [S::Error, S::NotSent]);
        assert_eq!(standing(&software, &boletas[0]).await.code.as_deref(), Some("2223"));
        let second = software.ok(send(account.id, &summary(2, &[(1, 1), (2, 1)]))).await.document;
        software.ok(attach(&second, &noted("RC-20261121-2", "0", 7, &["4252 - Un código"]))).await;
        assert_eq!(standing(&software, &second).await.state, S::Observed);
        assert_eq!(states(&software, &boletas).await, [S::Accepted, S::Accepted], "the note does not say of which");
    }

    async fn what_is_accepted_already_is_not_undone_by_a_rejected_correction(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let boletas = boletas(&software, account.id, &[1]).await;
        software.ok(attach(&boletas[0], &cdr("B001-1", "0", 1))).await;
        let correction = software.ok(send(account.id, &summary(1, &[(1, 2)]))).await.document;
        software.ok(attach(&correction, &cdr("RC-20261121-1", "2223", 6))).await;
        assert_eq!(states(&software, &boletas).await, [S::Accepted]);
    }

    async fn what_is_declared_while_its_voiding_waits_is_remembered_as_accepted(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let boletas = boletas(&software, account.id, &[1]).await;
        let adds = software.ok(send(account.id, &summary(1, &[(1, 1)]))).await.document;
        let voids = software.ok(send(account.id, &summary(2, &[(1, 3)]))).await.document;
        software.ok(attach(&adds, &cdr("RC-20261121-1", "0", 6))).await;
        assert_eq!(states(&software, &boletas).await, [S::Voiding]);
        software.ok(attach(&voids, &cdr("RC-20261121-2", "2223", 7))).await;
        assert_eq!(states(&software, &boletas).await, [S::Accepted]);
    }

    async fn a_summary_touches_nothing_of_another_account_or_kind(app) {
        let (account, software) = app.integration(&app.world.sillar, "tienda-norte").await;
        let (other, others) = app.integration(&app.world.sillar, "tienda-sur").await;
        let theirs = boletas(&others, other.id, &[1]).await;
        let note = Referred { kind: DocumentKind::Boleta, series: "B001".to_owned(), number: 9 };
        let note = make::ubl(UblKind::NotaCredito(note), RUC, "B001", 1, "2026-11-21");
        let note = software.ok(send(account.id, &note)).await.document;
        let told = software.ok(send(account.id, &summary(1, &[(1, 3)]))).await.document;
        software.ok(attach(&told, &cdr("RC-20261121-1", "0", 5))).await;
        assert_eq!(states(&software, &[note]).await, [S::NotSent]);
        assert_eq!(states(&others, &theirs).await, [S::NotSent]);
        let baja = make::ubl(UblKind::ComunicacionBaja(vec![Referred { kind: DocumentKind::Factura, series: "F001".to_owned(), number: 1 }]), RUC, "", 1, "2026-11-21");
        let baja = software.ok(send(account.id, &baja)).await.document;
        software.refused(attach(&baja, &cdr("RC-20261121-1", "0", 5)), Code::ReceiptOfAnother).await;
    }

    async fn a_reported_summary_counts_until_its_file_says_otherwise(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let boletas = boletas(&software, account.id, &[1, 2]).await;
        let told = software.ok(send(account.id, &summary(1, &[(1, 1), (2, 3)]))).await.document;
        software.ok(report(&told, S::Accepted, Some("0"))).await;
        assert_eq!(states(&software, &boletas).await, [S::Accepted, S::Voided]);
        assert!(!standing(&software, &boletas[0]).await.proved);
        software.ok(attach(&told, &cdr("RC-20261121-1", "0", 9))).await;
        assert!(standing(&software, &boletas[0]).await.proved && standing(&software, &boletas[1]).await.proved);
    }

    async fn a_reversal_is_refused_and_told_by_which_field(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let of = Referred { kind: DocumentKind::Factura, series: "F001".to_owned(), number: 1 };
        let xml = make::ubl(UblKind::ComunicacionBaja(vec![of]), RUC, "", 1, "2026-11-21");
        let xml = String::from_utf8(xml).expect("text").replacen(">RA-2026", ">RR-2026", 1);
        let problem = software.refused(send(account.id, xml.as_bytes()), Code::DocumentKindUnknown).await;
        assert!(problem.detail.as_deref().is_some_and(|detail| detail.contains("VoidedDocuments/ID RR-")), "{problem:?}");
    }
}

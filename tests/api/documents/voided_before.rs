//! Documents that come after the notice that names them: they stand by it from the start.

use talonario::documents::sample::{Referred, UblKind};
use tests::answers::cdr;
use tests::make::{self, RUC};
use tests::{Caller, on_both_engines};
use types::accounts::AccountId;
use types::admissions::{CreateAdmission, CreateAdmissions, NewAdmission, NewDocument, NewDocuments};
use types::documents::{Document, DocumentKind, DocumentState as S, GetDocument, GetDocumentTotals, TotalsQuery};

use super::{announce, attach, send, standing, states};

fn factura(number: i64) -> Referred {
    Referred {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number,
    }
}

/// A notice that voids facturas of these numbers, without its answer.
async fn notice(software: &Caller<'_>, account: AccountId, number: i64, voids: &[i64]) -> Document {
    let kind = UblKind::ComunicacionBaja(voids.iter().copied().map(factura).collect());
    software
        .ok(send(account, &make::ubl(kind, RUC, "", number, "2026-11-21")))
        .await
        .document
}

on_both_engines! {
    async fn a_document_named_by_an_accepted_notice_comes_out_voided(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (other, others) = app.integration(&app.world.sillar, "tienda-sur").await;
        let notice = notice(&software, account.id, 1, &[1, 2, 3]).await;
        software.ok(attach(&notice, &cdr("RA-20261121-1", "0", 5))).await;
        let brought = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await;
        assert_eq!((brought.document.state.state, brought.counted), (S::Voided, true), "told at once");
        assert!(brought.document.state.proved);
        let body = announce(DocumentKind::Factura, "F001", 2);
        let announced = software.ok(CreateAdmission { account_id: account.id, body }).await;
        let document_id = announced.document_id.expect("it was admitted");
        let announced = software.ok(GetDocument { account_id: account.id, document_id }).await;
        assert_eq!(announced.state.state, S::Voided);
        let completed = software.ok(send(account.id, &make::factura(RUC, 2, "2026-11-21"))).await;
        assert_eq!(completed.document.state.state, S::Voided, "and its XML does not bring it back");
        let unnamed = software.ok(send(account.id, &make::factura(RUC, 4, "2026-11-21"))).await.document;
        let theirs = others.ok(send(other.id, &make::factura(RUC, 3, "2026-11-21"))).await.document;
        assert_eq!((unnamed.state.state, theirs.state.state), (S::NotSent, S::NotSent));
        let kept = software.ok(attach(&brought.document, &cdr("F001-1", "0", 2))).await;
        assert_eq!((kept.changed, kept.document.state.state), (false, S::Voided));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'document.voided'").await, 2);
        assert_eq!(app.documents_three_ways().await, [4, 4, 4], "what is voided is counted");
        let totals = app.manager().ok(GetDocumentTotals { query: TotalsQuery::default() }).await;
        let voided: i64 = totals.months.iter().flat_map(|month| &month.kinds).map(|kind| kind.voided).sum();
        assert_eq!(voided, 2, "{totals:?}");
    }

    async fn one_named_by_a_notice_that_waits_waits_too_and_follows_its_answer(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let taken = notice(&software, account.id, 1, &[1]).await;
        let refused = notice(&software, account.id, 2, &[2]).await;
        let first = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let second = software.ok(send(account.id, &make::factura(RUC, 2, "2026-11-21"))).await.document;
        let both = [first, second];
        assert_eq!(states(&software, &both).await, [S::Voiding, S::Voiding]);
        software.ok(attach(&taken, &cdr("RA-20261121-1", "0", 5))).await;
        software.ok(attach(&refused, &cdr("RA-20261121-2", "2105", 5))).await;
        assert_eq!(states(&software, &both).await, [S::Voided, S::NotSent]);
        let third = software.ok(send(account.id, &make::factura(RUC, 3, "2026-11-21"))).await.document;
        assert_eq!(third.state.state, S::NotSent);
    }

    async fn many_that_come_at_once_are_each_found_in_the_notices(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let voided: Vec<i64> = (1..=60).filter(|number| number % 3 == 0).collect();
        let notice = notice(&software, account.id, 1, &voided).await;
        software.ok(attach(&notice, &cdr("RA-20261121-1", "0", 5))).await;
        let document = |number| match announce(DocumentKind::Factura, "F001", number) {
            NewAdmission::Document(document) => document,
            other => panic!("{other:?}"),
        };
        let documents: Vec<NewDocument> = (1..=60).map(document).collect();
        let body = NewDocuments { documents };
        let answers = software.ok(CreateAdmissions { account_id: account.id, body }).await.answers;
        for (number, answer) in (1..).zip(answers) {
            let document_id = answer.document_id.expect("it was admitted");
            let document = software.ok(GetDocument { account_id: account.id, document_id }).await;
            let expected = if number % 3 == 0 { S::Voided } else { S::NotSent };
            assert_eq!((document.number, document.state.state), (number, expected));
        }
    }

    async fn a_boleta_follows_the_summaries_that_came_before_it(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let boleta = |number| Referred { kind: DocumentKind::Boleta, series: "B001".to_owned(), number };
        let summaries = [(1, vec![(boleta(1), 1), (boleta(2), 1)]), (2, vec![(boleta(2), 3)])];
        for (number, lines) in summaries {
            let xml = make::ubl(UblKind::ResumenDiario(lines), RUC, "", number, "2026-11-21");
            let summary = software.ok(send(account.id, &xml)).await.document;
            software.ok(attach(&summary, &cdr(&format!("RC-20261121-{number}"), "0", 5))).await;
        }
        for (number, state) in [(1, S::Accepted), (2, S::Voided), (3, S::NotSent)] {
            let xml = make::ubl(UblKind::Boleta, RUC, "B001", number, "2026-11-21");
            let document = software.ok(send(account.id, &xml)).await.document;
            assert_eq!(standing(&software, &document).await.state, state, "{number}");
        }
    }
}

//! A *comunicación de baja*: what it names waits to be voided from when it comes, and is when the tax office takes it.

use talonario::documents::sample::{Referred, UblKind};
use tests::answers::{as_sunat_gives_it, cdr};
use tests::make::{self, RUC};
use tests::{Caller, Code, on_both_engines};
use types::accounts::AccountId;
use types::documents::{Document, DocumentKind, DocumentState as S, MatchReceipt};

use super::{attach, report, send, standing, states};

fn facturas(numbers: &[i64]) -> Vec<Referred> {
    let of = |number: &i64| Referred {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: *number,
    };
    numbers.iter().map(of).collect()
}

/// So many facturas, the first ones accepted, and the notice that voids those of these numbers.
async fn notice(software: &Caller<'_>, account: AccountId, sent: i64, voids: &[i64]) -> (Vec<Document>, Document) {
    let mut documents = Vec::new();
    for number in 1..=sent {
        let document = software
            .ok(send(account, &make::factura(RUC, number, "2026-11-21")))
            .await
            .document;
        if number < sent {
            software
                .ok(attach(&document, &cdr(&format!("F001-{number}"), "0", 1)))
                .await;
        }
        documents.push(document);
    }
    let xml = make::ubl(UblKind::ComunicacionBaja(facturas(voids)), RUC, "", 3, "2026-11-21");
    (documents, software.ok(send(account, &xml)).await.document)
}

on_both_engines! {
    async fn what_an_accepted_notice_names_is_voided(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (documents, notice) = notice(&software, account.id, 4, &[1, 2, 4, 99]).await;
        assert_eq!(states(&software, &documents).await, [S::Voiding, S::Voiding, S::Accepted, S::Voiding]);
        let answer = as_sunat_gives_it("RA-20261121-3", &cdr("RA-20261121-3", "0", 20));
        let taken = software.ok(attach(&notice, &answer)).await;
        assert_eq!((taken.changed, taken.voided, taken.document.state.state), (true, 3, S::Accepted));
        assert_eq!(states(&software, &documents).await, [S::Voided, S::Voided, S::Accepted, S::Voided]);
        let told = standing(&software, &documents[0]).await;
        assert!(told.proved && told.at == Some("2026-11-21T14:20:00Z".parse().expect("an instant")));
        assert_eq!(told.text.as_deref(), Some("Lo que SUNAT dice de RA-20261121-3"), "it names the notice");
        let voided = "SELECT COUNT(*) FROM events WHERE name = 'document.voided'";
        let asked = "SELECT COUNT(*) FROM events WHERE name = 'document.voiding_asked'";
        assert_eq!((app.number(voided).await, app.number(asked).await), (3, 3));

        let again = software.ok(MatchReceipt { account_id: account.id, file: answer }).await;
        assert_eq!((again.changed, again.voided, app.number(voided).await), (false, 3, 3));
        assert_eq!(app.documents_three_ways().await, [4, 4, 4], "what is voided stays counted");
    }

    async fn what_a_rejected_notice_names_stands_as_it_did_before(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (documents, notice) = notice(&software, account.id, 3, &[1, 3]).await;
        let error = software.ok(attach(&notice, &cdr("RA-20261121-3", "0306", 5))).await;
        assert_eq!((error.voided, error.document.state.state), (0, S::Error));
        assert_eq!(states(&software, &documents).await, [S::Voiding, S::Accepted, S::Voiding], "it can be sent again");
        let rejected = software.ok(attach(&notice, &cdr("RA-20261121-3", "2105", 6))).await;
        assert_eq!(rejected.document.state.state, S::Rejected);
        assert_eq!(states(&software, &documents).await, [S::Accepted, S::Accepted, S::NotSent]);
        let told = standing(&software, &documents[0]).await;
        assert_eq!((told.code.as_deref(), told.proved), (Some("0"), true), "by the word it was accepted by");
    }

    async fn the_acceptance_of_what_waits_to_be_voided_is_remembered(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (documents, notice) = notice(&software, account.id, 1, &[1]).await;
        assert_eq!(states(&software, &documents).await, [S::Voiding]);
        let kept = software.ok(attach(&documents[0], &cdr("F001-1", "0", 2))).await;
        assert_eq!((kept.changed, kept.document.state.state), (false, S::Voiding));
        software.ok(attach(&notice, &cdr("RA-20261121-3", "2105", 6))).await;
        assert_eq!(states(&software, &documents).await, [S::Accepted]);
    }

    async fn a_notice_voids_nothing_of_another_account_or_kind(app) {
        let (account, software) = app.integration(&app.world.sillar, "tienda-norte").await;
        let (other, others) = app.integration(&app.world.sillar, "tienda-sur").await;
        let theirs = others.ok(send(other.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let boleta = make::ubl(UblKind::Boleta, RUC, "B001", 1, "2026-11-21");
        let boleta = software.ok(send(account.id, &boleta)).await.document;
        let (documents, notice) = notice(&software, account.id, 1, &[1]).await;
        software.ok(attach(&notice, &cdr("RA-20261121-3", "0", 5))).await;
        assert_eq!(states(&software, &documents).await, [S::Voided]);
        assert_eq!(states(&software, &[boleta]).await, [S::NotSent]);
        assert_eq!(standing(&others, &theirs).await.state, S::NotSent);
        others.refused(attach(&theirs, &cdr("RA-20261121-3", "0", 5)), Code::ReceiptOfAnother).await;
    }

    async fn what_was_rejected_is_not_voided(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        software.ok(attach(&document, &cdr("F001-1", "2335", 1))).await;
        let xml = make::ubl(UblKind::ComunicacionBaja(facturas(&[1])), RUC, "", 3, "2026-11-21");
        let notice = software.ok(send(account.id, &xml)).await.document;
        let taken = software.ok(attach(&notice, &cdr("RA-20261121-3", "0", 9))).await;
        assert_eq!((taken.voided, standing(&software, &document).await.state), (0, S::Rejected));
    }

    async fn a_notice_that_is_only_reported_voids_until_its_file_says_otherwise(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (documents, notice) = notice(&software, account.id, 2, &[1]).await;
        software.ok(report(&notice, S::Sent, None)).await;
        software.ok(report(&notice, S::Accepted, Some("0"))).await;
        let told = standing(&software, &documents[0]).await;
        assert_eq!((told.state, told.proved), (S::Voided, false));
        let taken = software.ok(attach(&notice, &cdr("RA-20261121-3", "0", 9))).await;
        assert!(taken.changed && standing(&software, &documents[0]).await.proved);
    }
}

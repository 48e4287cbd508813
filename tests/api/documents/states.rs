//! How a document comes to stand: each way through the states of Peru, what is late, what is repeated.

use tests::answers::{cdr, noted};
use tests::make::{self, RUC};
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::LockAccount;
use types::documents::{Document, DocumentQuery, DocumentState as S, ListDocuments};
use types::kit::fault::Fault;

use super::{attach, report, send, standing};

async fn one(app: &TestApp, number: i64) -> (Document, Caller<'_>) {
    let (account, software) = app.integration(&app.world.sillar, &format!("pukara-{number}")).await;
    let document = software
        .ok(send(account.id, &make::factura(RUC, 1, "2026-11-21")))
        .await
        .document;
    (document, software)
}

on_both_engines! {
    async fn a_document_goes_its_way_and_its_events_tell_it(app) {
        let (document, software) = one(&app, 1).await;
        assert_eq!(standing(&software, &document).await.state, S::NotSent);
        let mut sent = report(&document, S::Sent, None);
        sent.body.ticket = Some("202600000000123".to_owned());
        let told = software.ok(sent.clone()).await.state;
        assert_eq!((told.state, told.ticket.as_deref(), told.proved), (S::Sent, Some("202600000000123"), false));
        software.ok(attach(&document, &cdr("F001-1", "0109", 1))).await;
        assert_eq!(standing(&software, &document).await.state, S::Error);
        software.ok(sent).await;
        let observed = software.ok(attach(&document, &noted("F001-1", "0", 3, &["4252 - Un código"]))).await;
        assert_eq!((observed.document.state.state, observed.document.state.ticket), (S::Observed, None));
        let waiting = software.ok(report(&document, S::Voiding, None)).await.state;
        assert_eq!((waiting.state, waiting.code.as_deref()), (S::Voiding, Some("4252")), "it keeps what it was accepted by");
        software.ok(report(&document, S::Voided, None)).await;
        assert_eq!(standing(&software, &document).await.state, S::Voided);
        for name in ["sent", "failed", "observed", "voiding_asked", "voided"] {
            let count = format!("SELECT COUNT(*) FROM events WHERE name = 'document.{name}' AND data LIKE '%account_id%'");
            assert_eq!(app.number(&count).await, if name == "sent" { 2 } else { 1 }, "{name}");
        }
        assert_eq!(app.documents_three_ways().await, [1, 1, 1], "what is voided stays counted");
    }

    async fn what_comes_late_is_refused_and_told_where_it_stands(app) {
        for (number, codes, late) in [
            (1, vec!["0"], vec!["2335", "0306"]),
            (2, vec!["2335"], vec!["0", "0306"]),
            (3, vec!["0306", "0"], vec!["2335"]),
        ] {
            let (document, software) = one(&app, number).await;
            for (minute, code) in (1..).zip(&codes) {
                software.ok(attach(&document, &cdr("F001-1", code, minute))).await;
            }
            let before = standing(&software, &document).await;
            let (rows, files) = (app.rows("receipts").await, app.files());
            for (minute, code) in (10..).zip(late) {
                let problem = software.refused(attach(&document, &cdr("F001-1", code, minute)), Code::DocumentStatePassed).await;
                assert_eq!(problem.detail.as_deref(), Some(before.state.name()), "{code}");
            }
            software.refused(report(&document, S::Sent, None), Code::DocumentStatePassed).await;
            assert_eq!(standing(&software, &document).await, before);
            assert_eq!((app.rows("receipts").await, app.files()), (rows, files));
        }
    }

    async fn after_it_is_voided_nothing_brings_it_back(app) {
        let (document, software) = one(&app, 1).await;
        software.ok(attach(&document, &cdr("F001-1", "0", 1))).await;
        software.ok(report(&document, S::Voided, None)).await;
        for (state, code) in [(S::Accepted, Some("0")), (S::Rejected, Some("2335")), (S::Sent, None), (S::Voiding, None)] {
            software.refused(report(&document, state, code), Code::DocumentStatePassed).await;
        }
        software.refused(attach(&document, &cdr("F001-1", "2335", 9)), Code::DocumentStatePassed).await;
        let kept = software.ok(attach(&document, &cdr("F001-1", "0", 9))).await;
        assert_eq!((kept.changed, kept.document.state.state), (false, S::Voided), "the proof of what came before is kept");
        assert_eq!(app.rows("receipts").await, 2);
    }

    async fn a_report_repeated_changes_nothing(app) {
        let (document, software) = one(&app, 1).await;
        let mut error = report(&document, S::Error, Some("0306"));
        error.body.description = Some("  No se puede leer\n el XML ".to_owned());
        let first = software.ok(error.clone()).await;
        let events = app.rows("events").await;
        app.clock.advance(chrono::TimeDelta::hours(2));
        for _ in 0..3 {
            assert_eq!(software.ok(error.clone()).await, first);
        }
        assert_eq!(app.rows("events").await, events);
        let other = software.ok(report(&document, S::Error, Some("0109"))).await.state;
        assert_eq!((other.state, other.code.as_deref()), (S::Error, Some("0109")));
    }

    async fn a_report_that_cannot_be_is_told_field_by_field(app) {
        let (document, software) = one(&app, 1).await;
        software.wrong(report(&document, S::NotSent, None), &[("state", Fault::Unknown)]).await;
        software.wrong(report(&document, S::Accepted, None), &[("code", Fault::Required)]).await;
        software.wrong(report(&document, S::Accepted, Some("2335")), &[("code", Fault::Unknown)]).await;
        let mut wrong = report(&document, S::Error, Some("x"));
        wrong.body.ticket = Some("1".to_owned());
        wrong.body.description = Some("x".repeat(501));
        software.wrong(wrong, &[("code", Fault::WrongCharacters), ("description", Fault::TooLong { maximum: 500 }), ("ticket", Fault::Unknown)]).await;
        assert_eq!(standing(&software, &document).await.state, S::NotSent);
    }

    async fn a_lock_does_not_stop_what_the_tax_office_says(app) {
        let (document, software) = one(&app, 1).await;
        let body = make::lock("Mora");
        app.manager().ok(LockAccount { account_id: document.account_id, version: 1, body }).await;
        software.ok(attach(&document, &cdr("F001-1", "0", 1))).await;
        software.ok(report(&document, S::Voided, None)).await;
    }

    async fn the_list_tells_how_each_stands(app) {
        let (document, software) = one(&app, 1).await;
        software.ok(attach(&document, &cdr("F001-1", "2335", 1))).await;
        let call = ListDocuments { account_id: document.account_id, query: DocumentQuery::default() };
        let listed = app.by(&app.world.sillar.support).ok(call).await.items;
        let told = listed.first().expect("the document").state.clone();
        assert_eq!((told.state, told.code.as_deref(), told.text.as_deref()),
            (S::Rejected, Some("2335"), Some("El XML cambió después de firmarse.")));
    }
}

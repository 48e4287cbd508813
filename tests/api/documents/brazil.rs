//! Brazil: what protocols and events make of a note.

use tests::answers::{elsewhere, event, protocol, situation};
use tests::make::{self, CNPJ};
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::Environment;
use types::documents::{Document, DocumentState as S, MatchReceipt, ReceiptKind};

use super::{announced, attach, report, send, standing};

async fn note(app: &TestApp) -> (Document, Caller<'_>) {
    let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
    let xml = make::nfe(CNPJ, 12, "2026-11-21", Environment::Production);
    (software.ok(send(account.id, &xml)).await.document, software)
}

on_both_engines! {
    async fn a_note_that_comes_with_its_protocol_is_accepted_from_the_start(app) {
        let (note, software) = note(&app).await;
        let told = standing(&software, &note).await;
        assert_eq!((told.state, told.code.as_deref(), told.proved), (S::Accepted, Some("100"), true));
        assert_eq!(told.at, Some("2026-11-21T15:00:03Z".parse().expect("an instant")));
        assert_eq!(note.state, told);
    }

    async fn a_recorded_cancellation_voids_it_and_a_correction_does_not(app) {
        let (note, software) = note(&app).await;
        let corrected = software.ok(attach(&note, &event(&note, "110110", "135", 10))).await;
        assert_eq!((corrected.changed, corrected.receipt.state, corrected.document.state.state), (false, None, S::Accepted));
        let refused = software.ok(attach(&note, &event(&note, "110111", "220", 11))).await;
        assert_eq!((refused.changed, refused.document.state.state), (false, S::Accepted));
        let cancelled = event(&note, "110111", "135", 12);
        let taken = software.ok(MatchReceipt { account_id: note.account_id, file: cancelled.clone() }).await;
        assert_eq!((taken.receipt.kind, taken.document.state.state), (ReceiptKind::Event, S::Voided));
        let again = software.ok(attach(&note, &cancelled)).await;
        assert_eq!((again.changed, app.rows("receipts").await), (false, 3));
    }

    async fn a_refused_cancellation_leaves_the_note_as_it_was(app) {
        let (note, software) = note(&app).await;
        let before = standing(&software, &note).await;
        software.ok(report(&note, S::Voiding, None)).await;
        let taken = software.ok(attach(&note, &event(&note, "110111", "220", 10))).await;
        let told = taken.document.state;
        assert_eq!((taken.changed, told.state, told.code), (true, S::Accepted, before.code));
    }

    async fn an_authorised_note_is_not_rejected_or_denied_any_more(app) {
        let (note, software) = note(&app).await;
        for code in ["539", "302", "108"] {
            software.refused(attach(&note, &protocol(&note, code, 10)), Code::DocumentStatePassed).await;
        }
        let same = software.ok(attach(&note, &protocol(&note, "100", 10))).await;
        assert_eq!((same.changed, same.document.state.state), (false, S::Accepted));
    }

    async fn how_a_note_stands_when_asked_says_what_its_protocol_and_events_say(app) {
        let (note, software) = note(&app).await;
        let same = software.ok(attach(&note, &situation(&note, "100", Some("100"), &[("110110", "135")]))).await;
        assert_eq!((same.changed, same.receipt.kind, same.document.state.state), (false, ReceiptKind::Protocol, S::Accepted));
        for code in ["217", "656"] {
            let about_the_question = software.ok(attach(&note, &situation(&note, code, None, &[]))).await;
            assert_eq!((about_the_question.changed, about_the_question.receipt.state), (false, None), "{code}");
        }
        let events = [("110110", "135"), ("110111", "135")];
        let file = situation(&note, "101", Some("100"), &events);
        let taken = software.ok(MatchReceipt { account_id: note.account_id, file: file.clone() }).await;
        assert_eq!((taken.changed, taken.receipt.kind, taken.document.state.state), (true, ReceiptKind::Event, S::Voided));
        assert_eq!(taken.document.state.at, Some("2026-11-21T15:21:00Z".parse().expect("an instant")), "since the event");
        assert!(!software.ok(attach(&note, &file)).await.changed);
        software.refused(attach(&note, &situation(&note, "110", Some("302"), &[])), Code::DocumentStatePassed).await;
    }

    async fn a_note_that_was_only_reported_is_proved_by_asking(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let note = announced(&software, &account, 12).await;
        software.ok(report(&note, S::Rejected, Some("539"))).await;
        let keyed = Document { access_key: Some(make::access_key(CNPJ, 12, "2026-11-21")), ..note.clone() };
        let taken = software.ok(attach(&note, &situation(&keyed, "100", Some("100"), &[]))).await;
        assert_eq!((taken.changed, taken.document.state.state, taken.document.state.proved), (true, S::Accepted, true));
        let elsewhere = situation(&elsewhere(&keyed), "100", Some("100"), &[]);
        software.refused(attach(&note, &elsewhere), Code::ReceiptOfAnother).await;
    }

    async fn an_answer_of_another_note_or_environment_is_refused(app) {
        let (note, software) = note(&app).await;
        let xml = make::nfe(CNPJ, 13, "2026-11-21", Environment::Production);
        let other = software.ok(send(note.account_id, &xml)).await.document;
        for file in [event(&other, "110111", "135", 1), event(&elsewhere(&note), "110111", "135", 1)] {
            software.refused(attach(&note, &file), Code::ReceiptOfAnother).await;
        }
        let unknown = Document { access_key: Some("35170458716523000119550010000000121000123458".to_owned()), ..note.clone() };
        let file = event(&unknown, "110111", "135", 1);
        software.refused(MatchReceipt { account_id: note.account_id, file }, Code::ReceiptWithoutDocument).await;
        software.refused(attach(&note, &tests::answers::cdr("F001-12", "0", 1)), Code::ReceiptOfAnother).await;
    }
}

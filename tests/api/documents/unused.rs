//! Brazil: numbers that SEFAZ records as not used, before and after there are documents of them.

use tests::answers::{protocol, unused};
use tests::make::{self, CNPJ};
use tests::{Code, on_both_engines};
use types::accounts::Environment;
use types::admissions::{CreateAdmission, PreviewAdmission};
use types::documents::{Document, DocumentKind, DocumentState as S, GetDocumentContent, MatchReceipt};

use super::{announce, announced, attach, report, send, standing, states};

on_both_engines! {
    async fn numbers_that_were_never_authorised_are_voided_and_the_notice_shows(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let mut notes = Vec::new();
        for number in 100..=104 {
            notes.push(announced(&software, &account, number).await);
        }
        software.ok(report(&notes[1], S::Rejected, Some("539"))).await;
        let keyed = Document { access_key: Some(make::access_key(CNPJ, 102, "2026-11-21")), ..notes[2].clone() };
        software.ok(attach(&notes[2], &protocol(&keyed, "539", 1))).await;
        let xml = unused(100, 103, "102");
        let received = software.ok(send(account.id, &xml)).await;
        let notice = &received.document;
        assert_eq!((notice.kind, notice.state.state, received.counted), (DocumentKind::Inutilizacao, S::Accepted, false));
        assert_eq!((notice.series.as_str(), notice.number, notice.state.proved), ("55-1-100", 103, true));
        assert_eq!(states(&software, &notes).await, [S::Voided, S::Voided, S::Voided, S::Voided, S::NotSent]);
        let told = standing(&software, &notes[0]).await;
        assert_eq!((told.code.as_deref(), told.proved), (Some("102"), true));
        assert!(!software.ok(send(account.id, &xml)).await.counted, "the same again changes nothing");
        let receipt = software.ok(MatchReceipt { account_id: account.id, file: xml }).await;
        assert_eq!((receipt.document.id, receipt.changed), (notice.id, false));
        let call = GetDocumentContent { account_id: account.id, document_id: notice.id };
        assert_eq!(software.ok(call).await.references[0].reason.as_deref(), Some("Quebra de sequência da numeração"));
        assert_eq!(app.documents_three_ways().await, [5, 5, 5]);
    }

    async fn a_range_with_an_authorised_number_is_refused_and_told_which(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let before = announced(&software, &account, 100).await;
        let xml = make::nfe(CNPJ, 101, "2026-11-21", Environment::Production);
        let authorised = software.ok(send(account.id, &xml)).await.document;
        let problem = software.refused(send(account.id, &unused(100, 103, "102")), Code::NumberInUse).await;
        assert_eq!(problem.detail.as_deref(), Some("55-1-101"));
        let cancelled = tests::answers::event(&authorised, "110111", "135", 9);
        software.ok(attach(&authorised, &cancelled)).await;
        software.refused(send(account.id, &unused(100, 103, "102")), Code::NumberInUse).await;
        assert_eq!(states(&software, &[before, authorised]).await, [S::NotSent, S::Voided]);
        assert_eq!(app.rows("documents").await, 2);
        software.ok(send(account.id, &unused(102, 103, "102"))).await;
        let demo = make::nfe(CNPJ, 102, "2026-11-21", Environment::Demo);
        software.ok(send(account.id, &demo)).await;
    }

    async fn a_number_declared_unused_is_not_issued_any_more(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        software.ok(send(account.id, &unused(100, 103, "102"))).await;
        let account_id = account.id;
        let body = announce(DocumentKind::Nfe, "1", 103);
        let problem = software.refused(CreateAdmission { account_id, body: body.clone() }, Code::NumberDeclaredUnused).await;
        assert_eq!(problem.detail.as_deref(), Some("IN-55-1-100-103"));
        software.refused(PreviewAdmission { account_id, body }, Code::NumberDeclaredUnused).await;
        let xml = make::nfe(CNPJ, 100, "2026-11-21", Environment::Production);
        software.refused(send(account.id, &xml), Code::NumberDeclaredUnused).await;
        for (kind, series, number) in [(DocumentKind::Nfe, "1", 104), (DocumentKind::Nfe, "2", 100), (DocumentKind::Nfce, "1", 100)] {
            software.ok(CreateAdmission { account_id, body: announce(kind, series, number) }).await;
        }
        assert_eq!(app.documents_three_ways().await, [3, 3, 3]);
    }

    async fn one_that_was_not_granted_or_is_of_another_is_no_notice(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        software.refused(send(account.id, &unused(100, 103, "241")), Code::DocumentNotAuthorised).await;
        let other = String::from_utf8(unused(100, 103, "102")).expect("text").replace(CNPJ, "33000167000101");
        software.refused(send(account.id, other.as_bytes()), Code::IssuerIsAnother).await;
        let file = unused(100, 103, "102");
        let problem = software.refused(MatchReceipt { account_id: account.id, file }, Code::ReceiptWithoutDocument).await;
        assert_eq!(problem.detail.as_deref(), Some("IN-55-1-100-103"), "it is sent as a document first");
        assert_eq!(app.rows("documents").await, 0);
    }
}

//! Documents that need somebody: how they come into the inbox, and how they leave it by themselves.

use tests::Caller;
use tests::make::{self, RUC};
use tests::{TestApp, on_both_engines};
use types::accounts::{AccountId, GetAccount};
use types::documents::{CreateDocument, Document, DocumentState as S};
use types::inbox::{Cause, DismissInboxItem, Dismissal, DismissalReason, InboxState, ReopenInboxItem, Urgency};

use super::{at, causes, look, look_at, manager, open, says, standing};

async fn issue(software: &Caller<'_>, account_id: AccountId, number: i64, day: &str) -> Document {
    let xml = make::factura(RUC, number, day);
    software.ok(CreateDocument { account_id, xml }).await.document
}

/// An account whose software tells how its documents stand, with one that was accepted.
async fn telling(app: &TestApp) -> (AccountId, Caller<'_>) {
    let (account, software) = app.integration(&app.world.sillar, "pukara").await;
    let first = issue(&software, account.id, 900, "2026-11-21").await;
    software.ok(says(&first, S::Accepted, Some("0"))).await;
    (account.id, software)
}

on_both_engines! {
    async fn a_rejected_document_shows_at_once_and_is_set_aside_until_another_is(app) {
        let (account, software) = telling(&app).await;
        let manager = manager(&app).await;
        let (one, two) = (issue(&software, account, 1, "2026-11-21").await, issue(&software, account, 2, "2026-11-21").await);
        software.ok(says(&one, S::Rejected, Some("2335"))).await;
        let item = open(&manager).await.remove(0);
        assert_eq!((item.cause, item.count, item.urgency, item.due_at), (Cause::Rejected, 1, Urgency::Today, None));
        assert_eq!(item.document.as_ref().map(|document| (document.id, document.number)), Some((one.id, 1)));
        assert_eq!((item.account.id, item.assignee, item.version), (account, None, 1));
        let told = manager.ok(GetAccount { account_id: account }).await;
        assert_eq!(told.notifications.with_errors, 1, "the list of accounts tells it too");

        let body = Dismissal { reason: DismissalReason::Replaced };
        let aside = manager.ok(DismissInboxItem { inbox_item_id: item.id, version: 1, body }).await;
        assert_eq!((aside.version, aside.dismissed.map(|aside| aside.reason)), (2, Some(DismissalReason::Replaced)));
        assert_eq!(causes(&manager).await, []);
        assert_eq!(standing(&manager, InboxState::Dismissed).await.len(), 1);
        assert_eq!(manager.ok(GetAccount { account_id: account }).await.notifications.with_errors, 0);

        let back = manager.ok(ReopenInboxItem { inbox_item_id: item.id, version: 2 }).await;
        assert_eq!((back.count, back.dismissed), (1, None));
        manager.ok(DismissInboxItem { inbox_item_id: item.id, version: 3, body }).await;
        software.ok(says(&two, S::Rejected, Some("2335"))).await;
        let again = open(&manager).await.remove(0);
        assert_eq!((again.id, again.count, again.dismissed), (item.id, 1, None), "it is about the new one alone");
        assert_eq!(again.document.map(|document| document.id), Some(two.id));
    }

    async fn what_failed_leaves_by_itself_when_it_is_taken(app) {
        let (account, software) = telling(&app).await;
        let document = issue(&software, account, 1, "2026-11-21").await;
        software.ok(says(&document, S::Error, Some("0109"))).await;
        let item = open(&manager(&app).await).await.remove(0);
        assert_eq!((item.cause, item.due_at), (Cause::Failed, Some(at("2026-11-25T05:00:00Z"))));
        software.ok(says(&document, S::Accepted, Some("0"))).await;
        assert_eq!(causes(&manager(&app).await).await, []);
        let events = |name: &str| format!("SELECT COUNT(*) FROM events WHERE name = 'account.{name}' AND routine");
        assert_eq!(app.number(&events("inbox_opened")).await, 1);
        assert_eq!(app.number(&events("inbox_resolved")).await, 1);
        look(&app).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM inbox_items WHERE standing <> 'closed'").await, 0);
    }

    async fn what_is_not_answered_shows_after_an_hour_and_all_of_it_is_one(app) {
        let (account, software) = telling(&app).await;
        let mut documents = Vec::new();
        for number in 1..=5 {
            documents.push(issue(&software, account, number, "2026-11-20").await);
        }
        look_at(&app, "2026-11-21T15:59:59Z").await;
        assert_eq!(causes(&manager(&app).await).await, [], "an hour has not passed");
        look_at(&app, "2026-11-21T16:01:00Z").await;
        let item = open(&manager(&app).await).await.remove(0);
        assert_eq!((item.cause, item.count), (Cause::NotSent, 5));
        assert_eq!(item.due_at, Some(at("2026-11-24T05:00:00Z")), "three days after its own in Lima");
        software.ok(says(&documents[0], S::Sent, None)).await;
        assert_eq!(causes(&manager(&app).await).await, [(Cause::NotSent, 5)], "it is sent, and not answered");
        for document in &documents {
            software.ok(says(document, S::Accepted, Some("0"))).await;
        }
        assert_eq!(causes(&manager(&app).await).await, []);
        issue(&software, account, 6, "2026-11-21").await;
        look_at(&app, "2026-11-21T17:02:00Z").await;
        let again = open(&manager(&app).await).await.remove(0);
        assert_eq!((again.id, again.count), (item.id, 1), "it comes back when its cause does");
    }

    async fn software_that_never_tells_how_documents_stand_leaves_none_behind(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        issue(&software, account.id, 1, "2026-11-20").await;
        look_at(&app, "2026-11-21T17:00:00Z").await;
        assert_eq!(causes(&manager(&app).await).await, []);
        assert_eq!(app.rows("inbox_documents").await, 0);
    }

    async fn a_voiding_that_is_not_answered_shows_after_an_hour(app) {
        let (account, software) = telling(&app).await;
        let document = issue(&software, account, 1, "2026-11-21").await;
        software.ok(says(&document, S::Accepted, Some("0"))).await;
        software.ok(says(&document, S::Voiding, None)).await;
        assert_eq!(causes(&manager(&app).await).await, []);
        look_at(&app, "2026-11-21T15:59:59Z").await;
        assert_eq!(causes(&manager(&app).await).await, []);
        look_at(&app, "2026-11-21T16:01:00Z").await;
        let item = open(&manager(&app).await).await.remove(0);
        assert_eq!((item.cause, item.due_at), (Cause::Voiding, Some(at("2026-11-29T05:00:00Z"))));
        software.ok(says(&document, S::Voided, None)).await;
        assert_eq!(causes(&manager(&app).await).await, []);
    }

    async fn an_announced_nfe_without_its_xml_shows_and_leaves_when_it_comes(app) {
        let (account, software) = app.integration(&app.world.ipe, "ipe-um").await;
        let body = types::admissions::NewAdmission::Document(make::announced(&account, 1, "2026-11-21"));
        software.ok(types::admissions::CreateAdmission { account_id: account.id, body }).await;
        look_at(&app, "2026-11-21T16:01:00Z").await;
        let owner = app.anew(&app.world.ipe.owner).await;
        let item = open(&owner).await.remove(0);
        assert_eq!((item.cause, item.count, item.due_at), (Cause::NotSent, 1, None));
        assert_eq!(item.act_by, at("2026-11-22T15:00:00Z"));
        let xml = make::document(&account, 1, "2026-11-21");
        software.ok(CreateDocument { account_id: account.id, xml }).await;
        look(&app).await;
        assert_eq!(causes(&owner).await, []);
        assert_eq!(causes(&manager(&app).await).await, [], "another reseller's");
    }
}
